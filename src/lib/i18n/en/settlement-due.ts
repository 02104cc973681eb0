import type { Messages } from '../zh.ts';

export const settlementMissing: Messages['settlementDue']['missing'] = {
  figures: 'no figures are recorded; the fly-in place records them.',
  booked: 'no payment is booked; who pays, pays and books it.',
  credited: 'it is booked and not credited; who receives, checks.',
  confirmed: 'it has arrived; the statement is not drawn and confirmed by all.',
};

export const settlementDue: Messages['settlementDue'] = {
  title: 'Enclave payments due',
  due: (year, day, days) =>
    days >= 0 ? `${year}: to be paid by ${day}, ${days} days left` : `${year}: was to be paid by ${day}, ${-days} days ago`,
  missing: settlementMissing,
  todo: 'To do in your enclaves',
};

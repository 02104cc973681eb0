import type { Messages } from '../zh.ts';

export const account: Messages['account'] = {
  title: 'Accounts',
  lead: 'Who acts for which organisation, and in which role. Only administrators and auditors see all of them.',
  columns: { name: 'Name', role: 'Role', organisation: 'Organisation', place: 'Place' },
  found: (n) => (n === 1 ? '1 account' : `${n} accounts`),
  noRole: 'none yet',
};

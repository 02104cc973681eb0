import type { SettlementMissing } from '../../domain/settlement-due.ts';

/** What a year that is due still lacks, and who does it. */
export const settlementMissing = {
  figures: '还没有登记实际数，请飞入地登记。',
  booked: '还没有付款记账，请付款方付款并记账。',
  credited: '已记账，收款方还没有记到账，请收款方核对。',
  confirmed: '已到账，各方还没有确认对账单，请出具并确认。',
} satisfies Record<SettlementMissing, string>;

export const settlementDue = {
  title: '飞地结算到期',
  due: (year: number, day: string, days: number) =>
    days >= 0 ? `${year} 年的款 ${day} 前付清，还有 ${days} 天` : `${year} 年的款应在 ${day} 前付清，已过 ${-days} 天`,
  missing: settlementMissing,
  todo: '飞地要办的事',
};

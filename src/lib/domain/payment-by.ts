const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The day of the year after by which a year is paid, as people write it: 4月30日, 4-30, 04/30.
 *
 * @returns `MM-DD`, '' for nothing, null when it is no day of every year
 */
export function readPaymentBy(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return '';
  const [, month = '', day = ''] = /^(\d{1,2})\s*(?:[-/.．]|月)\s*(\d{1,2})\s*[日号]?$/.exec(text) ?? [];
  const most = DAYS[Number(month) - 1];
  if (most === undefined || Number(day) < 1 || Number(day) > most) return null;
  return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

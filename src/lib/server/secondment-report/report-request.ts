import type { Account } from '../../domain/account.ts';
import type { SecondmentReport } from '../../domain/secondment-report.ts';
import type { Db } from '../db.ts';
import { readReport, reportPairs, type ReportPair } from './read-report.ts';

export type RequestedReport = { pairs: ReportPair[]; pair: ReportPair; report: SecondmentReport };

/** Who may see whole pairs: the offices that keep the registers, and auditors. The others would count a part and think it the whole. */
export const seesReport = (account: Account | null): boolean => account?.role === 'talent_officer' || account?.role === 'auditor';

/** The report that an address asks for: `pair` and `year`, else the first pair and the latest year that is not in the future. */
export async function requestedReport(db: Db, query: URLSearchParams, today: string): Promise<RequestedReport | null> {
  const pairs = await reportPairs(db);
  const pair = pairs.find(({ key }) => key === query.get('pair')) ?? pairs[0];
  if (!pair) return null;
  const asked = Number(query.get('year'));
  const now = Number(today.slice(0, 4));
  const year = pair.years.includes(asked) ? asked : (pair.years.find((each) => each <= now) ?? pair.years.at(-1) ?? now);
  return { pairs, pair, report: await readReport(db, pair, year) };
}

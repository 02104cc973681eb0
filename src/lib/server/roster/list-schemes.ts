import { plusDays } from '../../domain/date-text.ts';
import { unwrap, type Db } from '../db.ts';

/** A rule pack as it is shown: ours, or one that the office recorded for itself. */
export type SchemeView = Awaited<ReturnType<typeof listSchemes>>[number];

/** All rule packs that the caller may see, ours first. */
export async function listSchemes(db: Db) {
  const [ours, own] = await Promise.all([
    db.from('schemes').select('*').order('system').order('code'),
    db.from('own_schemes').select('*').order('code').order('valid_from'),
  ]);
  const shared = (row: {
    code: string;
    name: string;
    ladder: 'cadre' | 'technical' | null;
    direction: 'east_to_west' | 'west_to_east';
    months_min: number;
    months_max: number;
    months_allowed: number[] | null;
    counts_from_months: number | null;
    conditions: string;
    valid_from: string;
    valid_until: string | null;
    source: string;
    source_url: string | null;
    confidence: 'high' | 'medium' | 'low';
  }) => ({
    code: row.code,
    name: row.name,
    ladder: row.ladder,
    direction: row.direction,
    months: { months_min: row.months_min, months_max: row.months_max, months_allowed: row.months_allowed },
    countsFrom: row.counts_from_months,
    conditions: row.conditions,
    validFrom: row.valid_from,
    lastDay: row.valid_until && plusDays(row.valid_until, -1),
    source: row.source,
    sourceUrl: row.source_url,
    confidence: row.confidence,
  });
  return [
    ...unwrap('schemes', ours).map((row) => ({ ...shared(row), isOwn: false, startAssumed: row.start_assumed })),
    ...unwrap('own_schemes', own).map((row) => ({ ...shared(row), isOwn: true, startAssumed: false })),
  ];
}

/** Those in force on a day. */
export const schemesOn = (schemes: readonly SchemeView[], day: string): SchemeView[] =>
  schemes.filter(({ validFrom, lastDay }) => validFrom <= day && (lastDay === null || day <= lastDay));

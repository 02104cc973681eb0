import { countsOn, type FiscalParameter } from '../../domain/fiscal-parameter.ts';
import { unwrap, type Db } from '../db.ts';

const COLUMNS =
  'code, validFrom:valid_from, startAssumed:start_assumed, validUntil:valid_until, value, unit, source, sourceUrl:source_url, confidence' as const;
const OWN_COLUMNS =
  'code, validFrom:valid_from, validUntil:valid_until, value, unit, source, sourceUrl:source_url, confidence, office:office_id(id, name)' as const;

export type ShownParameter = FiscalParameter & { office: { id: string; name: string } | null };

/** What counts on a day, by code; an office's own rows before what ships under the same code. Others' offices are not seen. */
export async function listParameters(db: Db, day: string): Promise<ShownParameter[]> {
  const [shipped, own] = await Promise.all([
    db.from('fiscal_parameters').select(COLUMNS).order('code').order('valid_from'),
    db.from('own_parameters').select(OWN_COLUMNS).order('code').order('valid_from'),
  ]);
  const rows: ShownParameter[] = [
    ...unwrap('own_parameters', own).map((row) => ({ ...row, startAssumed: false })),
    ...unwrap('fiscal_parameters', shipped).map((row) => ({ ...row, office: null })),
  ];
  return rows.filter((row) => countsOn(row, day)).sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

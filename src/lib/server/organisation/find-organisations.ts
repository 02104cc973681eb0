import type { OrganisationKindCode } from '../../domain/enums.ts';
import { unwrap, type Db } from '../db.ts';

export const ORGANISATIONS_A_PAGE = 50;

export type OrganisationFilter = {
  /** A part of the name, or the beginning of the credit code. */
  words: string;
  kind: OrganisationKindCode | null;
  /** Six digits; 00 at the end stands for everything below. */
  region: string | null;
  verified: boolean | null;
  page: number;
};

/** What has a meaning of its own in PostgREST's filters or in LIKE goes. */
const plain = (words: string) => words.replace(/[%_\\*,()."']/g, ' ').trim();

/** Public fields of the organisations that a filter leaves, by name, and how many there are. */
export async function findOrganisations(db: Db, { words, kind, region, verified, page }: OrganisationFilter) {
  let query = db
    .from('organisations')
    .select('id, kind, name, region_code, credit_code, verified_at, is_sample, verified_by:verified_by_id(name)', { count: 'exact' });
  const wanted = plain(words);
  if (wanted) query = query.or(`name.ilike.*${wanted}*,credit_code.ilike.${wanted.replace(/\s/g, '')}*`);
  if (kind) query = query.eq('kind', kind);
  if (region) query = query.like('region_code', `${region.replace(/(00){1,2}$/, '')}%`);
  if (verified !== null) query = verified ? query.not('verified_at', 'is', null) : query.is('verified_at', null);
  const first = (page - 1) * ORGANISATIONS_A_PAGE;
  const answer = await query
    .order('name')
    .order('id')
    .range(first, first + ORGANISATIONS_A_PAGE - 1);
  // A page beyond the last is empty, not a failure.
  if (answer.error?.code === 'PGRST103') return { total: 0, rows: [] };
  const rows = unwrap('organisations', answer);
  return {
    total: answer.count ?? rows.length,
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: row.name,
      regionCode: row.region_code,
      creditCode: row.credit_code,
      verifiedAt: row.verified_at,
      verifiedBy: row.verified_by?.name ?? null,
      isSample: row.is_sample,
    })),
  };
}

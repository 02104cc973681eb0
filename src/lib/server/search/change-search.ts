import { ok, type Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { refusal, type SearchForm } from './save-search.ts';

/** @errors `not_found`, `search_name_taken` */
export async function changeSearch(db: Db, id: string, { name, digest }: SearchForm): Promise<Result<null>> {
  const { error } = await db.rpc('change_search', { search_id: id, name, digest });
  return error ? refusal('change_search', error) : ok(null);
}

/** @errors `not_found` */
export async function deleteSearch(db: Db, id: string): Promise<Result<null>> {
  const { error } = await db.rpc('delete_search', { search_id: id });
  return error ? refusal('delete_search', error) : ok(null);
}

import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/**
 * Asks the office that is responsible; answers the question's id.
 *
 * @param page  the page one was on, and what it was called
 * @errors `help_too_many`, `no_responsible_office`, `bad_request`
 */
export async function askHuman(db: Db, question: string, page: { path: string | null; title: string }): Promise<Result<string>> {
  const values = { question, page_title: page.title, ...(page.path === null ? {} : { page: page.path }) };
  return outcome('ask_human', await db.rpc('ask_human', values));
}

import { z } from 'zod';
import { signatureAnswer } from '../../domain/enums.ts';
import { err, type AppErrorCode, type Result } from '../../domain/errors.ts';
import { Placement } from '../../domain/placement.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { hashOfToken } from '../roster/person-links.ts';

/**
 * The assignments of whoever holds a personal link, the latest first; none where the link leads nowhere.
 *
 * @param service  the platform's own rights: who follows the link has no account
 */
export async function placementsByLink(service: Db, token: string): Promise<Placement[]> {
  const found = unwrap('secondments_by_link', await service.rpc('secondments_by_link', { token_hash: hashOfToken(token) }));
  return z.array(Placement).parse(found);
}

/** The person's own word about his assignment. @errors `not_found`, `wrong_state`, `already_signed`, `reason_needed`, `bad_request` */
export async function answerByLink(
  service: Db,
  token: string,
  { id, answer, words }: { id: string; answer: string; words: string },
): Promise<Result<undefined, AppErrorCode>> {
  const given = z.object({ id: z.uuid(), answer: z.enum(signatureAnswer) }).safeParse({ id, answer });
  if (!given.success) return err('bad_request');
  const values = { token_hash: hashOfToken(token), secondment_id: given.data.id, answer: given.data.answer, words };
  return outcome('sign_by_link', await service.rpc('sign_by_link', values));
}

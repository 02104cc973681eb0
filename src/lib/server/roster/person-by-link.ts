import { z } from 'zod';
import { personRequestKind, personRequestStatus, personWish } from '../../domain/enums.ts';
import { err, ok, type Result } from '../../domain/errors.ts';
import { RosterContent } from '../../domain/roster-entry.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { hashOfToken } from './person-links.ts';

const Mine = z.object({
  content: RosterContent,
  office: z.string(),
  contact: z.object({ person: z.string(), phone: z.string(), email: z.string(), answerHours: z.int() }).nullable(),
  exchange: z.object({ name: z.string(), purpose: z.string(), offices: z.array(z.string()) }).nullable(),
  recordedAt: z.string(),
  changedAt: z.string(),
  linkExpiresOn: z.string(),
  wishes: z.array(z.object({ post: z.string(), wish: z.enum(personWish) })),
  /** Units that would like him in the place of somebody who does not come. */
  wishedFor: z.array(z.object({ post: z.string(), by: z.string(), words: z.string(), at: z.string() })),
  requests: z.array(
    z.object({
      kind: z.enum(personRequestKind),
      text: z.string(),
      status: z.enum(personRequestStatus),
      askedAt: z.string(),
      dueOn: z.string(),
      answer: z.string().nullable(),
      answeredBy: z.string().nullable(),
    }),
  ),
  events: z.array(z.object({ verb: z.string(), at: z.string(), by: z.string().nullable(), columns: z.json() })),
});
/** Everything that is held about a person, for himself. */
export type OwnRecord = z.infer<typeof Mine>;

/**
 * What a personal link opens.
 *
 * @param db  the platform's own rights: who follows the link has no account
 * @returns null where the link leads nowhere (any more)
 */
export async function personByLink(db: Db, token: string): Promise<OwnRecord | null> {
  const found = unwrap('person_by_link', await db.rpc('person_by_link', { token_hash: hashOfToken(token) }));
  return found === null ? null : Mine.parse(found);
}

/** @errors `not_found`, `reason_needed`, `too_many_requests` */
export async function askByLink(db: Db, token: string, kind: string, text: string): Promise<Result<null>> {
  const known = z.enum(personRequestKind).safeParse(kind);
  if (!known.success) return err('bad_request');
  const asked = outcome('ask_by_link', await db.rpc('ask_by_link', { token_hash: hashOfToken(token), kind: known.data, text }));
  if (!asked.ok) return asked;
  return asked.value ? ok(null) : err('not_found');
}

import { z } from 'zod';
import { personRequestKind, personRequestStatus } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

const Open = z.array(
  z.object({
    id: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    kind: z.enum(personRequestKind),
    text: z.string(),
    askedAt: z.string(),
    dueOn: z.string(),
  }),
);

/** What people asked of the caller's office and were not answered yet, soonest due first. */
export const openPersonRequests = async (db: Db) =>
  Open.parse(unwrap('open_person_requests', await db.rpc('open_person_requests', {}, { get: true })));

const Status = z.enum(personRequestStatus);

/** What one person asked, newest first. */
export async function personRequests(db: Db, personId: string) {
  const rows = unwrap(
    'person_requests',
    await db.from('person_requests').select('*').eq('person_id', personId).order('asked_at', { ascending: false }),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    text: row.text,
    status: Status.parse(row.status),
    dueOn: row.due_on,
    answer: row.answer ?? '',
    answeredBy: row.answered_by_name ?? '',
  }));
}

/** @errors `not_found`, `already_answered`, `reason_needed` */
export const answerPersonRequest = async (db: Db, id: string, granted: boolean, answer: string): Promise<Result<undefined>> =>
  outcome('answer_person_request', await db.rpc('answer_person_request', { request_id: id, granted, answer }));

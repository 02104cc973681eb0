import { z } from 'zod';
import { Assignment } from '../../domain/assignment.ts';
import type { SecondmentStepCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { SecondmentRecord } from '../../domain/passport.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { hashOfToken } from '../roster/person-links.ts';

/** A person's own published secondments, latest first. @param db the platform's own rights: who follows the link has no account */
export async function assignmentsByLink(db: Db, token: string): Promise<Assignment[]> {
  return z.array(Assignment).parse(unwrap('assignments_by_link', await db.rpc('assignments_by_link', { token_hash: hashOfToken(token) })));
}

/** A person's own records. */
export async function passportByLink(db: Db, token: string): Promise<SecondmentRecord[]> {
  return z.array(SecondmentRecord).parse(unwrap('passport_by_link', await db.rpc('passport_by_link', { token_hash: hashOfToken(token) })));
}

/** A person's own word at a step. @errors `not_found`, `wrong_state`, `too_early`, `already_answered`, `reason_needed` */
export async function reportByLink(
  db: Db,
  token: string,
  id: string,
  step: SecondmentStepCode,
  words: string,
): Promise<Result<unknown, AppErrorCode>> {
  const values = { token_hash: hashOfToken(token), secondment_id: id, step, words, needs: '' };
  return outcome('report_by_link', await db.rpc('report_by_link', values));
}

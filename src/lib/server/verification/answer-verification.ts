import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** @errors `credit_code_needed`, `evidence_needed`, `verification_open`, `not_allowed` */
export const askVerification = async (db: Db, organisationId: string, note: string): Promise<Result<unknown>> =>
  outcome('ask_verification', await db.rpc('ask_verification', { organisation_id: organisationId, note }));

/** @errors `comment_needed`, `already_answered`, `not_allowed`, `not_found` */
export const answerVerification = async (db: Db, id: string, accept: boolean, comment: string): Promise<Result<unknown>> =>
  outcome('answer_verification', await db.rpc('answer_verification', { verification_id: id, accept, comment }));

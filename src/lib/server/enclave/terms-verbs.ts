import { canonicalJson, type Json } from '../../domain/canonical-json.ts';
import type { EnclaveDocument } from '../../domain/enclave-document.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Puts a version before the other parties. @errors `terms_unchanged`, `year_settled`, `not_allowed`, `wrong_state`, `not_found`, `bad_request` */
export const proposeTerms = async (
  db: Db,
  enclaveId: string,
  { document, fromYear, note }: { document: EnclaveDocument; fromYear: number; note: string },
): Promise<Result<number, AppErrorCode>> =>
  outcome(
    'propose_enclave_terms',
    await db.rpc('propose_enclave_terms', {
      enclave_id: enclaveId,
      document: canonicalJson(document as unknown as Json),
      from_year: fromYear,
      note,
    }),
  );

/** Agrees to exactly the version that was read. @errors `terms_superseded`, `post_needed`, `not_allowed`, `wrong_state`, `not_found` */
export const agreeTerms = async (
  db: Db,
  enclaveId: string,
  { number, hash, post }: { number: number; hash: string; post: string },
): Promise<Result<boolean, AppErrorCode>> =>
  outcome('agree_enclave_terms', await db.rpc('agree_enclave_terms', { enclave_id: enclaveId, number, hash, post }));

/** @errors `reason_needed`, `wrong_state`, `not_found`, `not_allowed` */
export const takeBackAgreement = async (db: Db, enclaveId: string, why: string): Promise<Result<undefined, AppErrorCode>> =>
  outcome('take_back_agreement', await db.rpc('take_back_agreement', { enclave_id: enclaveId, why }));

/** @errors `reason_needed`, `wrong_state`, `not_found`, `not_allowed` */
export const dropEnclave = async (db: Db, enclaveId: string, why: string): Promise<Result<undefined, AppErrorCode>> =>
  outcome('drop_enclave', await db.rpc('drop_enclave', { enclave_id: enclaveId, why }));

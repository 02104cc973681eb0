import { z } from 'zod';
import type { SecondmentPartyCode, SignatureChannelCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { Passport, VerifiedRecord } from '../../domain/passport.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** The signed records of a person; null when one may not see him. */
export async function getPassport(db: Db, personId: string): Promise<Passport | null> {
  if (!z.uuid().safeParse(personId).success) return null;
  return Passport.nullable().parse(unwrap('person_passport', await db.rpc('person_passport', { person_id: personId })));
}

/** Freezes what a secondment was and what came of it. @errors `not_found`, `not_allowed`, `wrong_state`, `tasks_open` */
export const draftRecord = async (db: Db, id: string): Promise<Result<string, AppErrorCode>> =>
  outcome('draft_secondment_record', await db.rpc('draft_secondment_record', { secondment_id: id }));

export type RecordSignature = {
  hash: string;
  party: SecondmentPartyCode;
  signerPost: string;
  channel: SignatureChannelCode;
  signerName: string;
};

/** Signs a record by the hash that one saw. @errors `not_found`, `not_allowed`, `record_moved_on`, `already_signed`, `signer_needed` */
export const signRecord = async (db: Db, record: string, signature: RecordSignature): Promise<Result<unknown, AppErrorCode>> =>
  outcome(
    'sign_secondment_record',
    await db.rpc('sign_secondment_record', {
      record_id: record,
      hash: signature.hash,
      party: signature.party,
      signer_post: signature.signerPost,
      channel: signature.channel,
      signer_name: signature.signerName,
    }),
  );

/** What a record's code says; null when no record has it. By the platform itself: the page is public. */
export async function verifyRecord(serviceDb: Db, code: string): Promise<VerifiedRecord | null> {
  if (!/^[0-9a-f]{24}$/.test(code)) return null;
  return VerifiedRecord.nullable().parse(unwrap('verify_secondment_record', await serviceDb.rpc('verify_secondment_record', { code })));
}

import { z } from 'zod';
import type { DealParty } from '../../domain/enclave-deal.ts';
import type { DisputeOutcomeCode, DisputeSubjectCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { dropPaper, openPaper, storePaper } from '../verification/evidence-store.ts';

/** @param amount  in question [fen]; null: not a matter of money. @errors `claim_needed`, `not_allowed`, `not_found`, `bad_request` */
export const openDispute = async (
  db: Db,
  settlementId: string,
  { subject, claim, amount }: { subject: DisputeSubjectCode; claim: string; amount: number | null },
): Promise<Result<number, AppErrorCode>> =>
  outcome(
    'open_settlement_dispute',
    await db.rpc('open_settlement_dispute', { settlement_id: settlementId, subject, claim, amount: amount as number }),
  );

/** @errors `claim_needed`, `wrong_state`, `not_allowed`, `not_found` */
export const answerDispute = async (db: Db, disputeId: string, words: string): Promise<Result<undefined, AppErrorCode>> =>
  outcome('answer_settlement_dispute', await db.rpc('answer_settlement_dispute', { dispute_id: disputeId, words }));

export type Closing = {
  outcome: DisputeOutcomeCode;
  words: string;
  /** [fen] */
  adjustment: number;
  from: DealParty | null;
  to: DealParty | null;
};

/** @errors `reason_needed`, `wrong_state`, `not_allowed`, `not_found`, `bad_request` */
export const closeDispute = async (db: Db, disputeId: string, closing: Closing): Promise<Result<undefined, AppErrorCode>> =>
  outcome(
    'close_settlement_dispute',
    await db.rpc('close_settlement_dispute', {
      dispute_id: disputeId,
      outcome: closing.outcome,
      words: closing.words,
      adjustment: closing.adjustment,
      adjusts_from: closing.from as DealParty, // null: nothing is adjusted
      adjusts_to: closing.to as DealParty,
    }),
  );

/** Stores a paper among those of one's own organisation and puts it into the case. @errors those of `storePaper`, `too_many_papers`, `wrong_state`, `bad_request` */
export async function addDisputePaper(
  db: Db,
  organisationId: string,
  { disputeId, file, title }: { disputeId: string; file: File; title: string },
): Promise<Result<string, AppErrorCode>> {
  const stored = await storePaper(db, organisationId, file);
  if (!stored.ok) return stored;
  const { objectName, mediaType, size } = stored.value;
  const added = outcome(
    'add_dispute_evidence',
    await db.rpc('add_dispute_evidence', { dispute_id: disputeId, title, media_type: mediaType, size, object_name: objectName }),
  );
  if (!added.ok) await dropPaper(db, objectName);
  return added;
}

/** A paper of a case with its bytes; null when there is none or it is not for the caller. */
export async function findDisputePaper(db: Db, id: string): Promise<{ title: string; mediaType: string; bytes: Blob } | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const [row] = unwrap('settlement_evidence', await db.from('settlement_evidence').select('title, media_type, object_name').eq('id', id));
  const bytes = row && (await openPaper(db, row.object_name));
  return row && bytes ? { title: row.title, mediaType: row.media_type, bytes } : null;
}

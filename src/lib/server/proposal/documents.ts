import type { DocumentAnswerCode } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { retryBusy } from './retry-busy.ts';

/** A request for papers, as its two sides and the offices see it. */
export type DocumentRequest = {
  asker: string;
  owner: string;
  words: string;
  askedBy: string | null;
  askedAt: string;
  answer: DocumentAnswerCode | null;
  why: string;
  answeredBy: string | null;
  answeredAt: string | null;
};

/** Who asked whom for papers in a proposal, the latest first, as far as the caller may know. */
export async function listDocuments(db: Db, proposal: string): Promise<DocumentRequest[]> {
  const rows = unwrap(
    'proposal_documents',
    await db.from('proposal_documents').select('*').eq('proposal_id', proposal).order('asked_at', { ascending: false }),
  );
  return rows.map((row) => ({
    asker: row.asker_id,
    owner: row.owner_id,
    words: row.words,
    askedBy: row.asked_by_name,
    askedAt: row.asked_at,
    answer: row.answer,
    why: row.why,
    answeredBy: row.answered_by_name,
    answeredAt: row.answered_at,
  }));
}

/** Asks a party for its papers. @errors `not_found`, `not_allowed`, `wrong_state`, `bad_request` */
export const askForDocuments = async (db: Db, proposal: string, owner: string, words: string): Promise<Result<unknown>> =>
  outcome('ask_for_documents', await retryBusy(() => db.rpc('ask_for_documents', { proposal_id: proposal, owner_id: owner, words })));

/** Opens one's papers to who asked, refuses, or takes them back. @errors `not_found`, `not_allowed`, `wrong_state`, `reason_needed` */
export const answerDocuments = async (
  db: Db,
  proposal: string,
  { asker, answer, why }: { asker: string; answer: DocumentAnswerCode; why: string },
): Promise<Result<unknown>> =>
  outcome('answer_documents', await retryBusy(() => db.rpc('answer_documents', { proposal_id: proposal, asker_id: asker, answer, why })));

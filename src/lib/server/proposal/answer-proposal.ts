import type { ProposalAnswerCode, ProposalReasonCode } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { retryBusy } from './retry-busy.ts';

export type Answer = {
  answer: ProposalAnswerCode;
  reason: ProposalReasonCode | null;
  words: string;
  /** How much of each commitment, by its position; what is missing is given as asked. */
  quantities: Record<string, number>;
  /** The organisation for which its coordinator answers, and the consent on which he does. */
  forOrganisation: string | null;
  consent: string | null;
  neverAgain: boolean;
};

/**
 * Answers for one's own organisation, or for one that works by phone. Interest holds what one would give.
 *
 * @errors `not_found`, `not_allowed`, `consent_needed`, `wrong_state`, `already_answered`, `proposal_expired`, `reason_needed`,
 * `capacity_taken`, `offer_gone`, `bad_request`
 */
export async function answerProposal(db: Db, id: string, answer: Answer): Promise<Result<unknown>> {
  const given = {
    proposal_id: id,
    answer: answer.answer,
    words: answer.words,
    quantities: answer.quantities,
    never_again: answer.neverAgain,
    ...(answer.reason && { reason: answer.reason }),
    ...(answer.forOrganisation && { for_organisation: answer.forOrganisation }),
    ...(answer.consent && { consent_id: answer.consent }),
  };
  return outcome('answer_proposal', await retryBusy(() => db.rpc('answer_proposal', given)));
}

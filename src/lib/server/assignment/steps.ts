import type { SecondmentPartyCode, SecondmentStepCode, SignatureChannelCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

type Done = Promise<Result<unknown, AppErrorCode>>;

export type StepWords = {
  step: SecondmentStepCode;
  party: SecondmentPartyCode;
  words: string;
  needs: string;
  isKept: boolean | null;
  signerPost: string;
  channel: SignatureChannelCode;
  signerName: string;
};

/**
 * What a unit says at a step, or what its office writes down of it.
 *
 * @errors `not_found`, `not_allowed`, `wrong_state`, `too_early`, `already_answered`, `reason_needed`, `signer_needed`, `tasks_needed`, `handover_open`
 */
export const reportStep = async (db: Db, id: string, said: StepWords): Done =>
  outcome(
    'report_secondment_step',
    await db.rpc('report_secondment_step', {
      secondment_id: id,
      step: said.step,
      party: said.party,
      words: said.words,
      needs: said.needs,
      is_kept: said.isKept as boolean,
      signer_post: said.signerPost,
      channel: said.channel,
      signer_name: said.signerName,
    }),
  );

/** Another day for a step. @errors `not_found`, `not_allowed`, `wrong_state`, `reason_needed`, `bad_request` */
export const moveStep = async (db: Db, id: string, step: SecondmentStepCode, dueOn: string, why: string): Done =>
  outcome('move_secondment_step', await db.rpc('move_secondment_step', { secondment_id: id, step, due_on: dueOn, why }));

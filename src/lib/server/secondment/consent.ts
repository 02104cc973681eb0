import type { ReturnPromiseCode, SecondmentPartyCode, SignatureAnswerCode, SignatureChannelCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import type { Place } from './change-plan.ts';

/** Asks everybody concerned to sign what is drawn. @returns how many @errors `not_found`, `wrong_state`, `nothing_chosen`, `person_already_seconded` */
export async function proposeSecondments(db: Db, plan: string): Promise<Result<number, AppErrorCode>> {
  return outcome('propose_secondments', await db.rpc('propose_secondments', { plan_id: plan }));
}

/** One's own word, or one that was given on paper, by phone or in person and is written down. */
export type Word = {
  party: SecondmentPartyCode;
  answer: SignatureAnswerCode;
  words: string;
  signerPost: string;
  channel: SignatureChannelCode;
  signerName: string;
  /** How the person comes back: a home unit says it with its signature. */
  returnPromise: ReturnPromiseCode | null;
  returnWords: string;
};

/** Signs assignments for a party, or refuses. @errors `not_found`, `not_allowed`, `wrong_state`, `already_signed`, `reason_needed`, `signer_needed`, `promise_needed` */
export async function signSecondments(db: Db, ids: string[], word: Word): Promise<Result<number, AppErrorCode>> {
  return outcome(
    'sign_secondments',
    await db.rpc('sign_secondments', {
      secondment_ids: ids,
      party: word.party,
      answer: word.answer,
      words: word.words,
      signer_post: word.signerPost,
      channel: word.channel,
      signer_name: word.signerName,
      ...(word.returnPromise ? { return_promise: word.returnPromise, return_words: word.returnWords } : {}),
    }),
  );
}

/** Takes a proposal back to the board. @errors `not_found`, `wrong_state`, `reason_needed` */
export async function takeBackSecondment(db: Db, id: string, why: string): Promise<Result<undefined, AppErrorCode>> {
  return outcome('take_back_secondment', await db.rpc('take_back_secondment', { secondment_id: id, why }));
}

/**
 * Publishes what all have signed.
 *
 * @errors `not_found`, `wrong_state`, `not_all_signed`, `nothing_chosen`, `post_is_full`, `person_already_seconded`, `term_sheet_unsigned`
 */
export async function publishSecondments(db: Db, plan: string): Promise<Result<number, AppErrorCode>> {
  return outcome('publish_secondments', await db.rpc('publish_secondments', { plan_id: plan }));
}

/** Ends a published assignment. @errors `not_found`, `wrong_state`, `reason_needed` */
export async function dropOut(db: Db, id: string, why: string): Promise<Result<undefined, AppErrorCode>> {
  return outcome('drop_out', await db.rpc('drop_out', { secondment_id: id, why }));
}

/** A change that a repair asks for; `replaces`: the published assignment that it would take the place of. */
export type RepairChange = Place & { person: string; replaces: string | null };

/** Proposes the changes of a chosen repair. @errors `not_found`, `wrong_state`, `reason_needed`, `not_in_exchange`, `change_waits`, `person_already_seconded` */
export async function proposeRepair(db: Db, plan: string, changes: RepairChange[], why: string): Promise<Result<number, AppErrorCode>> {
  return outcome('propose_repair', await db.rpc('propose_repair', { plan_id: plan, changes, why }));
}

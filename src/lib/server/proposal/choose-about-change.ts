import type { ChangeChoiceCode } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { retryBusy } from './retry-busy.ts';

export type Choice = {
  choice: ChangeChoiceCode;
  /** For `wait`: until when (civil date). */
  until: string;
  /** For `substitute`, and for `talk` where one has somebody in mind: the listing's ref. */
  substitute: string;
  words: string;
  forOrganisation: string | null;
  consent: string | null;
};

/**
 * 等待 / 换 / 退 about a change.
 *
 * @errors `not_found`, `not_allowed`, `consent_needed`, `already_answered`, `bad_date`, `substitute_needed`, `offer_gone`,
 * `partner_not_available`, `too_many_proposals`
 */
export async function chooseAboutChange(db: Db, change: number, choice: Choice): Promise<Result<unknown>> {
  const given = {
    change_id: change,
    choice: choice.choice,
    words: choice.words,
    ...(choice.choice === 'wait' && choice.until && { wait_until: choice.until }),
    ...(choice.substitute && { substitute_ref: choice.substitute }),
    ...(choice.forOrganisation && { for_organisation: choice.forOrganisation }),
    ...(choice.consent && { consent_id: choice.consent }),
  };
  return outcome('choose_about_change', await retryBusy(() => db.rpc('choose_about_change', given)));
}

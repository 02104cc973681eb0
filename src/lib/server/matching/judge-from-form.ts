import { isAppErrorCode, type AppErrorCode } from '../../domain/errors.ts';
import { PartnerFeedbackForm } from '../../domain/partner-feedback.ts';
import type { Db } from '../db.ts';
import { textOf } from '../form-text.ts';
import { judgePartner } from './partner-feedback.ts';

/** What was posted and not taken, as the form shows it again. */
export type RefusedJudgement = { error: AppErrorCode; partner: string; verdict: string; reasons: string[]; note: string };

/** Takes the posted judgement of a partner. @returns null when it was taken */
export async function judgeFromForm(db: Db, ref: string, form: FormData): Promise<RefusedJudgement | null> {
  const [partner, verdict, note] = [textOf(form, 'partner'), textOf(form, 'verdict'), textOf(form, 'note')];
  const reasons = form.getAll(verdict).filter((each) => typeof each === 'string');
  const refused = (error: AppErrorCode): RefusedJudgement => ({ error, partner, verdict, reasons, note });
  const read = PartnerFeedbackForm.safeParse({ partner, verdict, reasons, note });
  if (!read.success) return refused(codeOf(read.error.issues[0]?.message));
  const judged = await judgePartner(db, ref, read.data);
  return judged.ok ? null : refused(judged.error.code);
}

const codeOf = (issue: string | undefined): AppErrorCode => (issue !== undefined && isAppErrorCode(issue) ? issue : 'bad_request');

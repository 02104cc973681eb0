import type { Result } from '../../domain/errors.ts';
import type { PartnerFeedback, PartnerFeedbackForm } from '../../domain/partner-feedback.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

const COLUMNS =
  'verdict, reasons, note, givenByName:given_by_name, givenAt:given_at, listing:listings!partner_feedback_listing_id_fkey!inner(ref), partner:listings!partner_feedback_partner_id_fkey!inner(ref)' as const;

/** What a listing's organisation said of its partners, by the partner's ref; empty for who may not see it. */
export async function listFeedback(db: Db, ref: string): Promise<Map<string, PartnerFeedback>> {
  const rows = unwrap('partner_feedback', await db.from('partner_feedback').select(COLUMNS).eq('listing.ref', ref));
  return new Map(rows.map(({ partner, listing: _listing, ...feedback }) => [partner.ref, feedback]));
}

/** @errors `not_found`, `not_allowed`, `reason_needed` */
export async function judgePartner(
  db: Db,
  ref: string,
  { partner, verdict, reasons, note }: PartnerFeedbackForm,
): Promise<Result<unknown>> {
  return outcome('judge_partner', await db.rpc('judge_partner', { listing_ref: ref, partner_ref: partner, verdict, reasons, note }));
}

/** @errors `not_found`, `not_allowed` */
export async function takeBackJudgement(db: Db, ref: string, partner: string): Promise<Result<unknown>> {
  return outcome('take_back_judgement', await db.rpc('take_back_judgement', { listing_ref: ref, partner_ref: partner }));
}

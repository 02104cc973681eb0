import { z } from 'zod';
import { partnerReason, partnerVerdict, type PartnerReasonCode, type PartnerVerdictCode } from './enums.ts';

/** The reasons that go with each verdict, as they are offered; the table `partner_feedback` holds the same. */
export const REASONS_OF: Record<PartnerVerdictCode, readonly PartnerReasonCode[]> = {
  suits: ['business_fits', 'resources_fit', 'place_fits', 'known_already', 'other'],
  does_not_suit: ['business_differs', 'scale_differs', 'too_far', 'bound_elsewhere', 'data_outdated', 'other'],
};

const fields = z.object({
  /** Ref of the partner's listing. */
  partner: z.string().min(1).max(200),
  verdict: z.enum(partnerVerdict),
  reasons: z.array(z.enum(partnerReason)),
  note: z.string().trim().max(500),
});

/** What an organisation says of a proposed partner, as it is posted: at least a reason or a note. */
export const PartnerFeedbackForm = fields
  .refine(({ verdict, reasons }) => reasons.every((reason) => REASONS_OF[verdict].includes(reason)), {
    path: ['reasons'],
    error: 'bad_request',
  })
  .refine(({ reasons, note }) => reasons.length > 0 || note !== '', { path: ['reasons'], error: 'partner_reason_needed' });
export type PartnerFeedbackForm = z.infer<typeof fields>;

/** The same, kept: who said it, and when. */
export type PartnerFeedback = Omit<PartnerFeedbackForm, 'partner'> & { givenByName: string; givenAt: string };

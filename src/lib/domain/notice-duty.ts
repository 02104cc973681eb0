/**
 * Kinds of notice that ask something of who gets them, with a consequence if nothing is done: one chooses how to be told of them,
 * never not at all. The database has the same (`private.notice_duties`); a test compares both.
 */
export const NOTICE_DUTIES: readonly string[] = [
  'verification_asked',
  'verification_lapsed',
  'consent_recorded',
  'term_sheet_to_sign',
  'paper_signature',
  'second_approval_asked',
  'milestone_added',
  'milestone_moved',
  'milestone_due',
  'milestone_overdue',
  'completion_confirmed',
  'listing_submitted',
  'import_submitted',
  'import_returned',
  'listing_second_review',
  'listing_returned',
  'listing_expires_soon',
  'listing_expired',
  'secondment_proposed',
  'secondment_dropped_out',
  'secondment_changes',
  'enclave_invited',
  'enclave_terms_proposed',
  'enclave_law_changed',
  'settlement_figures',
  'settlement_drawn',
  'settlement_reopened',
  'dispute_opened',
  'proposal_received',
  'proposals_waiting',
  'proposal_changed',
  'changes_waiting',
  'proposal_recomposed',
  'station_proposed',
  'station_offer',
  'station_return_noted',
  'help_asked',
  'help_added',
  'help_passed_on',
  'help_handed_over',
  'help_overdue',
  'exchange_offered',
  'person_request',
  'person_retention_soon',
];

/** How one is told of a kind of event. */
export const NOTICE_CHOICES = ['page', 'daily', 'soon', 'none'] as const;
export type NoticeChoice = (typeof NOTICE_CHOICES)[number];

/** What may be chosen for a kind. */
export const choicesFor = (kind: string): readonly NoticeChoice[] =>
  NOTICE_DUTIES.includes(kind) ? NOTICE_CHOICES.filter((choice) => choice !== 'none') : NOTICE_CHOICES;

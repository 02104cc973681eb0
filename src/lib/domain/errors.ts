/**
 * Every expected failure, once: its code and the HTTP status it answers with. SQL raises the same code
 * (`raise exception 'not_found'`), `i18n` has the sentence, and a missing sentence does not compile.
 */
export const APP_ERRORS = {
  bad_request: 400,
  wrong_credentials: 400,
  too_many_attempts: 429,
  no_membership: 403,
  not_found: 404,
  not_allowed: 403,
  wrong_state: 409,
  too_many_runs: 409,
  ref_taken: 409,
  draft_changed: 409,
  listing_in_review: 409,
  no_responsible_office: 409,
  outside_region: 403,
  account_disabled: 403,
  stale_revision: 409,
  credit_code_taken: 409,
  organisation_exists: 409,
  already_member: 409,
  already_invited: 409,
  last_manager: 409,
  not_oneself: 409,
  verification_open: 409,
  already_answered: 409,
  already_recorded: 409,
  evidence_in_use: 409,
  invitation_gone: 410,
  link_expired: 410,
  file_too_large: 413,
  file_kind_refused: 415,
  file_missing: 422,
  credit_code_invalid: 422,
  credit_code_needed: 422,
  evidence_needed: 422,
  zero_blocks: 422,
  reason_needed: 422,
  partner_reason_needed: 422,
  review_one_by_one: 409,
  too_many_attachments: 409,
  comment_needed: 422,
  period_empty: 422,
  weak_password: 422,
  same_password: 422,
  too_many_mails: 429,
  mail_not_sent: 503,
  no_secret_key: 503,
  import_outdated: 409,
  import_empty: 409,
  import_too_many: 422,
  portfolio_too_large: 413,
  nothing_chosen: 422,
  projects_open: 409,
  nothing_kept: 409,
  listing_withdrawn: 409,
  listing_moved_on: 409,
  too_many_searches: 409,
  search_name_taken: 409,
  backend_down: 503,
  listings_not_ready: 503,
  unexpected: 500,
} as const;

export type AppErrorCode = keyof typeof APP_ERRORS;
export type AppError<C extends string = AppErrorCode> = { code: C };
/** What a function answers that can fail in an expected way. A bug throws instead. */
export type Result<T, C extends string = AppErrorCode> = { ok: true; value: T } | { ok: false; error: AppError<C> };

export const ok = <T>(value: T) => ({ ok: true, value }) as const;
export const err = <C extends string>(code: C) => ({ ok: false, error: { code } }) as const;

export const isAppErrorCode = (text: string): text is AppErrorCode => Object.hasOwn(APP_ERRORS, text);

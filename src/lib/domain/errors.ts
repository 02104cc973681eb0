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
  ref_taken: 409,
  draft_changed: 409,
  listing_in_review: 409,
  no_responsible_office: 409,
  backend_down: 503,
  unexpected: 500,
} as const;

export type AppErrorCode = keyof typeof APP_ERRORS;
export type AppError<C extends string = AppErrorCode> = { code: C };
/** What a function answers that can fail in an expected way. A bug throws instead. */
export type Result<T, C extends string = AppErrorCode> = { ok: true; value: T } | { ok: false; error: AppError<C> };

export const ok = <T>(value: T) => ({ ok: true, value }) as const;
export const err = <C extends string>(code: C) => ({ ok: false, error: { code } }) as const;

export const isAppErrorCode = (text: string): text is AppErrorCode => Object.hasOwn(APP_ERRORS, text);

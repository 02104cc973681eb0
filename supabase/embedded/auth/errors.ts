import type { HttpResponse } from '../http/message.ts';

/** A refusal with GoTrue's status, code and words. Clients switch on the code, so codes are never invented here. */
export class AuthError extends Error {
  override name = 'AuthError';
  readonly status: number;
  readonly code: string;
  /** Why a password is weak; only with `weak_password`. */
  readonly reasons: readonly string[] | undefined;
  constructor(status: number, code: string, message: string, reasons?: readonly string[]) {
    super(message);
    this.status = status;
    this.code = code;
    this.reasons = reasons;
  }
}

export const validationFailed = (message: string) => new AuthError(400, 'validation_failed', message);

const VERSION_HEADER = 'x-supabase-api-version';
const FIRST_VERSION_WITH_CODES = '2024-01-01';

/** The answer to a refused request: clients that name API version 2024-01-01 or later get `{code, message}`, older ones `{code, error_code, msg}`. */
export function errorResponse(error: AuthError, requestHeaders: Readonly<Record<string, string>>): HttpResponse {
  const weak = error.reasons ? { weak_password: { reasons: error.reasons } } : {};
  const version = requestHeaders[VERSION_HEADER] ?? '';
  const modern = /^\d{4}-\d{2}-\d{2}$/.test(version) && version >= FIRST_VERSION_WITH_CODES;
  const body = modern
    ? { code: error.code, message: error.message, ...weak }
    : { code: error.status, error_code: error.code, msg: error.message, ...weak };
  return {
    status: error.status,
    headers: {
      'content-type': 'application/json',
      'x-sb-error-code': error.code,
      ...(modern ? { [VERSION_HEADER]: FIRST_VERSION_WITH_CODES } : {}),
    },
    body: JSON.stringify(body),
  };
}

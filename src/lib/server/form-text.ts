/** A field of a form as text; empty when it is absent or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** An attached file; null when nothing was chosen. */
export function fileOf(form: FormData, name: string): File | null {
  const value = form.get(name);
  return value instanceof File && (value.size > 0 || value.name !== '') ? value : null;
}

/** Bytes beside the file that a form with an attachment carries at most. */
const FORM_OVERHEAD = 64 * 1024;

/** Whether a request is too large to be worth reading: it holds more than the file may have. */
export const isTooLarge = (request: Request, maxFile: number): boolean =>
  Number(request.headers.get('content-length') ?? 0) > maxFile + FORM_OVERHEAD;

/** Texts of a spreadsheet's cells: what is noise in them, and what a program would take for a formula. */

/** A person's text without what only looks like text: no-break and zero-width spaces, spaces at the ends, Windows' line ends. */
export const cleanText = (text: string): string =>
  unguarded(text)
    .replace(/[\u00a0\u2007\u202f\u3000]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();

/** A word to be looked up: half-width, lower case, without spaces and the stars that mark what must be filled in. */
export const plainWord = (text: string): string =>
  cleanText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*＊:：]/g, '');

/**
 * Signs with which a spreadsheet program begins a formula (OWASP, CSV injection), also in full width, as Chinese and
 * Japanese Excel take those too.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text that no spreadsheet program runs: an apostrophe in front of what would be a formula. `unguarded` takes it off again. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text that `guarded` was given: exactly one apostrophe off what carries one in front of a formula's sign. */
export const unguarded = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

import { cleanText, plainWord } from './cell-text.ts';
import { industryName, type IndustryCode, type IndustryIndex } from './industry.ts';

export type FoundIndustry = { ok: true; code: IndustryCode } | { ok: false; text: string; candidates: IndustryCode[] };

const STRONG = /[；;|\n]+/;
const WEAK = /[、，,/]+/;
const bare = (name: string): string => plainWord(name).replace(/[、，,;；/|和及与]/g, '');
const stem = (name: string): string => bare(name).replace(/业$/, '');

/**
 * The industries that a cell names, by code (`17`, `C17 纺织业`) or by name, several parted by 、；，/ or lines. Names that
 * hold such a sign themselves (农、林、牧、渔业) are read whole.
 */
export function findIndustries(text: string, index: IndustryIndex): FoundIndustry[] {
  return text.split(STRONG).flatMap((part) => inPart(part, index));
}

/** The longest run of neighbouring words that is one industry, again and again. */
function inPart(part: string, index: IndustryIndex): FoundIndustry[] {
  const words = part.split(WEAK).filter((word) => word.trim() !== '');
  const found: FoundIndustry[] = [];
  for (let at = 0; at < words.length;) {
    let end = Math.min(words.length, at + 6);
    let read = one(words.slice(at, end), index);
    while (!read.ok && end > at + 1) read = one(words.slice(at, --end), index);
    found.push(read.ok ? read : { ...read, text: (words[at] ?? '').trim() });
    at = end;
  }
  return found;
}

function one(words: readonly string[], index: IndustryIndex): FoundIndustry {
  const text = words.join('');
  const unknown: FoundIndustry = { ok: false, text, candidates: [] };
  const word = cleanText(text).normalize('NFKC').toUpperCase();
  const [, digits, letter, rest = ''] = /^(?:[A-T]?(\d{2,4})(?!\d)|([A-T])(?![A-Z\d]))(.*)$/s.exec(word) ?? [];
  const code = digits ?? letter;
  if (code !== undefined) {
    // Several words behind a code are its name, or something else that stands beside it.
    const names = (['zh', 'en'] as const).map((language) => bare(industryName(code, language, index)));
    const isName = words.length === 1 || names.includes(bare(rest));
    return exists(code, index) && isName ? { ok: true, code } : unknown;
  }
  const exact = byStem(index).get(stem(text));
  if (exact !== undefined) return { ok: true, code: exact };
  if (stem(text).length < 2) return unknown;
  const near = [...index.values()].filter(({ name }) => bare(name).includes(stem(text)));
  const [only] = near;
  if (near.length === 1 && only) return { ok: true, code: only.code };
  return { ok: false, text, candidates: near.slice(0, 4).map((row) => row.code) };
}

/** Classes (4 digits) have no row: they are known by their group. */
const exists = (code: IndustryCode, index: IndustryIndex): boolean => index.has(code) || (code.length === 4 && index.has(code.slice(0, 3)));

/** Kept for the index it was made from: an import asks thousands of times. */
const stems = new WeakMap<IndustryIndex, ReadonlyMap<string, IndustryCode>>();
function byStem(index: IndustryIndex): ReadonlyMap<string, IndustryCode> {
  const known = stems.get(index);
  if (known) return known;
  const made = new Map<string, IndustryCode>();
  // A division and its only group often share a name: the coarser one, which stands first, is meant.
  for (const { code, name, nameEn } of index.values()) {
    for (const each of [name, ...(nameEn === null ? [] : [nameEn])]) if (!made.has(stem(each))) made.set(stem(each), code);
  }
  stems.set(index, made);
  return made;
}

/** An industry as an export writes it: `17 纺织业`. */
export const industryLabel = (code: IndustryCode, language: 'zh' | 'en', index: IndustryIndex): string =>
  `${code} ${industryName(code, language, index)}`;

import { industryCodeIn, industryName } from '../../domain/industry.ts';
import type { IndustryEntry } from '../../domain/industry-search.ts';
import type { Locale } from '../../i18n/index.ts';
import { industryExists } from '../listing/industry-exists.ts';
import { findIndustryEntries } from './industry-entries.ts';
import { INDUSTRIES } from './reference.ts';

/** Industries that are offered for a text which is none. */
const MEANT = 6;

export type IndustryChoiceView = { code: string; label: string; note: string };

/** An industry as a field and a list show it: `131 谷物磨制`, beneath it what it belongs to. */
export const industryChoice = ({ code, path }: IndustryEntry, locale: Locale): IndustryChoiceView => ({
  code,
  label: industryText(code, locale),
  note: path
    .slice(0, -1)
    .map((each) => industryName(each, locale, INDUSTRIES))
    .join(' › '),
});

/** A code with its name; any other text as it is. */
export function industryText(typed: string, locale: Locale): string {
  const code = industryCodeIn(typed);
  return industryExists(code) ? `${code} ${industryName(code, locale, INDUSTRIES)}` : typed;
}

/** For each text that is no industry, which ones may be meant. */
export const industriesMeant = (typed: readonly string[], locale: Locale): { at: number; choices: IndustryChoiceView[] }[] =>
  typed.flatMap((text, at) => {
    if (text.trim() === '' || industryExists(industryCodeIn(text))) return [];
    const choices = findIndustryEntries(text, MEANT).map((entry) => industryChoice(entry, locale));
    return choices.length > 0 ? [{ at, choices }] : [];
  });

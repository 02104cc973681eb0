import type { IndustryEntry } from '$lib/domain/industry-search';
import { searchIndustries } from '$lib/domain/industry-search';
import type { Locale } from '$lib/i18n';
import type { ComboboxChoice } from '../ui/combobox.ts';

const files = new Map<string, Promise<IndustryEntry[]>>();

/** The classification, fetched when somebody first looks for an industry. */
function entriesAt(address: string): Promise<IndustryEntry[]> {
  const known = files.get(address);
  if (known) return known;
  const coming = fetch(address)
    .then((answer) => answer.json() as Promise<IndustryEntry[]>)
    .catch((cause: unknown) => {
      files.delete(address); // asked again at the next key
      throw cause;
    });
  files.set(address, coming);
  return coming;
}

export const industryText = ({ code, name, nameEn }: IndustryEntry, locale: Locale): string =>
  `${code} ${locale === 'zh' ? name : nameEn || name}`;

/** Industries to choose from: `131 谷物磨制`, beneath it `制造业 › 农副食品加工业`. */
export const industryChoices =
  (address: string, locale: Locale) =>
  async (typed: string): Promise<ComboboxChoice[]> => {
    const entries = await entriesAt(address);
    const byCode = new Map(entries.map((entry) => [entry.code, entry]));
    return searchIndustries(typed, entries).map((entry) => ({
      label: industryText(entry, locale),
      note: entry.path
        .slice(0, -1)
        .map((code) => byCode.get(code))
        .map((each) => (locale === 'zh' ? each?.name : each?.nameEn))
        .join(' › '),
    }));
  };

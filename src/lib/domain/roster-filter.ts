import { plainWord } from './cell-text.ts';
import type { RosterEntry } from './roster-entry.ts';

/** What a person looks for in a register; it lives in the address. Empty: no matter. */
export type RosterFilter = {
  words: string;
  side: string;
  exchange: string;
  specialty: string;
  ladder: string;
  /** `YYYY-MM`: can be away, or is open, in that month. */
  month: string;
  /** `soon`: reaches the end of its retention within 30 days. */
  keep: string;
};

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []);

/** Whether an entry is what the filter looks for. @param today  civil date */
export function matchesRoster({ side, content }: RosterEntry, filter: RosterFilter, today: string): boolean {
  if (filter.side !== '' && side !== filter.side) return false;
  if (filter.exchange !== '' && content['exchange'] !== filter.exchange) return false;
  if (filter.specialty !== '' && !texts(content['specialties']).includes(filter.specialty)) return false;
  if (filter.ladder !== '' && content['ladder'] !== filter.ladder) return false;
  if (/^\d{4}-\d{2}$/.test(filter.month) && !covers(content, `${filter.month}-01`)) return false;
  if (filter.keep === 'soon' && !(typeof content['keep_until'] === 'string' && content['keep_until'] <= inDays(today, 30))) return false;
  const wanted = plainWord(filter.words);
  if (wanted === '') return true;
  const fields = ['name', 'display_name', 'title', 'ref', 'unit', 'team', 'duties'].map((key) => content[key]);
  return [...fields, ...texts(content['specialties'])].some((each) => typeof each === 'string' && plainWord(each).includes(wanted));
}

function covers(content: RosterEntry['content'], day: string): boolean {
  const { available, starts_on: from, ends_before: until } = content;
  if (Array.isArray(available))
    return (available as { from: string; until: string }[]).some((each) => each.from <= day && day < each.until);
  return typeof from === 'string' && typeof until === 'string' && from <= day && day < until;
}

const inDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A specialty that can be chosen, and how many entries choosing it would leave. */
export type SpecialtyFacet = { specialty: string; count: number };

/**
 * Specialties that occur, most frequent first, each with how many entries have it among those that the rest of the filter leaves.
 *
 * @param today  civil date
 */
export function specialtiesOf(entries: readonly RosterEntry[], filter: RosterFilter, today: string): SpecialtyFacet[] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const isLeft = matchesRoster(entry, { ...filter, specialty: '' }, today);
    for (const each of texts(entry.content['specialties'])) counts.set(each, (counts.get(each) ?? 0) + (isLeft ? 1 : 0));
  }
  return [...counts]
    .map(([specialty, count]) => ({ specialty, count }))
    .sort((a, b) => b.count - a.count || (a.specialty < b.specialty ? -1 : 1));
}

import type { RosterKindCode } from './enums.ts';
import { said, type RosterEntry } from './roster-entry.ts';
import { NAME_FIELD } from './roster-field.ts';

/** A column and which way: `seats`, or `-seats` from the greatest down. Empty: as the database has them. */
export type RosterSort = { key: string; isDown: boolean };

export const rosterSort = (text: string): RosterSort => ({ key: text.replace(/^-/, ''), isDown: text.startsWith('-') });

/** Entries by a column, those without a value last whichever way. */
export function sortRoster(kind: RosterKindCode, entries: readonly RosterEntry[], { key, isDown }: RosterSort): RosterEntry[] {
  if (key === '') return [...entries];
  const keyed = entries.map((entry) => ({ entry, value: valueOf(kind, entry, key) }));
  const turn = isDown ? -1 : 1;
  return keyed
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      if (typeof a.value === 'number' && typeof b.value === 'number') return turn * (a.value - b.value);
      return turn * String(a.value).localeCompare(String(b.value), 'zh');
    })
    .map(({ entry }) => entry);
}

function valueOf(kind: RosterKindCode, { officeName, content }: RosterEntry, key: string): string | number | null {
  if (key === 'keeper') return officeName;
  const rank = (level: unknown) => `${said(content['ladder'])} ${said(level)}`;
  if (key === 'rank') return rank(content['level']);
  if (key === 'rank_min') return rank(content['level_min']);
  if (key === 'months') return typeof content['months_min'] === 'number' ? content['months_min'] : null;
  const value = content[key === 'name' ? NAME_FIELD[kind] : key];
  if (typeof value === 'number' || (typeof value === 'string' && value !== '')) return value;
  if (!Array.isArray(value) || value.length === 0) return null;
  const [first] = value;
  if (typeof first === 'string') return value.map(said).join('、');
  const period = first as { from?: unknown; specialty?: unknown };
  return typeof period.from === 'string' ? period.from : typeof period.specialty === 'string' ? period.specialty : null;
}

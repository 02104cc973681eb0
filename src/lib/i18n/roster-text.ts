import type { RosterKindCode } from '../domain/enums.ts';
import { ROSTER_FIELDS } from '../domain/roster-field.ts';
import type { RosterTyped } from '../domain/roster-entry.ts';
import type { Messages } from './zh.ts';

/** Names behind ids and codes that an entry holds. */
export type RosterNames = {
  exchanges: ReadonlyMap<string, string>;
  schemes: ReadonlyMap<string, string>;
  region: (code: string) => string;
};

/** Fields of several values, which are written out one after another. */
const SEVERAL: readonly string[] = ['months', 'words', 'periods', 'covers'];

/** What `rosterShown` gives, with several values joined as a page of the language joins them; a workbook keeps what is read back. */
export function rosterRead(kind: RosterKindCode, typed: RosterTyped, m: Messages['roster'], names: RosterNames): RosterTyped {
  const shown = rosterShown(kind, typed, m, names);
  for (const { key, type } of ROSTER_FIELDS[kind])
    if (SEVERAL.includes(type))
      shown[key] = (shown[key] ?? '').replaceAll('、', m.joints.list).replaceAll('；', m.joints.parts).replaceAll(' 至 ', m.joints.until);
  return shown;
}

/** An entry's values in words, by field; empty where nothing is said. */
export function rosterShown(kind: RosterKindCode, typed: RosterTyped, m: Messages['roster'], names: RosterNames): RosterTyped {
  const shown: RosterTyped = {};
  for (const { key, type } of ROSTER_FIELDS[kind]) {
    const value = typed[key] ?? '';
    if (value === '') shown[key] = type === 'yes' ? m.no : '';
    else if (type === 'choice') shown[key] = m.choice[key.startsWith('rank') ? 'rank' : key]?.[value] ?? value;
    else if (type === 'yes') shown[key] = m.yes;
    else if (type === 'exchange') shown[key] = names.exchanges.get(value) ?? value;
    else if (type === 'scheme') shown[key] = names.schemes.get(value) ?? value;
    else if (type === 'region') shown[key] = names.region(value);
    else shown[key] = value;
  }
  return shown;
}

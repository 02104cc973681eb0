import type { RosterKindCode } from '../../domain/enums.ts';
import { NAME_FIELD } from '../../domain/roster-field.ts';
import { rosterTyped, type RosterEntry } from '../../domain/roster-entry.ts';
import type { Messages } from '../../i18n/index.ts';
import { rosterRead, type RosterNames } from '../../i18n/roster-text.ts';

/** An entry as a table or page shows it: every field in words. */
export function shownEntry(kind: RosterKindCode, entry: RosterEntry, m: Messages['roster'], names: RosterNames) {
  const typed = rosterTyped(kind, entry.content);
  const { id, side, isMine, isSample, officeName, updatedAt, revision } = entry;
  return {
    id,
    side,
    isMine,
    isSample,
    officeName,
    updatedAt,
    revision,
    name: typed[NAME_FIELD[kind]] ?? '',
    shown: rosterRead(kind, typed, m, names),
  };
}
export type ShownEntry = ReturnType<typeof shownEntry>;

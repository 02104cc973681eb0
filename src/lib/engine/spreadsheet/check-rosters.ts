import type { RosterKindCode } from '../../domain/enums.ts';
import { rosterTyped, type RosterContent, type RosterEntry } from '../../domain/roster-entry.ts';
import { NAME_FIELD, ROSTER_FIELDS } from '../../domain/roster-field.ts';
import { rosterRef, type RosterRow, type RosterRowFault } from './read-rosters.ts';

/** What a row would do: the database takes it in this shape. */
export type StagedRosterRow = {
  position: number;
  kind: RosterKindCode;
  sheet: string;
  row_number: number;
  ref: string;
  label: string;
  action: 'new' | 'changed' | 'unchanged' | 'refused';
  content: RosterContent | null;
  faults: RosterRowFault[];
};

type Registers = Readonly<Record<RosterKindCode, readonly RosterEntry[]>>;

/**
 * Compares rows with the office's own registers: new, changed, the same; and what they name must be there, in the file or already.
 *
 * @param own       the office's own entries
 * @param exchange  into which exchange what is new goes; null: into none
 */
export function checkRosters(rows: readonly RosterRow[], own: Registers, exchange: string | null): StagedRosterRow[] {
  const names = (kind: RosterKindCode, key: string) =>
    new Set([
      ...own[kind].map(({ content }) => content[key]),
      ...rows.filter((row) => row.kind === kind && row.faults.length === 0).map(({ typed }) => typed[key]),
    ]);
  const [units, teams, people] = [names('unit', 'name'), names('team', 'name'), names('person', 'ref')];
  return rows.map((row, position) => {
    const faults = [...row.faults];
    const check = (field: string, known: ReadonlySet<unknown>, code: 'unit_unknown' | 'team_unknown' | 'person_unknown') => {
      // Also of a row that is faulty otherwise: all that is wrong with it is told at once.
      const text = row.typed[field] ?? '';
      if (text !== '' && !known.has(text) && !faults.some((fault) => fault.field === field))
        faults.push({ field, code, got: text.slice(0, 60), expected: '', column: null, header: '' });
    };
    check('unit', units, 'unit_unknown');
    check('team', teams, 'team_unknown');
    check('joint_with', people, 'person_unknown');
    const ref = rosterRef(row);
    const was = ref === '' ? undefined : own[row.kind].find((entry) => refOf(row.kind, entry) === ref);
    const content =
      row.content && faults.length === 0 ? { ...row.content, ...unsaid(row, was), ...exchangeOf(row.kind, was, exchange) } : null;
    const action = content === null ? 'refused' : !was ? 'new' : same(row.kind, content, was.content) ? 'unchanged' : 'changed';
    return {
      position,
      kind: row.kind,
      sheet: row.sheet,
      row_number: row.row,
      ref,
      label: (row.typed[NAME_FIELD[row.kind]] ?? '').slice(0, 80),
      action,
      content,
      faults,
    };
  });
}

const refOf = (kind: RosterKindCode, { content }: RosterEntry): unknown => content[kind === 'unit' || kind === 'team' ? 'name' : 'ref'];

/** A sheet has no column for the exchange: what stands in one already stays there. */
function exchangeOf(kind: RosterKindCode, was: RosterEntry | undefined, exchange: string | null): RosterContent {
  return kind === 'unit' ? {} : { exchange: exchange ?? was?.content['exchange'] ?? null };
}

/** What the sheet has no column for stays as it is; ranks and months are always said. */
function unsaid({ kind, columns }: RosterRow, was: RosterEntry | undefined): RosterContent {
  if (!was) return {};
  const kept = ROSTER_FIELDS[kind].filter(({ key, required }) => !required && !columns.includes(key) && key in was.content);
  return Object.fromEntries(kept.map(({ key }) => [key, was.content[key] ?? null]));
}

const same = (kind: RosterKindCode, content: RosterContent, was: RosterContent): boolean => {
  const [now, before] = [rosterTyped(kind, content), rosterTyped(kind, was)];
  return ROSTER_FIELDS[kind].every(({ key }) => sameValue(key, now[key], before[key]));
};

/** What the database fills in by itself where a row says nothing is no change. */
const DEFAULTS: Readonly<Record<string, string>> = {
  seats: '1',
  priority: '1',
  altitude_m: '0',
  handover_months: '0',
  hardship_months: '0',
  health: 'not_examined',
};
const sameValue = (key: string, now = '', before = ''): boolean => (now || DEFAULTS[key] || '') === (before || DEFAULTS[key] || '');

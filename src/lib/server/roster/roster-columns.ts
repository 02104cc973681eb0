import { rosterKind, type RosterKindCode } from '../../domain/enums.ts';
import { ROSTER_FIELDS } from '../../domain/roster-field.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { RememberedColumns } from '../../engine/spreadsheet/read-rosters.ts';
import { unwrap, type Db } from '../db.ts';
import { storable } from '../import/storable.ts';
import { outcome } from '../outcome.ts';

const MOST = 2000;

/** What the caller's office said before that its own column names mean. */
export async function rememberedColumns(db: Db): Promise<RememberedColumns> {
  const rows = unwrap('roster_columns', await db.from('roster_columns').select('kind, word, field').limit(MOST));
  const said = new Map(rows.map(({ kind, word, field }) => [`${kind} ${word}`, field]));
  return (kind, word) => said.get(`${kind} ${word}`);
}

export type ColumnMeaning = { kind: RosterKindCode; word: string; field: string };

/** Keeps what column names mean; an empty field: on purpose not imported. @errors `not_allowed`, `bad_request` */
export const rememberColumns = async (db: Db, columns: readonly ColumnMeaning[]): Promise<Result<unknown, AppErrorCode>> =>
  outcome('remember_roster_columns', await db.rpc('remember_roster_columns', { columns: storable(columns) }));

/**
 * What a form says of unknown columns: `field.person.word` is a field of the register, `-` not imported, empty not said yet.
 */
export function columnsInForm(form: FormData): ColumnMeaning[] {
  return [...form].flatMap(([name, value]) => {
    const [what, code, ...rest] = name.split('.');
    const kind = rosterKind.find((each) => each === code);
    if (what !== 'field' || !kind || typeof value !== 'string' || value === '') return [];
    const isKnown = ROSTER_FIELDS[kind].some(({ key, type }) => key === value && type !== 'exchange');
    return isKnown || value === '-' ? [{ kind, word: rest.join('.'), field: value === '-' ? '' : value }] : [];
  });
}

import type { Account } from '../../domain/account.ts';
import type { RosterKindCode } from '../../domain/enums.ts';
import type { AppErrorCode } from '../../domain/errors.ts';
import { ROSTER_FIELDS } from '../../domain/roster-field.ts';
import { readRosterForm, type RosterFault } from '../../domain/read-roster-form.ts';
import { said, type RosterTyped } from '../../domain/roster-entry.ts';
import { unwrap, type Db } from '../db.ts';
import { textOf } from '../form-text.ts';
import { listSchemes, schemesOn } from './list-schemes.ts';
import { rosterEntries } from './roster-entries.ts';
import { rosterReading } from './roster-reading.ts';
import { saveRosterEntry } from './save-roster-entry.ts';
import type { RosterContext } from './roster-names.ts';

/** What a register's form offers to choose from. */
export async function rosterFormChoices(db: Db, kind: RosterKindCode, { exchanges, schemes }: RosterContext, today: string) {
  const of = async (refers: RosterKindCode) =>
    (await rosterEntries(db, refers)).filter(({ isMine }) => isMine).map(({ content }) => said(content['name']));
  const uses = (type: string) => ROSTER_FIELDS[kind].some((field) => field.type === type);
  const [units, teams, stations] = await Promise.all([
    uses('unit') ? of('unit') : [],
    uses('team') ? of('team') : [],
    uses('station') ? stationsWithBeds(db) : [],
  ]);
  return {
    units,
    teams,
    stations,
    exchanges: exchanges.filter(({ status, isMine }) => isMine && status === 'open').map(({ id, name }) => ({ id, name })),
    schemes: schemesOn(schemes, today).map(({ code, name }) => ({ code, name })),
  };
}
/** Stations in which somebody can live. */
const stationsWithBeds = async (db: Db): Promise<string[]> =>
  unwrap('stations', await db.from('stations').select('name').eq('status', 'open').gt('beds', 0).order('name').limit(500)).map(
    ({ name }) => name,
  );

export type RosterFormChoices = Awaited<ReturnType<typeof rosterFormChoices>>;

export type RosterSubmission =
  { ok: true; id: string } | { ok: false; typed: RosterTyped; faults: RosterFault[]; code: AppErrorCode | null };

/** Reads and saves what a form sends; nothing typed is lost when it is refused. */
export async function submitRosterForm(
  db: Db,
  kind: RosterKindCode,
  account: Account,
  form: FormData,
  seen: { id: string; revision: number } | null,
  today: string,
): Promise<RosterSubmission> {
  const typed = Object.fromEntries(ROSTER_FIELDS[kind].map(({ key }) => [key, textOf(form, key)]));
  const read = readRosterForm(kind, typed, rosterReading(await listSchemes(db), account.organisation.regionCode, today));
  if (!read.ok) return { ok: false, typed, faults: read.faults, code: null };
  const saved = await saveRosterEntry(db, kind, seen, read.content);
  return saved.ok ? { ok: true, id: saved.value } : { ok: false, typed, faults: [], code: saved.error.code };
}

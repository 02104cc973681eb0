import type { Account } from '../../domain/account.ts';
import { unwrap, type Db } from '../db.ts';

/** Somebody or something that an address may be made of. */
export type CalendarSubject = { id: string; name: string };

/** Units whose calendar the caller may give out: his organisation's own, and those that his talent office keeps. */
export async function calendarUnits(db: Db, { organisation }: Account): Promise<CalendarSubject[]> {
  const mine = `organisation_id.eq.${organisation.id},office_id.eq.${organisation.id}`;
  return unwrap('work_units', await db.from('work_units').select('id, name').or(mine).order('name'));
}

/** A person of the caller's register; null when he is not his office's. */
export async function calendarPerson(db: Db, { organisation }: Account, id: string): Promise<CalendarSubject | null> {
  const row = await db.from('people').select('id, display_name').eq('id', id).eq('office_id', organisation.id).maybeSingle();
  const person = unwrap('people', row);
  return person && { id: person.id, name: person.display_name };
}

import { z } from 'zod';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { hashOfToken } from '../roster/person-links.ts';

/** An address in use, without its key; `of`: whose assignments it shows. */
export type SecondmentAddress = { id: string; of: string; madeBy: string; madeAt: string };

/** The addresses in use that the caller may take back, the oldest first. */
export async function secondmentAddresses(db: Db): Promise<SecondmentAddress[]> {
  const rows = db
    .from('secondment_calendars')
    .select('id, made_by_name, made_at, person:people(display_name), unit:work_units(name)')
    .is('revoked_at', null)
    .order('made_at');
  return unwrap('secondment_calendars', await rows).map(({ id, person, unit, made_by_name, made_at }) => ({
    id,
    of: person?.display_name ?? unit?.name ?? '',
    madeBy: made_by_name,
    madeAt: made_at,
  }));
}

/** Makes an address of one person or one unit; its key is told once. @errors `not_found`, `not_allowed`, `bad_request`, `too_many_calendars` */
export async function makeSecondmentAddress(db: Db, of: { person: string } | { unit: string }): Promise<Result<string, AppErrorCode>> {
  const values = 'person' in of ? { person_id: of.person } : { unit_id: of.unit };
  return outcome('make_secondment_calendar', await db.rpc('make_secondment_calendar', values));
}

/** Takes an address back. @errors `not_found` */
export async function revokeSecondmentAddress(db: Db, id: string): Promise<Result<undefined, AppErrorCode>> {
  return outcome('revoke_secondment_calendar', await db.rpc('revoke_secondment_calendar', { calendar_id: id }));
}

const Own = z.array(z.object({ id: z.uuid(), madeBy: z.string(), madeAt: z.string() }));

/** Addresses about whoever holds a personal link, whoever made them. */
export async function addressesByLink(service: Db, token: string): Promise<z.infer<typeof Own>> {
  return Own.parse(unwrap('calendars_by_link', await service.rpc('calendars_by_link', { token_hash: hashOfToken(token) })));
}

/** @errors `not_found`, `too_many_calendars` */
export async function makeAddressByLink(service: Db, token: string): Promise<Result<string, AppErrorCode>> {
  return outcome('make_calendar_by_link', await service.rpc('make_calendar_by_link', { token_hash: hashOfToken(token) }));
}

/** @errors `not_found` */
export async function revokeAddressByLink(service: Db, token: string, id: string): Promise<Result<undefined, AppErrorCode>> {
  const values = { token_hash: hashOfToken(token), calendar_id: id };
  return outcome('revoke_calendar_by_link', await service.rpc('revoke_calendar_by_link', values));
}

import { z } from 'zod';
import type { InterestKindCode } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import { Conflict, type DeclaredInterest } from '../../domain/interest.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** For which organisations the caller is flagged. */
export const myConflicts = async (db: Db): Promise<Conflict[]> =>
  z.array(Conflict).parse(unwrap('my_conflicts', await db.rpc('my_conflicts', {}, { get: true })));

/** Whether the caller is flagged for one of these organisations: the first reason, or null. */
export async function conflictWith(db: Db, organisationIds: readonly string[]): Promise<Conflict | null> {
  return (await myConflicts(db)).find(({ organisationId }) => organisationIds.includes(organisationId)) ?? null;
}

/** @errors `not_allowed`, `bad_request`, `reason_needed`, `already_recorded` */
export const declareInterest = async (
  db: Db,
  { organisationId, kind, words }: { organisationId: string; kind: InterestKindCode; words: string },
): Promise<Result<unknown>> =>
  outcome('declare_interest', await db.rpc('declare_interest', { organisation_id: organisationId, kind, words }));

/** @errors `not_found`, `reason_needed` */
export const endInterest = async (db: Db, id: string, why: string): Promise<Result<unknown>> =>
  outcome('end_interest', await db.rpc('end_interest', { interest_id: id, why }));

const SHOWN = 500;

/** Everybody's declarations, newest first, for auditors and administrators; the database refuses the others. */
export async function listInterests(db: Db): Promise<DeclaredInterest[]> {
  const rows = unwrap(
    'declared_interests',
    await db
      .from('declared_interests')
      .select(
        'id, person_name, kind, words, declared_at, ended_at, ended_why, office:organisations!declared_interests_acting_for_fkey(name), organisation:organisations!declared_interests_organisation_id_fkey(name)',
      )
      .order('declared_at', { ascending: false })
      .limit(SHOWN),
  );
  return rows.map((row) => ({
    id: row.id,
    person: row.person_name,
    office: row.office.name,
    organisation: row.organisation.name,
    kind: row.kind,
    words: row.words,
    declaredAt: row.declared_at,
    endedAt: row.ended_at,
    endedWhy: row.ended_why,
  }));
}

/** Names to choose from; `id`: by its name as typed, null when there is none or several. */
export async function organisationNames(db: Db): Promise<{ id: string; name: string }[]> {
  return unwrap('organisations', await db.from('organisations').select('id, name').order('name').limit(5000));
}

/** Whether the caller is flagged for whose listing this is. */
export async function conflictOfListing(db: Db, ref: string): Promise<Conflict | null> {
  const [row] = unwrap('listings', await db.from('listings').select('organisation_id').eq('ref', ref).limit(1));
  return row ? conflictWith(db, [row.organisation_id]) : null;
}

import type { TrailFilter } from '../../domain/trail.ts';
import { unwrap, type Db } from '../db.ts';

export const TRAIL_PAGE = 50;
const CHINA = '+08:00';
/** Signs that mean something in a pattern. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

export type TrailEvent = Awaited<ReturnType<typeof listTrail>>[number];

/**
 * Events that the caller may read, newest first.
 *
 * @param before  only those older than this one
 */
export async function listTrail(db: Db, filter: TrailFilter, before: number | null, most: number = TRAIL_PAGE) {
  let asked = db
    .from('audit_events')
    .select('id, at, actor_name, acting_for, verb, subject_kind, subject_id, concerns, old, new, why')
    .order('id', { ascending: false })
    .limit(most);
  if (before !== null) asked = asked.lt('id', before);
  if (filter.from) asked = asked.gte('at', `${filter.from}T00:00:00${CHINA}`);
  if (filter.until) asked = asked.lte('at', `${filter.until}T23:59:59.999999${CHINA}`);
  if (filter.kind) asked = asked.eq('subject_kind', filter.kind);
  if (filter.verb) asked = asked.eq('verb', filter.verb);
  if (filter.who) asked = asked.ilike('actor_name', `%${literal(filter.who)}%`);
  if (filter.subject) asked = asked.eq('subject_id', filter.subject);
  const rows = unwrap('audit_events', await asked);
  const names = await organisationNames(
    db,
    rows.flatMap(({ acting_for, concerns }) => [acting_for, concerns]),
  );
  return rows.map(({ actor_name: by, acting_for: actingFor, subject_kind: kind, subject_id: subject, concerns, ...row }) => ({
    ...row,
    by,
    actingFor: actingFor === null ? null : (names.get(actingFor) ?? null),
    kind,
    subject,
    concerns: concerns === null ? null : (names.get(concerns) ?? null),
  }));
}

async function organisationNames(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = unwrap('organisations', await db.from('organisations').select('id, name').in('id', wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

import { z } from 'zod';
import type { MemberRole } from './account.ts';

/** What an auditor asks the trail: everything is optional. */
export const TrailFilter = z.object({
  /** Civil dates in China, both included. */
  from: z.iso.date().nullable().catch(null),
  until: z.iso.date().nullable().catch(null),
  /** What it was done to, and what was done; as the database has them. */
  kind: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .nullable()
    .catch(null),
  verb: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .nullable()
    .catch(null),
  /** Part of a person's name. */
  who: z.string().trim().max(60).catch(''),
  /** The subject's number, or an organisation's id. */
  subject: z.string().trim().max(64).catch(''),
});
export type TrailFilter = z.infer<typeof TrailFilter>;

export const readTrailFilter = (query: URLSearchParams): TrailFilter =>
  TrailFilter.parse({
    from: query.get('from') || null,
    until: query.get('until') || null,
    kind: query.get('kind') || null,
    verb: query.get('verb') || null,
    who: query.get('who') ?? '',
    subject: query.get('subject') ?? '',
  });

/** The filter as an address; what is not asked is left out. */
export function trailQuery({ from, until, kind, verb, who, subject }: TrailFilter, more: Record<string, string> = {}): string {
  const asked = Object.entries({ from, until, kind, verb, who, subject, ...more }).filter((each): each is [string, string] => !!each[1]);
  return new URLSearchParams(asked).toString();
}

/** Roles that read the whole trail; the database refuses the others too. */
export const readsTrail = (role: MemberRole): boolean => role === 'auditor' || role === 'administrator';

/** The old and the new value of what changed, field by field: what stayed the same is left out. */
export function changedFields(old: unknown, fresh: unknown): { field: string; old: string; new: string }[] {
  const [before, after] = [fieldsOf(old), fieldsOf(fresh)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ field, old: shown(before[field]), new: shown(after[field]) }))
    .filter((each) => each.old !== each.new);
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  value === null || value === undefined
    ? {}
    : typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : { '': value };

const shown = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

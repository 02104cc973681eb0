import { z } from 'zod';
import { shown, type Fault } from './fault.ts';

/** As many visits and experts as are planned exactly. */
export const MOST_VISITS = 10;
export const MOST_EXPERTS = 6;

const Id = z.string().min(1).max(60);
/** Days of the plan, counted from its first day (0). */
const Day = z.int().min(0).max(730);
const Length = z.int().min(1).max(60);

/** Somebody whose days are scarce: away from `base` on days `[from, until)`, there and back included. */
const Expert = z.strictObject({ id: Id, base: Id, skills: z.array(Id).min(1), from: Day, until: Day });
/** A station wants an expert of a field for some days in a row, all of them within `[from, until)`. Worth: any unit, for instance patients waiting. */
const Visit = z.strictObject({
  id: Id,
  station: Id,
  skill: Id,
  days: Length,
  from: Day,
  until: Day,
  worth: z.number().positive().max(1e9),
});

/**
 * Visiting days of scarce experts over several stations. `travel` has whole days between two places, both ways the same; 0 is a change within the
 * day. A pair that is missing is asked for, never invented.
 */
export const CircuitProblem = z.strictObject({
  experts: z.array(Expert).min(1).max(MOST_EXPERTS),
  visits: z.array(Visit).min(1).max(MOST_VISITS),
  travel: z.array(z.tuple([Id, Id, z.int().min(0).max(30)])),
});
export type CircuitProblem = z.infer<typeof CircuitProblem>;
export type CircuitExpert = CircuitProblem['experts'][number];
export type CircuitVisit = CircuitProblem['visits'][number];

/** The key of a pair of places, whichever is named first. */
export const placePair = (a: string, b: string): string => JSON.stringify(a < b ? [a, b] : [b, a]);

/** Days of travel by pair. */
export const travelDays = ({ travel }: CircuitProblem): Map<string, number> =>
  new Map(travel.map(([a, b, days]) => [placePair(a, b), days]));

/** Ids that occur twice, and the pairs of places whose travel nobody stated. */
export function faultsOfCircuit(problem: CircuitProblem): Fault[] {
  const faults: Fault[] = [];
  for (const key of ['experts', 'visits'] as const) {
    const seen = new Set<string>();
    problem[key].forEach(({ id }, at) => {
      if (seen.has(id)) faults.push({ path: `${key}[${at}].id`, code: 'duplicate_id', got: shown(id) });
      seen.add(id);
    });
  }
  return faults;
}

/** Pairs of places between which somebody may have to travel and no days are stated. */
export function missingTravel(problem: CircuitProblem): [string, string][] {
  const known = travelDays(problem);
  const missing = new Map<string, [string, string]>();
  const need = (a: string, b: string) => {
    const key = placePair(a, b);
    if (a !== b && !known.has(key) && !missing.has(key)) missing.set(key, [a, b]);
  };
  for (const { base, skills } of problem.experts) {
    const own = problem.visits.filter(({ skill }) => skills.includes(skill)).map(({ station }) => station);
    for (const station of own) need(base, station);
    for (const a of own) for (const b of own) need(a, b);
  }
  return [...missing.values()];
}

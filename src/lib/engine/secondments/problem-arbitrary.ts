import fc from 'fast-check';
import { checkPlan, type PlanFault } from './check.ts';
import { objectiveOf } from './plan.ts';
import type { Assignment, Lengths, Period, Problem } from './problem.ts';

const MONTHS = 6;

const period: fc.Arbitrary<Period> = fc
  .tuple(fc.nat({ max: MONTHS - 1 }), fc.integer({ min: 1, max: MONTHS + 1 }))
  .map(([from, length]) => ({ from, until: from + length }));

const lengths: fc.Arbitrary<Lengths> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.nat({ max: 3 }), fc.option(fc.subarray([1, 2, 3, 4, 6]), { freq: 3 }))
  .map(([min, more, allowed]) => ({ min, max: min + more, allowed }));

const capacity = (most: number) => fc.option(fc.nat({ max: most }), { nil: Infinity, freq: 3 });

/** Small problems in which every rule bites now and then; with pins, some have no plan. */
export const problems = (): fc.Arbitrary<Problem> =>
  fc
    .record({
      people: fc.array(
        fc.record({
          home: fc.nat({ max: 3 }),
          skills: fc.subarray([0, 1]),
          level: fc.integer({ min: 1, max: 4 }),
          available: fc.oneof(fc.constant([{ from: 0, until: MONTHS }]), fc.array(period, { minLength: 0, maxLength: 2 })),
          lengths,
          maxAltitude: fc.constantFrom(Infinity, 3000),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      posts: fc.array(
        fc.record({
          host: fc.nat({ max: 3 }),
          skills: fc.constantFrom([], [0], [1]),
          level: fc.constantFrom({ min: 1, max: 4 }, { min: 2, max: 3 }),
          window: fc.oneof(fc.constant({ from: 0, until: MONTHS }), period),
          lengths,
          seats: fc.constantFrom(1, 1, 1, 2, 0),
          priority: fc.constantFrom(1, 2, 3, 0.5),
          altitude: fc.constantFrom(0, 0, 3600),
          station: fc.constantFrom(-1, 0, 1),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      caps: fc.tuple(capacity(2), capacity(2), capacity(2), capacity(2)),
      beds: fc.tuple(capacity(2), capacity(1)),
      team: fc.option(fc.record({ size: fc.integer({ min: 1, max: 3 }), minFilled: fc.nat({ max: 2 }) })),
      maxDifference: fc.constantFrom(Infinity, Infinity, 0, 1, 2, 4),
      served: fc.option(fc.record({ eastToWest: fc.nat({ max: 4 }), westToEast: fc.nat({ max: 4 }) }), { nil: undefined }),
      maxAssignments: fc.constantFrom(1, 1, 2),
      fits: fc.array(fc.option(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 3 })), { minLength: 4, maxLength: 4 }),
      pins: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -1, max: 4 }), fc.integer({ min: 1, max: 3 })), { maxLength: 1 }),
      forbidden: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 2 }),
    })
    .map(({ people, posts, caps, beds, team, maxDifference, served, maxAssignments, fits, pins, forbidden }): Problem => {
      const members = team ? posts.map((_, q) => q).slice(0, team.size) : [];
      const pinned = pins.map(([p, q, start, months]): Assignment => ({
        person: p % people.length,
        post: q % posts.length,
        start,
        months,
      }));
      return {
        months: MONTHS,
        organisations: caps.map((releaseCap, o) => ({ side: o < 2 ? 'east' : 'west', releaseCap })),
        people,
        posts: posts.map((post, q) => ({ ...post, team: members.includes(q) ? 0 : -1 })),
        beds,
        teams: team ? [{ posts: members, minFilled: team.minFilled }] : [],
        maxDifference,
        ...(served ? { served } : {}),
        maxAssignments,
        fit: people.map((_, p) => {
          const row = fits[p];
          return row ? new Map(posts.flatMap((__, q) => (row[q]! === 0 ? [] : [[q, row[q]! / 10] as const]))) : null;
        }),
        pinned,
        forbidden: forbidden
          .map(([p, q]) => ({ person: p % people.length, post: q % posts.length }))
          .filter(({ person, post }) => !pinned.some((pin) => pin.person === person && pin.post === post)),
      };
    });

const COULD_STILL_HEAL: readonly PlanFault['fault'][] = ['team_too_small', 'out_of_balance'];

/** The best objective by trying every plan; null when there is none. For small problems only. */
export function bruteForce(problem: Problem): number | null {
  const candidates = problem.people.map((_, person) => {
    const own: Assignment[] = [];
    for (let post = 0; post < problem.posts.length; post++)
      for (let start = 0; start < problem.months; start++)
        for (let months = 1; start + months <= problem.months; months++) {
          const assignment = { person, post, start, months };
          const alone = checkPlan({ ...problem, pinned: [] }, [assignment]);
          if (alone.every(({ fault }) => COULD_STILL_HEAL.includes(fault))) own.push(assignment);
        }
    return own;
  });
  let best: number | null = null;
  const plan = [...problem.pinned];
  const grow = (person: number, from: number, left: number): void => {
    const faults = checkPlan(problem, plan);
    if (faults.some(({ fault }) => !COULD_STILL_HEAL.includes(fault))) return;
    if (person === candidates.length) {
      if (faults.length === 0) best = Math.max(best ?? -Infinity, objectiveOf(problem, plan));
      return;
    }
    grow(person + 1, 0, problem.maxAssignments);
    if (left === 0) return;
    for (let n = from; n < candidates[person]!.length; n++) {
      plan.push(candidates[person]![n]!);
      grow(person, n + 1, left - 1);
      plan.pop();
    }
  };
  grow(0, 0, problem.maxAssignments);
  return best;
}

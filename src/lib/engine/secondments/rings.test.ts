import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../adapters/highs/solve.ts';
import { Budget } from '../budget.ts';
import type { Solver } from '../solver/port.ts';
import { checkPlan } from './check.ts';
import { problems } from './problem-arbitrary.ts';
import type { Problem } from './problem.ts';
import { swapRings, type RingPlan } from './rings.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

const ringsOf = (problem: Problem, givers: number[] = []) =>
  swapRings(problem, { solver, budget: new Budget({ work: 1e6 }), seed: 0, givers });

/** Four units, one person and one post each; person n may go to the post of unit `to[n]` only. */
const square = (to: readonly number[]): Problem => ({
  months: 6,
  organisations: [0, 1, 2, 3].map((o) => ({ side: o % 2 === 0 ? 'east' : 'west', releaseCap: 1 })),
  people: to.map((_, home) => {
    return {
      home,
      skills: [],
      level: 1,
      available: [{ from: 0, until: 6 }],
      lengths: { min: 6, max: 6, allowed: null },
      maxAltitude: Infinity,
    };
  }),
  posts: to.map((_, host) => ({
    ...{ host, skills: [], level: { min: 1, max: 1 }, window: { from: 0, until: 6 }, lengths: { min: 6, max: 6, allowed: null } },
    ...{ seats: 1, priority: 1, altitude: 0, station: -1, team: -1 },
  })),
  beds: [],
  teams: [],
  maxDifference: Infinity,
  maxAssignments: 1,
  fit: to.map((post) => new Map([[post, 1]])),
  pinned: [],
  forbidden: [],
});

describe('swapRings', () => {
  it('finds the ring over four units that no two of them could arrange', () => {
    const found = ringsOf(square([1, 2, 3, 0]))!;
    expect([found.bilateral.placements, found.all.placements, found.more]).toEqual([0, 4, 4]);
    expect(found.all.rings).toMatchObject([{ units: [0, 1, 2, 3], isChain: false }]);
  });

  it('begins a chain with a giver only', () => {
    const chain = square([1, 2, 1, 0]); // 0 → 1 → 2, nobody comes to 0 but from 3
    expect(ringsOf(chain)!.all.placements).toBe(2); // 1 ⇄ 2
    expect(ringsOf(square([1, 2, 3, 2]), [0])!.all.rings.some(({ isChain }) => isChain)).toBe(true);
  });

  it('lets no unit send more than it receives, breaks no rule, and never does worse than two by two', () => {
    const sendsWithoutReceiving = (problem: Problem, { rings }: RingPlan) => {
      const net = new Map<number, number>();
      for (const { person, post } of rings.flatMap(({ assignments }) => assignments)) {
        const [home, host] = [problem.people[person]!.home, problem.posts[post]!.host];
        net.set(home, (net.get(home) ?? 0) - 1);
        net.set(host, (net.get(host) ?? 0) + 1);
      }
      return [...net.values()].some((n) => n !== 0);
    };
    fc.assert(
      fc.property(problems(), (withPins) => {
        const problem = { ...withPins, pinned: [] };
        const found = ringsOf(problem)!;
        expect(found.more).toBeGreaterThanOrEqual(0);
        for (const plan of [found.bilateral, found.all]) {
          const assignments = plan.rings.flatMap((ring) => ring.assignments);
          expect(assignments).toHaveLength(plan.placements);
          expect(checkPlan(problem, assignments)).toEqual([]);
          expect(sendsWithoutReceiving(problem, plan)).toBe(false);
          expect(plan.bound).toBeGreaterThanOrEqual(plan.placements);
        }
      }),
      { numRuns: 60 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfCircuit, missingTravel, placePair, travelDays, type CircuitProblem } from '../../domain/circuit.ts';
import { checkCircuit, planCircuit } from './circuit.ts';

const STATIONS = ['a', 'b', 'c'];
const PLACES = ['home', ...STATIONS];
const PAIRS = PLACES.flatMap((a, i) => PLACES.slice(i + 1).map((b): [string, string] => [a, b]));

/** Small enough to try everything: two experts, up to four visits, three stations. */
const problems: fc.Arbitrary<CircuitProblem> = fc
  .record({
    experts: fc.array(
      fc.record({ skills: fc.subarray(['eyes', 'trees'], { minLength: 1 }), from: fc.nat(3), length: fc.integer({ min: 1, max: 14 }) }),
      { minLength: 1, maxLength: 2 },
    ),
    visits: fc.array(
      fc.record({
        station: fc.constantFrom(...STATIONS),
        skill: fc.constantFrom('eyes', 'trees'),
        days: fc.integer({ min: 1, max: 3 }),
        from: fc.nat(8),
        slack: fc.nat(8),
        worth: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    days: fc.array(fc.nat(3), { minLength: PAIRS.length, maxLength: PAIRS.length }),
  })
  .map(({ experts, visits, days }) => ({
    experts: experts.map(({ skills, from, length }, e) => ({ id: `e${e}`, base: 'home', skills, from, until: from + length })),
    visits: visits.map(({ slack, ...visit }, v) => ({ id: `v${v}`, ...visit, until: visit.from + visit.days + slack - 1 })),
    travel: PAIRS.map(([a, b], at): [string, string, number] => [a, b, days[at]!]),
  }));

/** Every order of every choice of visits for every expert, each begun as early as it may. */
function bruteForce(problem: CircuitProblem): { worth: number; travel: number } {
  const travel = travelDays(problem);
  const between = (a: string, b: string) => (a === b ? 0 : travel.get(placePair(a, b))!);
  let best = { worth: -1, travel: 0 };
  const go = (e: number, place: string, day: number, worth: number, road: number, left: ReadonlySet<number>): void => {
    const expert = problem.experts[e];
    if (!expert) {
      if (worth > best.worth || (worth === best.worth && road < best.travel)) best = { worth, travel: road };
      return;
    }
    const home = between(place, expert.base);
    if (day + home <= expert.until || place === expert.base) {
      const next = problem.experts[e + 1];
      go(e + 1, next?.base ?? '', next?.from ?? 0, worth, road + home, left);
    }
    for (const v of left) {
      const visit = problem.visits[v]!;
      const way = between(place, visit.station);
      const starts = Math.max(visit.from, day + way);
      if (!expert.skills.includes(visit.skill) || starts + visit.days > visit.until) continue;
      go(e, visit.station, starts + visit.days, worth + visit.worth, road + way, new Set([...left].filter((other) => other !== v)));
    }
  };
  const first = problem.experts[0]!;
  go(0, first.base, first.from, 0, 0, new Set(problem.visits.keys()));
  return best;
}

describe('planCircuit', () => {
  it('agrees with trying everything, and breaks no rule', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const plan = planCircuit(problem);
        expect(checkCircuit(problem, plan.tours)).toEqual([]);
        expect({ worth: plan.worth, travel: plan.travel }).toEqual(bruteForce(problem));
        expect(plan.tours.flatMap(({ stops }) => stops).length + plan.leftOut.length).toBe(problem.visits.length);
      }),
      { numRuns: 300 },
    );
  });

  const week = (more: Partial<CircuitProblem> = {}): CircuitProblem => ({
    experts: [{ id: '李医生', base: 'home', skills: ['eyes'], from: 0, until: 7 }],
    visits: [
      { id: 'va', station: 'a', skill: 'eyes', days: 2, from: 0, until: 7, worth: 20 },
      { id: 'vb', station: 'b', skill: 'eyes', days: 2, from: 0, until: 4, worth: 15 },
      { id: 'vc', station: 'c', skill: 'eyes', days: 3, from: 0, until: 7, worth: 9 },
    ],
    travel: PAIRS.map(([a, b]): [string, string, number] => [a, b, 1]),
    ...more,
  });

  it('visits the closing window first and says what the third would cost', () => {
    const plan = planCircuit(week());
    expect(plan.tours[0]).toEqual({
      stops: [
        { visit: 1, starts: 1, ends: 3 },
        { visit: 0, starts: 4, ends: 6 },
      ],
      travel: 3,
      back: 7,
    });
    expect(plan.leftOut).toEqual([{ visit: 2, reason: 'gave_way', loss: 26, others: [0, 1] }]);
  });

  it('tells why nobody comes', () => {
    const { leftOut } = planCircuit(
      week({
        visits: [
          { id: 'x', station: 'a', skill: 'trees', days: 1, from: 0, until: 7, worth: 1 },
          { id: 'y', station: 'a', skill: 'eyes', days: 3, from: 2, until: 4, worth: 1 },
          { id: 'z', station: 'b', skill: 'eyes', days: 1, from: 0, until: 1, worth: 1 },
        ],
      }),
    );
    expect(leftOut.map(({ reason }) => reason)).toEqual(['no_expert', 'window_too_short', 'out_of_reach']);
  });

  it('asks for travel that nobody stated', () => {
    expect(missingTravel(week({ travel: [['a', 'b', 1]] }))).toEqual([
      ['home', 'a'],
      ['home', 'b'],
      ['home', 'c'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
    expect(() => planCircuit(week({ travel: [] }))).toThrow(RangeError);
    const twice = week();
    expect(faultsOfCircuit({ ...twice, visits: [twice.visits[0]!, twice.visits[0]!] })).toMatchObject([{ code: 'duplicate_id' }]);
  });

  it('plans ten visits of three experts at once', () => {
    const visits = Array.from({ length: 10 }, (_, v) => ({
      id: `v${v}`,
      station: STATIONS[v % 3]!,
      skill: v % 2 ? 'eyes' : 'trees',
      days: 1 + (v % 3),
      from: v,
      until: v + 12,
      worth: 1 + ((v * 7) % 5),
    }));
    const experts = [0, 1, 2].map((e) => ({ id: `e${e}`, base: 'home', skills: e ? ['eyes', 'trees'] : ['eyes'], from: e, until: 12 + e }));
    const problem = week({ experts, visits });
    const plan = planCircuit(problem);
    expect(checkCircuit(problem, plan.tours)).toEqual([]);
    expect(plan.worth).toBeGreaterThan(0);
  });
});

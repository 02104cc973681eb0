import { MOST_EXPERTS, MOST_VISITS, type CircuitProblem } from '../../src/lib/domain/circuit.ts';
import { chanceOf } from '../../src/lib/engine/random.ts';
import { checkCircuit, planCircuit } from '../../src/lib/engine/stations/circuit.ts';

/** `npm run bench:circuit`: the largest circuits that are planned exactly, made up; milliseconds of the whole answer with its reasons. */
const CIRCUITS = 20;
const PLACES = ['home', 'a', 'b', 'c', 'd', 'e'];

function madeUp(seed: number): CircuitProblem {
  const chance = chanceOf(seed);
  const below = (n: number) => Math.floor(n * chance());
  return {
    experts: Array.from({ length: MOST_EXPERTS }, (_, e) => ({
      id: `e${e}`,
      base: 'home',
      skills: ['eyes', 'trees'].slice(0, 1 + (e % 2)),
      from: 0,
      until: 30,
    })),
    visits: Array.from({ length: MOST_VISITS }, (_, v) => ({
      ...{ id: `v${v}`, station: PLACES[1 + (v % 5)]!, skill: v % 2 ? 'eyes' : 'trees', days: 1 + (v % 3), from: v, until: v + 14 },
      worth: 1 + below(9),
    })),
    travel: PLACES.flatMap((a, i) => PLACES.slice(i + 1).map((b): [string, string, number] => [a, b, 1 + below(3)])),
  };
}

const took = Array.from({ length: CIRCUITS }, (_, seed) => {
  const problem = madeUp(seed + 1);
  const start = performance.now();
  const { tours } = planCircuit(problem);
  const milliseconds = performance.now() - start;
  if (checkCircuit(problem, tours).length > 0) throw new Error('a plan breaks a rule');
  return milliseconds;
}).sort((a, b) => a - b);
console.log(
  `${MOST_EXPERTS} experts, ${MOST_VISITS} visits: median ${took[CIRCUITS / 2]!.toFixed(0)} ms, slowest ${took.at(-1)!.toFixed(0)} ms`,
);

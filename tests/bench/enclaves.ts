import { chanceOf } from '../../src/lib/engine/random.ts';
import { leastCore } from '../../src/lib/engine/enclaves/core.ts';
import type { Game } from '../../src/lib/engine/enclaves/game.ts';
import { nucleolus } from '../../src/lib/engine/enclaves/nucleolus.ts';
import { shapleyValue } from '../../src/lib/engine/enclaves/shapley.ts';
import { sharesOf } from '../../src/lib/engine/enclaves/shares.ts';

/** `npm run bench:enclaves`: how long divisions take, in milliseconds, median and slowest of many games. */
const random = (players: number, seed: number): Game => {
  const chance = chanceOf(seed);
  return { players, values: Float64Array.from({ length: 2 ** players }, (_, mask) => (mask === 0 ? 0 : Math.round(1000 * chance()))) };
};
/** What coalitions have beyond their members grows with their size: the core is seldom empty. */
const together = (players: number, seed: number): Game => {
  const { values } = random(players, seed);
  const size = (mask: number) => mask.toString(2).replaceAll('0', '').length;
  return { players, values: values.map((v, mask) => (mask === 0 ? 0 : v + 500 * size(mask) ** 1.7)) };
};

function times(work: (seed: number) => unknown, runs: number): string {
  for (let seed = 0; seed < 3; seed++) work(seed);
  const taken = Array.from({ length: runs }, (_, seed) => {
    const start = performance.now();
    work(seed);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return `median ${taken[Math.floor(runs / 2)]!.toFixed(2)} ms, slowest ${taken.at(-1)!.toFixed(2)} ms`;
}

console.log('12 players');
for (const [name, make] of [['any values', random] as const, ['better together', together] as const]) {
  const games = Array.from({ length: 60 }, (_, seed) => make(12, seed));
  const of = (work: (game: Game) => unknown) => times((seed) => work(games[seed]!), games.length);
  console.log(`  ${name}: Shapley         ${of(shapleyValue)}`);
  console.log(`  ${name}: least core      ${of(leastCore)}`);
  console.log(`  ${name}: nucleolus       ${of(nucleolus)}`);
  console.log(`  ${name}: everything      ${of((game) => sharesOf(game))}`);
}

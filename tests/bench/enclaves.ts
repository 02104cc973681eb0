import { loadEnclaveReference } from '../../src/lib/adapters/enclave-reference.ts';
import { EnclaveDeal } from '../../src/lib/domain/enclave-deal.ts';
import { chanceOf } from '../../src/lib/engine/random.ts';
import sample from '../../supabase/samples/terms.json' with { type: 'json' };
import { leastCore } from '../../src/lib/engine/enclaves/core.ts';
import type { Game } from '../../src/lib/engine/enclaves/game.ts';
import { nucleolus } from '../../src/lib/engine/enclaves/nucleolus.ts';
import { shapleyValue } from '../../src/lib/engine/enclaves/shapley.ts';
import { enclaveModel } from '../../src/lib/engine/enclaves/enclave-model.ts';
import { clausesByEffect } from '../../src/lib/engine/enclaves/risk-clauses.ts';
import { simulate } from '../../src/lib/engine/enclaves/simulate.ts';
import type { Uncertainty } from '../../src/lib/engine/enclaves/uncertainty.ts';
import { sharesOf } from '../../src/lib/engine/enclaves/shares.ts';
import { prepareSplit } from '../../src/lib/engine/enclaves/split-summary.ts';

/** `npm run bench:enclaves`: how long divisions, sliders and many futures take, in milliseconds, median and slowest. */
const random = (players: number, seed: number): Game => {
  const chance = chanceOf(seed);
  const values = Float64Array.from({ length: 2 ** players }, (_, mask) => (mask === 0 ? 0 : Math.round(1000 * chance())));
  values[values.length - 1] = 1000 * players; // enough for everybody to have more than alone
  return { players, values };
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

const reference = loadEnclaveReference();
const deal = EnclaveDeal.parse({
  terms: { ...sample, terms: { ...sample.terms, phases: [{ from_year: 1, to_year: 10, fly_out: 0.5 }] } },
  items: [{ kind: 'guaranteed_minimum', from: 'fly_in', to: 'fly_out', amount: 40, from_year: 1, to_year: 10 }],
});
const bargain = { without: { flyOut: 0, flyIn: 100 }, power: 0.5 };
const uncertainty: Uncertainty = {
  profit: { least: 0.4, likely: 1, most: 1.3 },
  vat: { least: 0.5, likely: 1, most: 1.2 },
  cost: { least: 0.9, likely: 1, most: 1.5 },
  delay: [0.6, 0.25, 0.15],
  leaving: 0.03,
};
const at = prepareSplit(deal, reference, bargain);
console.log('An enclave of ten years');
console.log(`  slider, one move:                    ${times((n) => at(n / 100), 100)}`);
console.log(`  slider, from new terms on:           ${times((n) => prepareSplit(deal, reference, bargain)(n / 100), 60)}`);
console.log(`  Monte Carlo, 100,000 paths, 1 core:  ${times((seed) => simulate(enclaveModel(deal, reference), uncertainty, seed), 7)}`);
console.log(`  four clauses, 20,000 paths each:     ${times((seed) => clausesByEffect(deal, reference, uncertainty, seed), 5)}`);

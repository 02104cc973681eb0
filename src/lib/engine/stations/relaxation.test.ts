import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SitingProblem } from '../../domain/siting.ts';
import { Budget } from '../budget.ts';
import { chanceOf } from '../random.ts';
import { pricesWithBeds } from './bed-prices.ts';
import { FractionalKnapsack } from './fractional-knapsack.ts';
import { OpenSites } from './open-sites.ts';
import { placesOf } from './places-of.ts';
import { linkOf, worthOf } from './places.ts';
import { priceUp } from './prices.ts';
import { Relaxation } from './relaxation.ts';

/** Sites with beds for a part of the counties on a plane. */
function plane(seed: number, sites: number, counties: number, beds: number, maxSites: number): SitingProblem {
  const chance = chanceOf(seed);
  const point = () => [chance(), chance()] as const;
  const [at, of] = [Array.from({ length: sites }, point), Array.from({ length: counties }, point)];
  return {
    objective: 'coverage',
    sites: at.map((_, j) => ({ id: `s${j}`, cost: 1, beds })),
    counties: of.map((_, i) => ({ id: `c${i}`, demand: 1 + Math.floor(100 * chance()) })),
    benefit: of.flatMap(([x, y], i) =>
      at.map(([a, b], j): [string, string, number] => [`c${i}`, `s${j}`, Math.max(0, 1 - Math.hypot(x - a, y - b))]),
    ),
    max_sites: maxSites,
  };
}

describe('FractionalKnapsack', () => {
  it('fills as sorting by worth for a bed does, and says where the beds ran out', () => {
    const items = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 100 })), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(items, fc.nat({ max: 400 }), (list, beds) => {
        const knapsack = new FractionalKnapsack(list.length);
        list.forEach(([load, above], i) => knapsack.add(i, load, above));
        const taken = new Float64Array(list.length);
        const gain = knapsack.fill(beds, taken);
        let [left, best] = [beds, 0];
        for (const [load, above] of [...list].sort((a, b) => b[1] / b[0] - a[1] / a[0])) {
          const share = Math.min(1, left / load);
          best += share * above;
          left -= share * load;
        }
        expect(gain).toBeCloseTo(best, 6);
        expect(list.reduce((sum, [load], i) => sum + taken[i]! * load, 0)).toBeCloseTo(beds - left, 6);
        expect(knapsack.ratio > 0).toBe(list.reduce((sum, [load]) => sum + load, 0) > beds);
      }),
    );
  });
});

describe('Relaxation', () => {
  it('bounds the same, prices after prices, as one that begins anew', () => {
    const places = placesOf(plane(3, 12, 60, 300, 4));
    const going = new Relaxation(places);
    const chance = chanceOf(5);
    const price = new Float64Array(places.counties);
    for (let step = 0; step < 40; step++) {
      const anew = new Relaxation(places);
      const bound = going.solve(price, 0);
      expect(bound).toBeCloseTo(anew.solve(price, 0), 6);
      going.taken.forEach((taken, i) => expect(taken).toBeCloseTo(anew.taken[i]!, 6));
      // Now small moves, now large ones.
      for (let i = 0; i < price.length; i++) price[i] = Math.max(0, price[i]! + (chance() - 0.4) * (step % 5 === 4 ? 40 : 2));
    }
  });
});

describe('prices where beds are short', () => {
  it('begin close to the best: the first bound holds, and is a tenth of the gap that full prices leave', () => {
    for (const seed of [1, 2, 3]) {
      const places = placesOf(plane(seed, 30, 200, 600, 6));
      const budget = new Budget({ work: 1e9 });
      const servedBy = new OpenSites(places, budget).fromNothing()!;
      const worth = worthOf(places, servedBy);
      const relaxation = new Relaxation(places);
      const first = relaxation.solve(pricesWithBeds(places, servedBy, worth), 0);
      const full = Float64Array.from(servedBy, (j, i) => (j < 0 ? 0 : places.worth[linkOf(places, i, j)]!));
      expect(first).toBeGreaterThanOrEqual(worth);
      expect((first - worth) / (relaxation.solve(full, 0) - worth)).toBeLessThan(0.1);
      const priced = priceUp(new Relaxation(places), { worth, servedBy }, 60, budget);
      expect(priced.bound).toBeGreaterThanOrEqual(worth);
      expect(priced.bound).toBeLessThanOrEqual(first);
      // The greedy answer's own shortfall included.
      expect(priced.bound / worth - 1).toBeLessThan(0.06);
    }
  });
});

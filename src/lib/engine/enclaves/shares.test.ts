import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelBuilder, type Entry } from '../solver/model.ts';
import { solveDense } from '../solver/simplex.ts';
import { checkShares } from './check-shares.ts';
import { coreEdges, leastCore } from './core.ts';
import { aloneOf, grandOf, sumsOf, type Game } from './game.ts';
import { nashSplit } from './nash.ts';
import { nucleolus } from './nucleolus.ts';
import { shapleyValue } from './shapley.ts';
import { sharesOf } from './shares.ts';

/** A game of players a, b, c … from what coalitions have. */
function gameOf(players: number, values: Record<string, number>): Game {
  const table = new Float64Array(2 ** players);
  for (const [key, value] of Object.entries(values)) table[[...key].reduce((mask, id) => mask | (1 << (id.charCodeAt(0) - 97)), 0)] = value;
  return { players, values: table };
}

/** A coalition of creditors has what is left after all others are paid. @source O'Neill (1982) */
function bankruptcy(estate: number, claims: readonly number[]): Game {
  const all = claims.reduce((sum, claim) => sum + claim, 0);
  const claimed = sumsOf(claims);
  return { players: claims.length, values: claimed.map((own) => Math.max(0, estate - (all - own))) };
}

const company = gameOf(3, { a: 68, b: 102, ab: 170, ac: 713, bc: 762, abc: 992 });

/** Games of two to five players with whole values. */
const games = fc
  .integer({ min: 2, max: 5 })
  .chain((players) =>
    fc
      .array(fc.integer({ min: -20, max: 60 }), { minLength: 2 ** players - 1, maxLength: 2 ** players - 1 })
      .map((values): Game => ({ players, values: Float64Array.from([0, ...values]) })),
  );
/** Games in which joining never costs: v grows with each meeting of two coalitions. */
const convexGames = fc
  .integer({ min: 2, max: 5 })
  .chain((players) =>
    fc.array(fc.nat({ max: 20 }), { minLength: 2 ** players, maxLength: 2 ** players }).map((extra) => convex(players, extra)),
  );
function convex(players: number, extra: readonly number[]): Game {
  const values = new Float64Array(2 ** players);
  for (let mask = 1; mask < values.length; mask++)
    for (let within = mask; within > 0; within = (within - 1) & mask) values[mask]! += extra[within]!;
  return { players, values };
}

/** Σ entries over a row a coalition, as a linear programme for the oracle. */
function programme(
  game: Game,
  cost: (i: number) => number,
  rows: (builder: ModelBuilder) => { row: number; coalition: number }[],
  free = 1e4,
) {
  const builder = new ModelBuilder('minimize');
  const placed = rows(builder);
  for (let i = 0; i < game.players; i++) {
    const entries: Entry[] = placed.filter(({ coalition }) => (coalition >> i) & 1).map(({ row }) => [row, 1]);
    builder.column(`x${i}`, cost(i), entries, { lower: -free, upper: free });
  }
  return { builder, placed };
}

function leastCoreByOracle(game: Game): number {
  const all = grandOf(game);
  const { builder, placed } = programme(
    game,
    () => 0,
    (b) => [
      ...Array.from({ length: all - 1 }, (_, s) => ({ row: b.row(`${s}`, game.values[s + 1]!, Infinity), coalition: s + 1 })),
      { row: b.row('all', game.values[all]!, game.values[all]!), coalition: all },
    ],
  );
  builder.column(
    'epsilon',
    1,
    placed.filter(({ coalition }) => coalition !== all).map(({ row }): Entry => [row, 1]),
    { lower: -1e4, upper: 1e4 },
  );
  return solveDense(builder.build()).objective!;
}

/**
 * Kohlberg's criterion: whoever is moved so that no coalition with at least some complaint loses, none of them gains.
 * @source Kohlberg (1971), SIAM J. Appl. Math. 20(1), for imputations: players who have no more than alone count as well
 */
function isNucleolus(game: Game, payoff: Float64Array): boolean {
  const all = grandOf(game);
  const sums = sumsOf(payoff);
  const complaint = (s: number) => game.values[s]! - sums[s]!;
  const proper = Array.from({ length: all - 1 }, (_, s) => s + 1);
  const atMinimum = aloneOf(game).map((v, i) => (payoff[i]! - v < 1e-7 ? 1 : 0));
  const levels = [...new Set(proper.map((s) => Math.round(complaint(s) * 1e6)))];
  return levels.every((level) => {
    const loud = proper.filter((s) => complaint(s) * 1e6 >= level - 0.6);
    const { builder } = programme(
      game,
      (i) => -loud.filter((s) => (s >> i) & 1).length,
      (b) => [
        ...loud.map((s) => ({ row: b.row(`${s}`, 0, Infinity), coalition: s })),
        ...[...atMinimum].flatMap((is, i) => (is ? [{ row: b.row(`alone ${i}`, 0, Infinity), coalition: 1 << i }] : [])),
        { row: b.row('all', 0, 0), coalition: all },
      ],
      1,
    );
    return Math.abs(solveDense(builder.build()).objective!) < 1e-6;
  });
}

describe('known divisions', () => {
  it('three companies: value, bargaining, nucleolus and who would leave', () => {
    const { shapley, nash, nucleolus: nucleus, core, notes } = sharesOf(company);
    expect([shapley, nash, nucleus].map((payoff) => [...payoff!])).toEqual([
      [229.5, 271, 491.5],
      [342, 376, 274],
      [149, 190.5, 652.5],
    ]);
    expect(core).toEqual({
      empty: false,
      leastCoreEpsilon: -81,
      blocking: {
        shapley: [],
        nash: [
          { coalition: 5, gain: 97 },
          { coalition: 6, gain: 112 },
        ],
        nucleolus: [],
      },
    });
    expect(notes).toEqual([]);
  });

  it('gloves: two left ones and one right one; the right one gets all of the core', () => {
    const gloves = gameOf(3, { ac: 1, bc: 1, abc: 1 });
    expect([...shapleyValue(gloves)].map((x) => x * 6)).toEqual([1, 1, 4]);
    expect([...nucleolus(gloves)!]).toEqual([0, 0, 1]);
    expect(coreEdges(gloves)).toEqual({ least: Float64Array.of(0, 0, 1), most: Float64Array.of(0, 0, 1) });
  });

  it.each([
    [100, [100 / 3, 100 / 3, 100 / 3]],
    [200, [50, 75, 75]],
    [300, [50, 100, 150]],
  ])('the Talmud divides an estate of %i among claims of 100, 200 and 300 as the nucleolus does', (estate, expected) => {
    nucleolus(bankruptcy(estate, [100, 200, 300]))!.forEach((x, i) => expect(x).toBeCloseTo(expected[i]!, 10));
  });

  it('three of whom any two have everything: the core is empty by a third', () => {
    const majority = gameOf(3, { ab: 1, ac: 1, bc: 1, abc: 1 });
    expect(leastCore(majority)).toBeCloseTo(1 / 3, 12);
    expect(coreEdges(majority)).toBeNull();
    expect(sharesOf(majority).core.empty).toBe(true);
  });

  it('one player, no surplus, and decimals that binary fractions miss', () => {
    expect(sharesOf({ players: 1, values: Float64Array.of(0, 5) })).toMatchObject({
      nucleolus: Float64Array.of(5),
      core: { empty: false, leastCoreEpsilon: null },
    });
    expect(sharesOf(gameOf(2, { a: 2, b: 2, ab: 3 }))).toMatchObject({
      nash: null,
      nucleolus: null,
      notes: ['no_surplus', 'no_imputation'],
    });
    expect(sharesOf(gameOf(2, { a: 0.1, b: 0.2, ab: 0.3 }))).toMatchObject({ nucleolus: Float64Array.of(0.1, 0.2), notes: [] });
  });
});

describe('laws', () => {
  it('every answer passes the independent checker', () => {
    fc.assert(
      fc.property(games, (game) => {
        expect(checkShares(game, sharesOf(game))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('Shapley: all is divided, equal players get the same, who adds nothing beyond her own gets that, sums of games add', () => {
    fc.assert(
      fc.property(games, fc.nat(), fc.integer({ min: -9, max: 9 }), (game, seed, own) => {
        const i = seed % game.players;
        const [j, swap] = [(i + 1) % game.players, (mask: number) => swapped(mask, i, (i + 1) % game.players)];
        const value = shapleyValue(game);
        expect(value.reduce((sum, x) => sum + x, 0)).toBeCloseTo(game.values[grandOf(game)]!, 9);
        const twin = { ...game, values: game.values.map((v, mask) => v + game.values[swap(mask)]!) };
        expect(shapleyValue(twin)[i]).toBeCloseTo(shapleyValue(twin)[j]!, 9);
        const dummy = {
          ...game,
          values: game.values.map((_, mask) => ((mask >> i) & 1 ? game.values[mask ^ (1 << i)]! + own : game.values[mask]!)),
        };
        expect(shapleyValue(dummy)[i]).toBeCloseTo(own, 9);
        const added = shapleyValue({ ...game, values: game.values.map((v, mask) => v + dummy.values[mask]!) });
        added.forEach((x, k) => expect(x).toBeCloseTo(value[k]! + shapleyValue(dummy)[k]!, 9));
      }),
      { numRuns: 100 },
    );
  });

  it('Nash: all is divided and nobody has less than without, or there is no surplus', () => {
    const amounts = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: -300, max: 600 }),
        fc.array(fc.nat(9), { minLength: 6, maxLength: 6 }),
        (kept, total, weights) => {
          const own = kept.map((_, i) => 1 + weights[i]!);
          const sum = own.reduce((a, b) => a + b, 0);
          const split = nashSplit(
            total,
            kept,
            own.map((w) => w / sum),
          );
          expect(split.ok).toBe(total >= kept.reduce((a, b) => a + b, 0));
          if (!split.ok) return;
          expect(split.value.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 9);
          split.value.forEach((x, i) => expect(x).toBeGreaterThanOrEqual(kept[i]!));
        },
      ),
    );
  });

  it('the nucleolus meets Kohlberg’s criterion', () => {
    fc.assert(
      fc.property(games, (game) => {
        const payoff = nucleolus(game);
        if (payoff) expect(isNucleolus(game, payoff)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('the nucleolus lies in the core wherever there is one, and the core’s edges enclose it', () => {
    fc.assert(
      fc.property(fc.oneof(games, convexGames), (game) => {
        const edges = coreEdges(game);
        expect(edges === null).toBe(leastCore(game)! > 1e-9);
        if (!edges) return;
        nucleolus(game)!.forEach((x, i) => {
          expect(x).toBeGreaterThanOrEqual(edges.least[i]! - 1e-9);
          expect(x).toBeLessThanOrEqual(edges.most[i]! + 1e-9);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('in a convex game Shapley’s value lies in the core, whose edges are what a player adds first and last', () => {
    fc.assert(
      fc.property(convexGames, (game) => {
        expect(sharesOf(game).core.blocking.shapley).toEqual([]);
        const { least, most } = coreEdges(game)!;
        const all = grandOf(game);
        least.forEach((x, i) => expect(x).toBeCloseTo(game.values[1 << i]!, 9));
        most.forEach((x, i) => expect(x).toBeCloseTo(game.values[all]! - game.values[all ^ (1 << i)]!, 9));
      }),
      { numRuns: 50 },
    );
  });

  it('the least core is that of a dense simplex', () => {
    fc.assert(
      fc.property(games, (game) => {
        expect(leastCore(game)).toBeCloseTo(leastCoreByOracle(game), 6);
      }),
      { numRuns: 60 },
    );
  });

  it('the nucleolus of estates divides each pair’s share as the Talmud divides a contested garment', () => {
    const claims = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(claims, fc.nat({ max: 100 }), (claimed, percent) => {
        const estate = (claimed.reduce((a, b) => a + b, 0) * percent) / 100;
        const payoff = nucleolus(bankruptcy(estate, claimed))!;
        for (let i = 0; i < claimed.length; i++)
          for (let j = 0; j < i; j++) {
            const both = payoff[i]! + payoff[j]!;
            const conceded = (claim: number) => Math.max(0, both - claim);
            const contested = both - conceded(claimed[i]!) - conceded(claimed[j]!);
            expect(payoff[i]).toBeCloseTo(conceded(claimed[j]!) + contested / 2, 7);
          }
      }),
      { numRuns: 60 },
    );
  });
});

const swapped = (mask: number, i: number, j: number): number => {
  const [bitI, bitJ] = [(mask >> i) & 1, (mask >> j) & 1];
  return bitI === bitJ ? mask : mask ^ ((1 << i) | (1 << j));
};

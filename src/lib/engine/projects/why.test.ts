import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import { loadModes } from '../../adapters/modes.ts';
import type { Bundle } from '../../domain/bundle.ts';
import type { Listing } from '../../domain/listing.ts';
import { smallMarkets } from './bundle-arbitrary.ts';
import { composeFrom } from './compose.ts';
import { poolOf, type Pool } from './pool.ts';
import { toPortfolio, type PortfolioInput } from './to-portfolio.ts';
import { whatWouldAdd, withProjectChange } from './what-would-add.ts';
import { whyBundle } from './why-bundle.ts';
import { whyNotBundle } from './why-not-bundle.ts';
import { whyNotSelected } from './why-not-selected.ts';

const reference = loadMatchingReference();
const modes = loadModes();
const RUNS = { numRuns: 25 };
const PATIENCE = 30_000; // ms

/** Every complete bundle, in every mode: composed one mode at a time, so that no mode hides another. */
function bundlesOf(pool: Pool): Bundle[] {
  return modes.flatMap((mode) => {
    const result = composeFrom(pool, [mode], { perAnchor: 100 });
    return result.ok ? result.value.bundles : [];
  });
}

describe('why this bundle', { timeout: PATIENCE }, () => {
  it('takes the gain of every party apart, to the last millionth', () => {
    fc.assert(
      fc.property(smallMarkets(), (listings) => {
        const pool = poolOf(listings, reference);
        for (const bundle of bundlesOf(pool).slice(0, 4)) {
          const told = whyBundle(bundle, pool);
          expect(told.map(({ listing }) => listing)).toEqual(bundle.parties.map(({ listing }) => listing));
          told.forEach(({ gain }, at) => expect(gain).toBeCloseTo(bundle.parties[at]!.gain, 5));
          const bringing = new Set(bundle.needs.flatMap(({ from }) => from.map(({ listing }) => listing)));
          for (const { seeks, listing } of told) {
            for (const { by } of seeks) expect(by === null || (by !== listing && bringing.has(by))).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });
});

describe('why not another', { timeout: PATIENCE }, () => {
  it('names a shut gate for a pair exactly where composing finds no bundle', () => {
    fc.assert(
      fc.property(smallMarkets(), (listings) => {
        const pool = poolOf(listings, reference);
        const found = bundlesOf(pool);
        const of = (kind: string) => listings.filter(({ id }) => id.startsWith(kind));
        for (const mode of modes) {
          for (const { id: driver } of of('f')) {
            for (const { id: host } of of('c')) {
              const shut = whyNotBundle(pool, mode, driver, host);
              const theirs = found.filter((bundle) => bundle.mode === mode.id && bundle.driver === driver);
              // Of the same parties one is kept: the other county may host.
              if (shut.length === 0) expect(theirs.some(({ parties }) => parties.some(({ listing }) => listing === host))).toBe(true);
              else expect(theirs.filter((bundle) => bundle.host === host)).toEqual([]);
            }
          }
        }
      }),
      RUNS,
    );
  });

  it('tells which offer went to whom exactly where a bundle no longer fits', () => {
    fc.assert(
      fc.property(smallMarkets(), fc.nat(), (listings, which) => {
        const byId = new Map(listings.map((listing) => [listing.id, listing]));
        const bundles = bundlesOf(poolOf(listings, reference));
        const problem = toPortfolio(bundles, listings, { perParty: 2 });
        const selected: Bundle[] = [];
        for (const [i, bundle] of bundles.entries())
          if ((i + which) % 3 === 0 && fits(problem, [...selected, bundle])) selected.push(bundle);
        for (const bundle of bundles) {
          if (selected.includes(bundle)) continue;
          const obstacles = whyNotSelected(bundle, selected, byId, 2);
          expect(obstacles.every(({ code }) => code === 'worth_little')).toBe(fits(problem, [...selected, bundle]));
        }
      }),
      RUNS,
    );
  });
});

/** Whether bundles fit together, by the problem's own figures. */
function fits({ capacities, bundles }: PortfolioInput, chosen: readonly Bundle[]): boolean {
  const packed = bundles.filter(({ id }) => chosen.some((bundle) => bundle.id === id));
  const used = new Map<string, number>();
  for (const { uses } of packed) for (const [id, amount] of Object.entries(uses)) used.set(id, (used.get(id) ?? 0) + amount);
  const groups = packed.map(({ group }) => group);
  return new Set(groups).size === groups.length && [...used].every(([id, amount]) => amount <= (capacities[id] ?? 0) * (1 + 1e-9));
}

describe('what would add partners', { timeout: PATIENCE }, () => {
  // Of the same parties composing keeps one host; a partner is whoever could be the other of the two.
  const partners = (listings: readonly Listing[], id: string): number => {
    const pool = poolOf(listings, reference);
    const isOpen = (driver: string, host: string) => modes.some((mode) => whyNotBundle(pool, mode, driver, host).length === 0);
    return listings.filter((other) => other.id !== id && (isOpen(id, other.id) || isOpen(other.id, id))).length;
  };

  it('counts what composing with the changed listing really finds', () => {
    fc.assert(
      fc.property(smallMarkets(), fc.constantFrom('f0', 'c0'), (listings, id) => {
        const pool = poolOf(listings, reference);
        const { now, improvements } = whatWouldAdd(id, pool, modes);
        expect(now).toBe(partners(listings, id));
        for (const { change, before, after, cost } of improvements) {
          const changed = listings.map((listing) => (listing.id === id ? withProjectChange(listing, change, pool) : listing));
          expect({ before, after }).toEqual({ before: now, after: partners(changed, id) });
          expect(after).toBeGreaterThan(before);
          expect([2, 3]).toContain(cost);
        }
        expect(improvements.map(({ cost }) => cost)).toEqual(improvements.map(({ cost }) => cost).sort());
      }),
      RUNS,
    );
  });

  it('finds the land and the workers that are lacking', () => {
    const organisation = (kind: 'enterprise' | 'county', region: string) => ({ name: '示例', kind, region });
    const firm = (id: string, mu: number, workers: number): Listing => ({
      id,
      organisation: organisation('enterprise', '320000'),
      title: '纺纱',
      summary: '',
      industries: ['17'],
      offers: [
        { factor: 'technology', description: '紧密纺' },
        { factor: 'capital', description: '自有', quantity: 5000, unit: 'CNY_10k' },
      ],
      seeks: [
        { factor: 'land', description: '', quantity: mu, unit: 'mu' },
        { factor: 'labour', description: '', quantity: workers, unit: 'person' },
      ],
    });
    const county: Listing = {
      id: 'county',
      organisation: organisation('county', '652901'),
      title: '产棉大县',
      summary: '',
      industries: [],
      offers: [
        { factor: 'land', description: '熟地', quantity: 100, unit: 'mu' },
        { factor: 'labour', description: '', quantity: 300, unit: 'person' },
      ],
      seeks: [],
    };
    const firms = [firm('a', 90, 200), firm('b', 150, 300), firm('c', 150, 250), firm('d', 100, 500)];
    const { now, improvements } = whatWouldAdd('county', poolOf([county, ...firms], reference), modes);
    expect(now).toBe(1);
    expect(improvements).toEqual([
      {
        change: { kind: 'raise_quantity', at: 0, factor: 'land', more: 50, quantity: 150, unit: 'mu' },
        cost: 3,
        before: 1,
        after: 3,
        reached: ['b', 'c'],
      },
      {
        change: { kind: 'raise_quantity', at: 1, factor: 'labour', more: 200, quantity: 500, unit: 'person' },
        cost: 3,
        before: 1,
        after: 2,
        reached: ['d'],
      },
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { Listing } from '../../../src/lib/domain/listing.ts';
import { chanceOf } from '../../../src/lib/engine/random.ts';

const read = (file: string): Listing[] =>
  readFileSync(new URL(`../../../supabase/samples/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { listing?: unknown })
    .map((line) => Listing.parse(line.listing ?? line));

/** A made-up country: shares of 20,000 listings as one would expect of a few years of use. */
const SHARES = { firms: 0.82, counties: 0.1, investors: 0.03, institutions: 0.03, operators: 0.02 } as const;

/**
 * Listings in the likeness of the samples: each field from another of them, quantities scaled by 0.5 to 2; a third of the
 * firms loses its capital, so that an investor is needed.
 *
 * @param count  in all
 * @param seed   the same seed, the same listings
 */
export function madeUpCountry(count: number, seed: number): Listing[] {
  const chance = chanceOf(seed);
  const [counties, firms] = [read('counties.jsonl'), read('deals.jsonl')];
  const one = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const scaled = <T extends { quantity?: number | undefined }>(factors: readonly T[]): T[] => {
    const scale = 0.5 + 1.5 * chance();
    return factors.map((factor) => (factor.quantity === undefined ? factor : { ...factor, quantity: Math.ceil(factor.quantity * scale) }));
  };
  const alike = (samples: readonly Listing[], id: string): Listing => {
    const { title, organisation, industries } = one(samples);
    return {
      id,
      organisation,
      title,
      industries,
      summary: one(samples).summary,
      offers: scaled(one(samples).offers),
      seeks: scaled(one(samples).seeks),
    };
  };
  const amounts = (share: number) => Math.round(count * share);
  const named = (prefix: string, share: number, make: (id: string) => Listing) =>
    Array.from({ length: amounts(share) }, (_, i) => make(`${prefix}${i}`));
  const firm = (id: string): Listing => {
    const made = alike(firms, id);
    return chance() < 1 / 3 ? { ...made, offers: made.offers.filter(({ factor }) => factor !== 'capital') } : made;
  };
  const other = (kind: 'investor' | 'institution' | 'enterprise', offers: Listing['offers'], seeks: Listing['seeks']) => (id: string) => {
    const made = alike(firms, id);
    return { ...made, organisation: { ...made.organisation, kind }, offers: scaled(offers), seeks };
  };
  return [
    ...named('f', SHARES.firms, firm),
    ...named('c', SHARES.counties, (id) => alike(counties, id)),
    ...named('i', SHARES.investors, (id) =>
      other('investor', [{ factor: 'capital', description: '产业基金', quantity: 50_000, unit: 'CNY_10k' }], one(counties).seeks)(id),
    ),
    ...named('r', SHARES.institutions, (id) => other('institution', one(firms).offers, one(firms).seeks)(id)),
    ...named('o', SHARES.operators, (id) =>
      other('enterprise', [{ factor: 'logistics', description: '冷链运输与仓配' }], one(firms).seeks)(id),
    ),
  ];
}

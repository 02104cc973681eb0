import { readFileSync } from 'node:fs';
import regionFile from '../../src/lib/domain/reference/regions.json' with { type: 'json' };
import { Listing } from '../../src/lib/domain/listing.ts';
import type { PublishedListing } from '../../src/lib/engine/listing/document.ts';

/** mulberry32: a small seeded generator, so that every run has the same listings. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const lines = (file: string): unknown[] =>
  readFileSync(new URL(`../../supabase/samples/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);

/** The sample listings as they stand in the tree. */
export const sampleListings = (): Listing[] => [
  ...lines('counties.jsonl').map((line) => Listing.parse(line)),
  ...lines('deals.jsonl').map((deal) => Listing.parse((deal as { listing: unknown }).listing)),
];

const SYLLABLES = [...'华东恒瑞金海天成宏达新源永丰泰和兴隆盛世嘉禾绿洲红日长风远航中科博信联众安康百川云岭雪峰'];
const TRADES = [
  '食品',
  '纺织',
  '农牧',
  '新能源',
  '化工',
  '物流',
  '生物科技',
  '机械',
  '建材',
  '文旅',
  '电子',
  '果业',
  '医药',
  '矿业',
  '数据',
];

/**
 * Published listings in the likeness of the samples: sentences, offers and seeks each from another of them, quantities of
 * their own, names and places of their own.
 */
export function generateListings(count: number, seed = count): PublishedListing[] {
  const chance = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const samples = sampleListings();
  const sentences = samples.flatMap(({ summary }) => summary.split(/(?<=。)/));
  const counties = regionFile.rows.filter(({ level, validUntil }) => level === 'county' && !validUntil);
  return Array.from({ length: count }, (_, i): PublishedListing => {
    const region = pick(counties);
    const isCounty = chance() < 0.3;
    const name = isCounty
      ? region.name
      : `${region.name}${pick(SYLLABLES)}${pick(SYLLABLES)}${chance() < 0.5 ? pick(SYLLABLES) : ''}${pick(TRADES)}有限公司`;
    const factors = (list: Listing['offers']) =>
      list.map((factor) =>
        factor.quantity === undefined ? factor : { ...factor, quantity: Math.round(factor.quantity * (0.5 + chance())) },
      );
    const day = String(1 + Math.floor(chance() * 28)).padStart(2, '0');
    const publishedOn = `2026-${String(1 + Math.floor(chance() * 11)).padStart(2, '0')}-${day}`;
    return {
      listing: {
        id: `g${i}`,
        organisation: { name, kind: isCounty ? 'county' : 'enterprise', region: region.code },
        title: pick(samples).title,
        summary: Array.from({ length: 4 }, () => pick(sentences)).join(''),
        industries: pick(samples).industries,
        offers: factors(pick(samples).offers),
        seeks: factors(pick(samples).seeks),
      },
      isSample: true,
      isVerified: chance() < 0.6,
      publishedOn,
      updatedAt: `${publishedOn}T08:00:00Z`,
    };
  });
}

import { readFileSync } from 'node:fs';
import { loadMatchingReference } from '../../src/lib/adapters/matching-reference.ts';
import { Listing } from '../../src/lib/domain/listing.ts';
import { prepare } from '../../src/lib/engine/matching/corpus.ts';
import { rank } from '../../src/lib/engine/matching/rank.ts';

/**
 * `node tests/bench/match-speed.ts`: how long ranking takes, on one core, over listings made from the samples by
 * swapping offers and seeks between them (fixed seed). Goals: 20,000 firms × 450 counties, top 10 each, in 15 s and
 * 1 GiB; one firm against 3,000 counties in 20 ms (p95); one changed listing fresh within 1 s.
 */
const FIRMS = 20_000;
const COUNTIES = 450;
const MANY_COUNTIES = 3_000;

const read = (file: string): unknown[] =>
  readFileSync(new URL(`../../supabase/samples/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);

/** mulberry32: a small seeded generator, so that every run measures the same listings. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Listings in the likeness of the samples: each field from another of them. */
function likeness(samples: readonly Listing[], count: number, prefix: string): Listing[] {
  const chance = generator(count);
  const one = () => samples[Math.floor(chance() * samples.length)] as Listing;
  return Array.from({ length: count }, (_, i) => {
    const { title, organisation, industries } = one();
    return { id: `${prefix}${i}`, organisation, title, industries, summary: one().summary, offers: one().offers, seeks: one().seeks };
  });
}

type Timing = { /** by the clock */ seconds: number; /** of processor time, which other programs do not lengthen */ cpu: number };

function timed<T>(work: () => T): Timing & { result: T } {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))] ?? 0;
const say = (what: string, value: string) => console.log(`${what.padEnd(58)}${value}`);

const countySamples = read('counties.jsonl').map((line) => Listing.parse(line));
const firmSamples = read('deals.jsonl').map((deal) => Listing.parse((deal as { listing: unknown }).listing));
const { result: reference, seconds: loading } = timed(() => loadMatchingReference());
say('load the reference data', `${loading.toFixed(2)} s`);
reference.segment('暖机');

const firms = likeness(firmSamples, FIRMS, 'f');
const counties = likeness(countySamples, COUNTIES, 'c');
const { result: corpus, seconds: preparing } = timed(() => prepare(counties, reference));
say(`prepare ${COUNTIES} counties`, `${preparing.toFixed(2)} s`);

const all = timed(() => firms.forEach((firm) => rank(corpus, firm, { top: 10 })));
say(`${FIRMS} firms × ${COUNTIES} counties, top 10 with reasons`, `${all.seconds.toFixed(1)} s (processor ${all.cpu.toFixed(1)} s)`);
say('  largest resident memory so far', `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);

const large = prepare(likeness(countySamples, MANY_COUNTIES, 'm'), reference);
const times: Timing[] = firms.slice(0, 300).map((firm) => timed(() => rank(large, firm, { top: 10 })));
const inMs = (key: keyof Timing, q: number) => {
  const values = times.map((time) => time[key] * 1000);
  return `${quantile(values, q).toFixed(1)} ms`;
};
say(
  `one firm × ${MANY_COUNTIES} counties, top 10 with reasons`,
  `median ${inMs('seconds', 0.5)}, p95 ${inMs('seconds', 0.95)} (processor ${inMs('cpu', 0.5)}, ${inMs('cpu', 0.95)})`,
);

const changed = counties.map((county, i) =>
  i === 0 ? { ...county, offers: [...county.offers, { factor: 'land' as const, description: '工业用地' }] } : county,
);
const { seconds: fresh } = timed(() => rank(prepare(changed, reference, corpus), firms[0] as Listing));
say('one county changed: its corpus and a list fresh after', `${(fresh * 1000).toFixed(0)} ms`);

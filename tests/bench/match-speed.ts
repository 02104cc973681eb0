import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMatchingReference } from '../../src/lib/adapters/matching-reference.ts';
import { Listing } from '../../src/lib/domain/listing.ts';
import { prepare, type Corpus } from '../../src/lib/engine/matching/corpus.ts';
import { rank } from '../../src/lib/engine/matching/rank.ts';

/**
 * `npm run bench:match-speed`: how long ranking takes, on one core, over made-up listings in the likeness of the samples
 * (fixed seed). Goals: 20,000 firms × 450 counties, top 10 each, in 15 s and 1 GiB; one firm against 3,000 counties in
 * 20 ms (p95); one changed listing's own list fresh within 1 s. `--cli` measures the first by the command line instead:
 * reading the file, ranking, sentences and writing, in a process of its own.
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

/** Listings in the likeness of the samples: each field from another of them, and no two titles or summaries alike. */
function likeness(samples: readonly Listing[], things: readonly string[], count: number, prefix: string): Listing[] {
  const chance = generator(count);
  const one = <T>(of: readonly T[]) => of[Math.floor(chance() * of.length)] as T;
  return Array.from({ length: count }, (_, i) => {
    const [{ title, organisation, industries }, { summary }, { offers }, { seeks }] = [
      one(samples),
      one(samples),
      one(samples),
      one(samples),
    ];
    const text = { title: `${title}，${one(things)}`, summary: `${summary}${one(things)}，编号${i}。` };
    return { id: `${prefix}${i}`, organisation, ...text, industries, offers, seeks };
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
const took = ({ seconds, cpu }: Timing) => `${seconds.toFixed(1)} s (processor ${cpu.toFixed(1)} s)`;
const largest = (kib: number) => say('  largest resident memory so far', `${Math.round(kib / 1024)} MiB`);

const countySamples = read('counties.jsonl').map((line) => Listing.parse(line));
const firmSamples = read('deals.jsonl').map((deal) => Listing.parse((deal as { listing: unknown }).listing));
const { result: reference, seconds: loading } = timed(() => loadMatchingReference());
const things = reference.vocabulary.concepts.map(({ zh }) => zh);
const firms = likeness(firmSamples, things, FIRMS, 'f');
const counties = likeness(countySamples, things, COUNTIES, 'c');

if (process.argv.includes('--cli')) byCommandLine();
else inOneProcess();

function inOneProcess(): void {
  say('load the reference data', `${loading.toFixed(2)} s`);
  reference.segment('暖机');
  const { result: corpus, seconds: preparing } = timed(() => prepare(counties, reference));
  say(`prepare ${COUNTIES} counties`, `${preparing.toFixed(2)} s`);
  const all = timed(() => {
    for (const firm of firms) rank(corpus, firm, { top: 10 });
  });
  say(`${FIRMS} firms × ${COUNTIES} counties, top 10 with reasons`, took(all));
  largest(process.resourceUsage().maxRSS);

  const large = prepare(likeness(countySamples, things, MANY_COUNTIES, 'm'), reference);
  const times: Timing[] = firms.slice(0, 1000).map((firm) => timed(() => rank(large, firm, { top: 10 })));
  const inMs = (key: keyof Timing, q: number) => {
    const values = times.map((time) => time[key] * 1000);
    return `${quantile(values, q).toFixed(1)} ms`;
  };
  say(
    `one firm × ${MANY_COUNTIES} counties, top 10 with reasons`,
    `median ${inMs('seconds', 0.5)}, p95 ${inMs('seconds', 0.95)} (processor ${inMs('cpu', 0.5)}, ${inMs('cpu', 0.95)})`,
  );
  say('one of 450 counties changed: index and list fresh after', inMsOf(afterChange(counties, corpus, firms[0] as Listing)));
  const many = prepare(firms, reference);
  say(`one of ${FIRMS} firms changed: index and list fresh after`, inMsOf(afterChange(firms, many, counties[0] as Listing)));
  largest(process.resourceUsage().maxRSS);
}

/** The first listing changes; then its side is indexed again and somebody of the other side asks for a list. */
function afterChange(listings: readonly Listing[], corpus: Corpus, asks: Listing): Timing {
  const [first, ...others] = listings as [Listing, ...Listing[]];
  const changed = { ...first, offers: [...first.offers, { factor: 'land' as const, description: '工业用地' }] };
  return timed(() => rank(prepare([changed, ...others], reference, corpus), asks));
}

function inMsOf({ seconds, cpu }: Timing): string {
  return `${(seconds * 1000).toFixed(0)} ms (processor ${(cpu * 1000).toFixed(0)} ms)`;
}

function byCommandLine(): void {
  const folder = mkdtempSync(join(tmpdir(), 'feiqiao-speed-'));
  const [input, output] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl')];
  writeFileSync(input, [...firms, ...counties].map((listing) => `${JSON.stringify(listing)}\n`).join(''));
  const usage = 'data:text/javascript,process.on("exit",()=>console.error(JSON.stringify(process.resourceUsage())))';
  const command = new URL('../../src/cli/feiqiao.ts', import.meta.url).pathname;
  const { result, seconds } = timed(() =>
    spawnSync(process.execPath, ['--import', usage, command, 'rank', '--in', input, '--out', output], { encoding: 'utf8' }),
  );
  rmSync(folder, { recursive: true });
  if (result.status !== 0) throw new Error(result.stderr);
  const used = JSON.parse(result.stderr) as NodeJS.ResourceUsage;
  say(`feiqiao rank, ${FIRMS} firms × ${COUNTIES} counties`, took({ seconds, cpu: (used.userCPUTime + used.systemCPUTime) / 1e6 }));
  largest(used.maxRSS);
}

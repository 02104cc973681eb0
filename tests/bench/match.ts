import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadMatchingReference } from '../../src/lib/adapters/matching-reference.ts';
import { Listing } from '../../src/lib/domain/listing.ts';
import { prepare, type Corpus } from '../../src/lib/engine/matching/corpus.ts';
import { order } from '../../src/lib/engine/matching/rank.ts';
import { CRITERIA, type Weights } from '../../src/lib/engine/matching/score.ts';
import { WEIGHTS } from '../../src/lib/engine/matching/weights.ts';

/**
 * `npm run bench:match`: would the engine have found the county that really won the deal? Every deal's firm is ranked
 * against all 204 counties; counties where the same firm made the same kind of deal (`also`) are taken out of the
 * ranking. Prints Hit@1/5/10 and the mean reciprocal rank, the range over five folds, a row for each criterion left
 * out, halved and doubled, and plain text overlap and chance beside them.
 *
 * By default on the development half of the deals (by a fixed hash of the id). `--final` takes the other half, which
 * never serves to choose anything; `--all` takes both; `--ranks` lists the rank of each deal.
 */
type Deal = { listing: Listing; county: string; also: string[] };
type Ranker = (deal: Deal) => string[]; // county ids, best first

const FOLDS = 5;
const { values: flags } = parseArgs({
  options: { final: { type: 'boolean' }, all: { type: 'boolean' }, ranks: { type: 'boolean' } },
});

const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();
const isDevelopment = (id: string): boolean => hashOf(id).readUInt8(0) % 2 === 0;
const foldOf = (id: string): number => hashOf(id).readUInt8(1) % FOLDS;

const lines = (file: string): unknown[] =>
  readFileSync(new URL(`../../supabase/samples/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown);

function readDeals(): Deal[] {
  const deals = (lines('deals.jsonl') as Deal[]).map((deal) => ({ ...deal, listing: Listing.parse(deal.listing) }));
  return flags.all ? deals : deals.filter(({ listing }) => isDevelopment(listing.id) !== (flags.final ?? false));
}

/** Place of the county that won, from 1; the firm's other counties do not count. */
function placeOf(deal: Deal, ranked: readonly string[]): number {
  const also = new Set(deal.also.map((region) => `county-${region}`));
  return ranked.filter((id) => !also.has(id)).indexOf(`county-${deal.county}`) + 1;
}

type Measure = { hit1: number; hit5: number; hit10: number; mrr: number };

function measure(places: readonly number[]): Measure {
  const share = (k: number) => places.filter((place) => place <= k).length / places.length;
  return { hit1: share(1), hit5: share(5), hit10: share(10), mrr: places.reduce((sum, place) => sum + 1 / place, 0) / places.length };
}

function row(name: string, deals: readonly Deal[], ranker: Ranker): void {
  const places = deals.map((deal) => ({ id: deal.listing.id, fold: foldOf(deal.listing.id), place: placeOf(deal, ranker(deal)) }));
  const folds = Array.from({ length: FOLDS }, (_, fold) => measure(places.filter((at) => at.fold === fold).map(({ place }) => place)));
  const whole = measure(places.map(({ place }) => place));
  const cell = (key: keyof Measure) => {
    const values = folds.map((fold) => fold[key]).filter(Number.isFinite);
    return `${whole[key].toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`.padEnd(19);
  };
  console.log(`${name.padEnd(24)}${cell('hit1')}${cell('hit5')}${cell('hit10')}${cell('mrr')}`);
  if (flags.ranks && name === 'engine') console.log(places.map(({ id, place }) => `${id}:${place}`).join('  '));
}

/** Criteria that weigh something without any external service. */
const COUNTED = CRITERIA.flatMap(({ id }) => (id === 'meaning' || id === 'site' ? [] : [id]));

const engine =
  (corpus: Corpus, weights: Weights): Ranker =>
  ({ listing }) =>
    order(corpus, listing, { top: 'all', weights }).map(({ id }) => id);

/**
 * Plain text likeness: cosine of TF-IDF over pairs of neighbouring Chinese characters. The strongest of the simple
 * overlaps we tried (words or pairs; counted, weighted or normalised).
 */
function textOverlap(counties: readonly Listing[]): Ranker {
  const documents = counties.map((county) => ({ id: county.id, pairs: pairsOf(county) }));
  const count = new Map<string, number>();
  for (const { pairs } of documents) for (const pair of pairs) count.set(pair, (count.get(pair) ?? 0) + 1);
  const weight = (pair: string) => Math.log((documents.length + 1) / (1 + (count.get(pair) ?? 0))) ** 2;
  const sum = (pairs: Iterable<string>) => [...pairs].reduce((total, pair) => total + weight(pair), 0);
  const lengths = documents.map(({ pairs }) => Math.sqrt(sum(pairs)));
  return ({ listing }) => {
    const mine = [...pairsOf(listing)];
    const likeness = documents.map(({ id, pairs }, at) => ({
      id,
      value: sum(mine.filter((pair) => pairs.has(pair))) / (lengths[at] as number),
    }));
    return likeness.sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  };
}

function pairsOf({ title, summary, offers, seeks }: Listing): Set<string> {
  const texts = [title, summary, ...[...offers, ...seeks].map(({ description }) => description)];
  const runs = texts.flatMap((text) => text.split(/\P{Script=Han}+/u));
  return new Set(runs.flatMap((run) => Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2))));
}

const deals = readDeals();
const counties = lines('counties.jsonl').map((line) => Listing.parse(line));
const corpus = prepare(counties, loadMatchingReference());
const half = flags.all ? 'all deals' : flags.final ? 'the final half' : 'the development half';
console.log(`${deals.length} deals (${half}), ${counties.length} counties; in brackets the range over ${FOLDS} folds\n`);
console.log(`${''.padEnd(24)}${['Hit@1', 'Hit@5', 'Hit@10', 'MRR'].map((head) => head.padEnd(19)).join('')}`);
row('engine', deals, engine(corpus, WEIGHTS));
for (const id of COUNTED) row(`  without ${id}`, deals, engine(corpus, { ...WEIGHTS, [id]: 0 }));
for (const id of COUNTED) row(`  only ${id}`, deals, engine(corpus, { [id]: 1 }));
for (const id of COUNTED) {
  row(`  ${id} halved`, deals, engine(corpus, { ...WEIGHTS, [id]: WEIGHTS[id] / 2 }));
  row(`  ${id} doubled`, deals, engine(corpus, { ...WEIGHTS, [id]: WEIGHTS[id] * 2 }));
}
for (const weight of [0.05, 0.1, 0.2]) row(`  with site at ${weight}`, deals, engine(corpus, { ...WEIGHTS, site: weight }));
row('text overlap', deals, textOverlap(counties));
const n = counties.length;
const harmonic = Array.from({ length: n }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b, 0);
console.log(`${'chance (expected)'.padEnd(24)}${[1 / n, 5 / n, 10 / n, harmonic / n].map((x) => x.toFixed(2).padEnd(19)).join('')}`);

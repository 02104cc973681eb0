import { readFileSync } from 'node:fs';
import { loadMatchingReference } from '../../src/lib/adapters/matching-reference.ts';
import { Listing } from '../../src/lib/domain/listing.ts';
import { prepare } from '../../src/lib/engine/matching/corpus.ts';
import { rankMany } from '../../src/lib/engine/matching/rank-many.ts';

/**
 * `npm run bench:match-spread`: what spreading the sample firms' lists does: in how many lists the counties stand before and
 * after (most of one, Gini coefficient, in none), and what it costs in score. No deal is looked at, only the firms' listings.
 */
const TOPS = [3, 10];

const read = (file: string): Listing[] =>
  readFileSync(new URL(`../../supabase/samples/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { listing?: unknown })
    .map((line) => Listing.parse(line.listing ?? line));

const [firms, counties] = [read('deals.jsonl'), prepare(read('counties.jsonl'), loadMatchingReference())];
for (const top of TOPS) {
  const start = performance.now();
  const { capacity, before, after, meanScore } = rankMany(counties, firms, { top }).spread;
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  const row = ({ most, gini, unseen }: typeof before) => `most ${most}  Gini ${gini.toFixed(2)}  in none ${unseen}`;
  console.log(`top ${top}, capacity ${capacity} (${seconds} s)`);
  console.log(`  each for itself   ${row(before)}  mean score ${meanScore.before.toFixed(4)}`);
  console.log(`  made together     ${row(after)}  mean score ${meanScore.after.toFixed(4)}`);
}

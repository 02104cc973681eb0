import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { segment } from '../../src/lib/adapters/jieba/segment.ts';
import { Listing } from '../../src/lib/domain/listing.ts';
import type { ProfileFrequencyFile } from '../../src/lib/domain/profile-frequency.ts';
import chainFile from '../../src/lib/domain/reference/value-chains.json' with { type: 'json' };
import { ValueChainFile } from '../../src/lib/domain/value-chain.ts';
import { allTermsOf, conceptsOf } from '../../src/lib/engine/matching/profile.ts';
import { compileVocabulary } from '../../src/lib/engine/matching/vocabulary.ts';

/** Counts, over the sample county profiles, how many name each word, pair of characters and concept. Reads no deal. */
export function countFrequencies(): ProfileFrequencyFile {
  const lines = readFileSync(new URL('../samples/counties.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
  const listings = lines.map((line) => Listing.parse(JSON.parse(line)));
  const vocabulary = compileVocabulary(ValueChainFile.parse(chainFile));
  const words = count(listings.map((listing) => [...allTermsOf(listing, segment)]));
  return {
    title: '词与概念在县域资料中的出现频次',
    source: 'supabase/samples/counties.jsonl, counted by supabase/generate/profile-frequency.ts',
    documents: listings.length,
    concepts: count(listings.map((listing) => [...conceptsOf(listing, vocabulary)].map((n) => vocabulary.concepts[n]?.id ?? ''))),
    words: Object.fromEntries(Object.entries(words).filter(([, n]) => n > 1)),
  };
}

/** Keys in code-point order, so that the file changes only where the counts do. */
function count(documents: readonly (readonly string[])[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const keys of documents) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = new URL('../../src/lib/domain/reference/profile-frequency.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(countFrequencies(), null, 2)}\n`);
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import { Listing } from '../../domain/listing.ts';
import { prepare } from '../matching/corpus.ts';
import { order } from '../matching/rank.ts';
import { counterparts } from './counterparts.ts';

const reference = loadMatchingReference();
const read = (file: string) =>
  readFileSync(`supabase/samples/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { listing?: unknown })
    .map((line) => Listing.parse(line.listing ?? line));
const all = [...read('counties'), ...read('deals')];
const counties = all.filter(({ organisation }) => organisation.kind === 'county');
const firms = all.filter(({ organisation }) => organisation.kind === 'enterprise').slice(0, 60);
const nobody = () => false;

describe('counterparts', () => {
  it('names for one anchor those whom the ranking puts first', () => {
    const corpus = prepare(counties, reference);
    const [firm] = firms;
    if (!firm) throw new Error('the samples have firms');
    const best = order(corpus, firm, { top: 3 }).map(({ score }) => score);
    expect(counterparts({ anchors: [firm], corpus, by: 'organisation', without: nobody }).map(({ score }) => score)).toEqual(best);
  });

  it('counts the firms of a prefecture together, and never names who is excluded', () => {
    const [county] = counties;
    if (!county) throw new Error('the samples have counties');
    const corpus = prepare(firms, reference);
    const found = counterparts({ anchors: [county], corpus, by: 'prefecture', without: nobody });
    expect(found.map(({ name, listings }) => [name.endsWith('00'), listings.length > 0])).toEqual(found.map(() => [true, true]));
    expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
    const first = found[0]?.name.slice(0, 4) ?? '';
    const without = (listing: Listing) => listing.organisation.region.startsWith(first);
    expect(counterparts({ anchors: [county], corpus, by: 'prefecture', without }).map(({ name }) => name)).not.toContain(found[0]?.name);
  });

  it('finds nobody where there is nothing to compare with', () => {
    expect(counterparts({ anchors: [], corpus: prepare(counties, reference), by: 'organisation', without: nobody })).toEqual([]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import { Listing } from '../../domain/listing.ts';
import { withChange, type Change } from './change.ts';
import { prepare } from './corpus.ts';
import { whatWouldChange } from './counterfactual.ts';
import { PLACES, prepareMarket, standingOf, type Market } from './market.ts';
import { rank } from './rank.ts';

const reference = loadMatchingReference();
const read = (file: string) =>
  readFileSync(`supabase/samples/${file}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { listing?: unknown });
// Every fifth county: the slow way asks each of them for its list.
const countyListings = read('counties')
  .filter((_, i) => i % 5 === 0)
  .map((line) => Listing.parse(line));
const firmListings = read('deals').map(({ listing }) => Listing.parse(listing));
const [counties, firms] = [prepare(countyListings, reference), prepare(firmListings, reference)];
const AS_OF = 2026;
const forFirms = prepareMarket(counties, firms, AS_OF);
const forCounties = prepareMarket(firms, counties, AS_OF);
const draft = Listing.parse({
  id: 'draft',
  organisation: { name: '示例企业', kind: 'enterprise', region: '330100' },
  title: '果汁加工',
  industries: [],
  offers: [{ factor: 'capital', description: '建厂' }],
  seeks: [{ factor: 'raw_material', description: '苹果', essential: true, quantity: 9e6, unit: 't_per_year' }],
});

/** The slow and obvious way: put the listing among its rivals and ask every counterpart for its list. */
const amongFirstTen = (listing: Listing, counterparts: readonly Listing[], rivals: readonly Listing[]): string[] => {
  const corpus = prepare([...rivals.filter(({ id }) => id !== listing.id), listing], reference, firms);
  const lists = counterparts.map((each) => ({ id: each.id, ranked: rank(corpus, each, { top: PLACES, asOf: AS_OF }) }));
  return lists
    .filter(({ ranked }) => ranked.some(({ id, score }) => id === listing.id && score > 0))
    .map(({ id }) => id)
    .sort();
};

describe('standing', () => {
  it('is what every counterpart’s own list says, for a draft and for a published listing', () => {
    for (const listing of [draft, firmListings[0] as Listing]) {
      const standing = standingOf(listing, forFirms);
      expect(standing.counterparts).toEqual(amongFirstTen(listing, countyListings, firmListings));
      expect(standing).toMatchObject({ among: standing.counterparts.length, of: countyListings.length });
    }
  });

  it('reads pairings as of each counterpart’s own year', () => {
    const county = countyListings.find(({ id }) => id.startsWith('county-52')) as Listing;
    expect(standingOf(county, forCounties).counterparts).toEqual(amongFirstTen(county, firmListings, countyListings));
  });

  it('counts everyone where there are fewer than ten rivals', () => {
    const market = prepareMarket(counties, prepare([], reference), AS_OF);
    expect(standingOf(draft, market).among).toBeGreaterThan(standingOf(draft, forFirms).among);
  });
});

describe('what would change it', () => {
  const { now, improvements } = whatWouldChange(draft, forFirms);

  it('tells only what reaches more counterparts, verified by ranking again, cheapest first', () => {
    expect(improvements.length).toBeGreaterThan(0);
    expect(improvements.map(({ cost }) => cost)).toEqual(improvements.map(({ cost }) => cost).sort());
    const standing = amongFirstTen(draft, countyListings, firmListings);
    for (const { change, before, after, reached } of improvements.slice(0, 2)) {
      const then = amongFirstTen(withChange(draft, change, reference.vocabulary), countyListings, firmListings);
      expect([before, after]).toEqual([now.among, then.length]);
      expect(after).toBeGreaterThan(before);
      expect(reached).toEqual(then.filter((id) => !standing.includes(id)));
    }
  });

  it('answers the same for the same question, whatever the order of the counterparts', () => {
    const reversed = prepareMarket(prepare([...countyListings].reverse(), reference, counties), firms, AS_OF);
    expect(whatWouldChange(draft, reversed)).toEqual({ now, improvements });
  });

  const kindsFor = (listing: Listing, market: Market): Change['kind'][] =>
    whatWouldChange(listing, market, 99).improvements.map(({ change }) => change.kind);

  const seeker = Listing.parse({
    ...countyListings[0],
    industries: ['15'],
    offers: [{ factor: 'raw_material', description: '苹果', quantity: 5, unit: 't_per_year' }],
    seeks: [{ factor: 'capital', description: '果汁', quantity: 5000, unit: 'CNY_10k' }],
  });
  const modest: Listing = { ...draft, seeks: [{ factor: 'raw_material', description: '苹果' }] };
  const rivals = (offers: Listing['offers']) =>
    Array.from({ length: PLACES }, (_, i): Listing => ({ ...modest, id: `a-rival-${i}`, offers })); // before the draft in a tie
  const against = (offers: Listing['offers'], rivalCount: number) =>
    prepareMarket(prepare([seeker], reference), prepare(rivals(offers).slice(0, rivalCount), reference), AS_OF);

  it('finds an industry that the text suggests', () => {
    const unnamed = { ...(countyListings.find(({ id }) => id === 'county-150627') ?? draft), industries: [] };
    expect(kindsFor(unnamed, forCounties)).toContain('name_industry');
  });

  it('finds a quantity that is not stated', () => {
    const stated: Listing['offers'] = [{ factor: 'capital', description: '建厂', quantity: 4000, unit: 'CNY_10k' }];
    expect(kindsFor(modest, against(stated, PLACES))).toContain('state_quantity');
    expect(
      kindsFor({ ...modest, offers: [{ ...stated[0], factor: 'capital', description: '建厂', quantity: 10 }] }, against(stated, PLACES)),
    ).toContain('raise_quantity');
  });

  it('finds a condition that shuts the door', () => {
    expect(kindsFor(draft, against([], 0))).toEqual(['waive_essential']);
    expect(kindsFor(modest, against([], 0))).toEqual([]);
  });
});

describe('a change', () => {
  const change = (one: Change) => withChange(draft, one, reference.vocabulary);

  it('is made where it says and nowhere else', () => {
    expect(change({ kind: 'state_quantity', at: 0, factor: 'capital', quantity: 3, unit: 'CNY_10k' }).offers).toEqual([
      { factor: 'capital', description: '建厂', quantity: 3, unit: 'CNY_10k' },
    ]);
    expect(change({ kind: 'waive_essential', at: 0, factor: 'raw_material' }).seeks[0]?.essential).toBe(false);
    expect(change({ kind: 'name_industry', industry: '15' }).industries).toEqual(['15']);
    expect(change({ kind: 'add_offer', factor: 'brand', concept: 'fruit' }).offers[1]).toEqual({ factor: 'brand', description: '水果' });
    expect(change({ kind: 'add_seek', factor: 'land', concept: null }).seeks[1]).toEqual({ factor: 'land', description: '' });
    expect(draft.offers).toHaveLength(1);
  });
});

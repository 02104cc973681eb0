import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import { FactorKind, type Offer, type Seek } from '../../domain/factor.ts';
import { Listing } from '../../domain/listing.ts';
import { convert, UNIT_CODES } from '../../domain/units.ts';
import { checkRanking } from './check.ts';
import { prepare } from './corpus.ts';
import { profileOf } from './profile.ts';
import { withPairings } from './reference.ts';
import { rank, type Match } from './rank.ts';
import { CRITERIA, gainsOf, pointsOf } from './score.ts';

const reference = loadMatchingReference();
const samples = ['counties', 'deals']
  .flatMap((file) => readFileSync(`supabase/samples/${file}.jsonl`, 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as { listing?: unknown })
  .map((line) => Listing.parse(line.listing ?? line));

// Listings in the likeness of the samples: every field from another one, quantities free.
const sample = fc.constantFrom(...samples);
const quantity = fc.record({ quantity: fc.double({ min: 0, max: 1e6, noNaN: true }), unit: fc.constantFrom(...UNIT_CODES) });
const offer = fc
  .tuple(fc.constantFrom(...FactorKind.options), sample, fc.option(quantity, { nil: {} }))
  .map(([factor, { offers }, measured]): Offer => ({ factor, description: offers[0]?.description ?? '', ...measured }));
const seek = fc.tuple(offer, fc.boolean()).map(([wanted, essential]): Seek => ({ ...wanted, ...(essential && { essential }) }));
const listing = (id: string, seeks = fc.array(seek, { maxLength: 4 })) =>
  fc
    .tuple(sample, sample, sample, fc.array(offer, { maxLength: 4 }), seeks)
    .map(([a, b, c, offers, wanted]): Listing => ({ ...a, id, title: b.title, summary: c.summary, offers, seeks: wanted }));

const pairScore = (from: Listing, to: Listing): Match => {
  const [match] = rank(prepare([to], reference), from, { explainGates: true });
  if (!match) throw new Error('one listing gives one match');
  return match;
};
const RUNS = { numRuns: 60 };
const PATIENCE = 30_000; // ms; each run reads several long texts

describe('the laws of ranking', { timeout: PATIENCE }, () => {
  it('satisfies the independent checker: order, ties, bounds, sums, gates', () => {
    const five = fc.tuple(...['a', 'b', 'c', 'd', 'x'].map((id) => listing(id)));
    fc.assert(
      fc.property(five, listing('x'), (among, from) => {
        expect(checkRanking('x', rank(prepare(among, reference), from, { top: 'all', explainGates: true }))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('values a pair quickly as the sum of its evidence', () => {
    fc.assert(
      fc.property(listing('a'), listing('b'), (a, b) => {
        const corpus = prepare([b], reference);
        const [mine, theirs] = [profileOf(a, reference), profileOf(b, reference)];
        const moment = { reference, asOf: '2020-12-31' };
        for (const { id, evidence } of CRITERIA) {
          const gains = gainsOf(mine, corpus, moment, { [id]: 1 });
          const sums = { from: evidence(mine, theirs, moment), to: evidence(theirs, mine, moment) };
          for (const side of ['from', 'to'] as const) {
            const value = sums[side].reduce((sum, { part }) => sum + part, 0);
            const { kind } = (side === 'from' ? a : b).organisation;
            expect(gains[side][0]).toBeCloseTo(pointsOf(id, value, kind, { [id]: 1 }), 9);
          }
        }
      }),
      RUNS,
    );
  });

  it('never lowers a pair when one side adds an offer that meets in full what the other seeks', () => {
    fc.assert(
      fc.property(listing('a', fc.array(seek, { minLength: 1, maxLength: 4 })), listing('b'), fc.boolean(), (seeker, offerer, stated) => {
        const [wanted] = seeker.seeks as [Seek];
        const { essential: _essential, quantity: _quantity, unit, ...rest } = wanted;
        // In full: no other thing sought of the same kind is larger, else the offer would state that one's shortfall.
        const amounts = seeker.seeks.flatMap(({ factor, quantity: amount, unit: measure }) =>
          factor === rest.factor && amount !== undefined && measure !== undefined && unit !== undefined
            ? (convert(amount, measure, unit) ?? [])
            : [],
        );
        const meeting: Offer = stated && unit !== undefined ? { ...rest, quantity: Math.max(...amounts) * 1.001, unit } : rest;
        const richer = { ...offerer, offers: [...offerer.offers, meeting] };
        expect(pairScore(seeker, richer).score).toBeGreaterThanOrEqual(pairScore(seeker, offerer).score);
        expect(pairScore(richer, seeker).score).toBeGreaterThanOrEqual(pairScore(offerer, seeker).score);
      }),
      RUNS,
    );
  });

  it('never lowers a pair when an offered quantity grows', () => {
    fc.assert(
      fc.property(listing('a'), listing('b'), fc.double({ min: 1, max: 100, noNaN: true }), (a, b, times) => {
        const grown = b.offers.map((one) => (one.quantity === undefined ? one : { ...one, quantity: one.quantity * times }));
        expect(pairScore(a, { ...b, offers: grown }).score).toBeGreaterThanOrEqual(pairScore(a, b).score);
      }),
      RUNS,
    );
  });

  it('does not look at names', () => {
    fc.assert(
      fc.property(listing('a'), listing('b'), fc.string({ minLength: 1 }), (a, b, name) => {
        const renamed = (one: Listing): Listing => ({ ...one, organisation: { ...one.organisation, name } });
        expect(pairScore(renamed(a), renamed(b))).toEqual(pairScore(a, b));
      }),
      RUNS,
    );
  });

  it('does not depend on the order of the input, nor on who else is in it', () => {
    const four = fc.tuple(...['a', 'b', 'c', 'd'].map((id) => listing(id)));
    fc.assert(
      fc.property(four, listing('x'), (among, from) => {
        const forwards = rank(prepare(among, reference), from, { top: 'all' });
        expect(rank(prepare([...among].reverse(), reference), from, { top: 'all' })).toEqual(forwards);
        for (const match of forwards) {
          const alone = among.filter(({ id }) => id === match.id);
          expect(rank(prepare(alone, reference), from)).toEqual([match]);
        }
      }),
      RUNS,
    );
  });
});

describe('rank', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ ...(samples[0] as Listing), id })) as [Listing, Listing, Listing];

  it('breaks ties by id', () => {
    expect(rank(prepare([c, b], reference), a).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('lists first what it would list first of all', () => {
    const many = fc.tuple(...Array.from({ length: 12 }, (_, n) => listing(`l${n}`)));
    fc.assert(
      fc.property(many, listing('x'), fc.integer({ min: 1, max: 5 }), (among, from, top) => {
        const corpus = prepare(among, reference);
        expect(rank(corpus, from, { top })).toEqual(rank(corpus, from, { top: 'all' }).slice(0, top));
      }),
      { numRuns: 30 },
    );
  });

  it('lists as many as asked for, and never the listing itself', () => {
    const corpus = prepare([a, b, c], reference);
    expect(rank(corpus, 'a', { top: 1 }).map(({ id }) => id)).toEqual(['b']);
    expect(rank(corpus, 'a', { top: 'all' }).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(rank(corpus, 'a', { top: 1, explainGates: true }).map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('refuses an id that is not there, and two listings with one id', () => {
    expect(() => rank(prepare([a], reference), 'nobody')).toThrow('no listing nobody');
    expect(() => prepare([a, a], reference)).toThrow('an id occurs twice');
  });

  it('reads only what changed when a corpus is prepared again', () => {
    const before = prepare([a, b], reference);
    const after = prepare([a, c], reference, before);
    expect(after.profiles[0]).toBe(before.profiles[0]);
    expect(rank(after, c, { explainGates: true }).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('reads pairings as of the year of the listing, else as of the year asked for', () => {
    // 青岛–安顺 was a pair from 2013 until the adjustment of 2021.
    const firm = (year?: number): Listing => ({
      ...a,
      organisation: { name: '某企业', kind: 'enterprise', region: '370200' },
      ...(year === undefined ? {} : { year }),
    });
    const county = { ...b, organisation: { ...b.organisation, region: '520424' } };
    const paired = (from: Listing, asOf?: number) =>
      rank(prepare([county], reference), from, asOf === undefined ? {} : { asOf })[0]?.reasons.some(
        ({ criterion }) => criterion === 'pairing',
      );
    expect([paired(firm(2020)), paired(firm(2023)), paired(firm(), 2020), paired(firm(2023), 2020)]).toEqual([true, false, true, false]);
  });
});

describe('an office’s own pairings', () => {
  it('count like ours for whoever ranks with them, and for nobody else', () => {
    const [firm, county] = samples.filter(
      ({ organisation }, i, all) => all.findIndex((one) => one.organisation.kind === organisation.kind) === i,
    );
    if (!firm || !county) throw new Error('no samples');
    const from = { ...firm, id: 'from', organisation: { ...firm.organisation, region: '350500' } };
    const to = { ...county, id: 'to', organisation: { ...county.organisation, region: '653127' } };
    const corpus = prepare([to], reference);
    const own = { id: 'c-350500-653127-2024', system: 'collaboration', level: 'county', east: '350500', west: '653127' } as const;
    const row = {
      ...own,
      validFrom: '2024-01-01',
      validUntil: null,
      startAssumed: false,
      source: 'x',
      sourceUrl: null,
      confidence: 'low',
    } as const;
    const [plain] = rank(corpus, from, { asOf: 2025 });
    const [paired] = rank(corpus, from, {
      asOf: 2025,
      pairings: withPairings(reference, [...reference.pairings.values()].flat().concat(row)),
    });
    // What rounding loses goes to the largest reason, which may be the pairing: the last digit is not compared.
    const others = (match: Match | undefined) =>
      match?.reasons
        .filter(({ criterion }) => criterion !== 'pairing')
        .map(({ points, ...reason }) => ({ ...reason, points: expect.closeTo(points, 4) as number }));
    expect(paired?.reasons).toContainEqual(expect.objectContaining({ detail: { kind: 'pairing', pairing: own.id, strength: 1 } }));
    expect(plain?.reasons).toEqual(others(paired));
    expect(rank(corpus, from, { asOf: 2025 })).toEqual([plain]);
  });
});

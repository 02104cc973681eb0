import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALL_REASONS } from '../../domain/call.ts';
import { chanceOfCall } from './chance.ts';
import { orderCalls, type CallFacts } from './order.ts';
import { MOST_OF_ONE, weighStakes } from './stake.ts';

const awaited = fc.record({ silentDays: fc.integer({ min: 0, max: 60 }), tried: fc.integer({ min: 0, max: 5 }) });
const parties = fc.array(awaited, { minLength: 1, maxLength: 5 });
const left = fc.option(fc.integer({ min: 0, max: 30 }), { nil: null });
const later = fc.integer({ min: 0, max: 3 });

describe('chanceOfCall', () => {
  it('is a chance, and a call never hurts', () => {
    fc.assert(
      fc.property(parties, left, later, (who, daysLeft, steps) => {
        const chance = chanceOfCall(who, daysLeft, steps);
        expect(chance.without).toBeGreaterThanOrEqual(0);
        expect(chance.with).toBeLessThanOrEqual(1);
        expect(chance.with).toBeGreaterThan(chance.without);
        expect(chance.gain).toBeCloseTo((chance.with - chance.without) * chance.later, 12);
      }),
    );
  });

  it('by himself one moves less the longer he was silent, and more the more days are left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (silentDays, daysLeft) => {
        const { without } = chanceOfCall([{ silentDays, tried: 0 }], daysLeft, 0);
        expect(chanceOfCall([{ silentDays: silentDays + 1, tried: 0 }], daysLeft, 0).without).toBeLessThan(without);
        expect(chanceOfCall([{ silentDays, tried: 0 }], daysLeft + 1, 0).without).toBeGreaterThan(without);
      }),
    );
  });

  it('a further call helps less, and so does one with more steps still to come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), left, later, fc.integer({ min: 0, max: 4 }), (silentDays, daysLeft, steps, tried) => {
        const { gain } = chanceOfCall([{ silentDays, tried }], daysLeft, steps);
        expect(chanceOfCall([{ silentDays, tried: tried + 1 }], daysLeft, steps).gain).toBeLessThan(gain);
        expect(chanceOfCall([{ silentDays, tried }], daysLeft, steps + 1).gain).toBeLessThan(gain);
      }),
    );
  });

  it('one who was asked just now, on the last day: 25 % by himself, 62.5 % after a call', () => {
    const chance = chanceOfCall([{ silentDays: 0, tried: 0 }], 0, 0);
    expect(chance.without).toBeCloseTo(0.25, 12);
    expect(chance.with).toBeCloseTo(0.625, 12);
  });

  it('nobody is awaited: nothing to call for', () => expect(chanceOfCall([], 3, 0).gain).toBe(0));
});

describe('weighStakes', () => {
  it('adds up how many ordinary projects each quantity makes: 300 亩 and 5,050 万元 are three', () => {
    const { parts, total } = weighStakes([
      { factor: 'land', unit: 'mu', quantity: 300 },
      { factor: 'capital', unit: 'CNY_10k', quantity: 5050 },
    ]);
    expect(parts.map(({ ordinary }) => ordinary)).toEqual([2, 1]);
    expect(total).toBe(3);
  });

  it('lets no single quantity swallow the list', () => {
    const { parts, total } = weighStakes([{ factor: 'land', unit: 'mu', quantity: 40_000 }]);
    expect([parts[0]?.isCapped, total]).toEqual([true, MOST_OF_ONE]);
  });

  it('counts a proposal without quantities as one ordinary project', () => expect(weighStakes([]).total).toBe(1));

  it('weighs the same land the same in 亩 and m²', () => {
    const inMu = weighStakes([{ factor: 'land', unit: 'mu', quantity: 150 }]).total;
    expect(weighStakes([{ factor: 'land', unit: 'm2', quantity: 100_000 }]).total).toBeCloseTo(inMu, 12);
  });
});

describe('orderCalls', () => {
  const call = (number: number, more: Partial<CallFacts> = {}): CallFacts => ({
    number,
    why: 'answer',
    daysLeft: 2,
    stakes: [],
    awaited: [{ silentDays: 3, tried: 0 }],
    ...more,
  });

  it('puts what is worth more, what is silent longer in its time, and what was not tried first', () => {
    const big = call(3, { stakes: [{ factor: 'land', unit: 'mu', quantity: 600 }] });
    const tried = call(1, { awaited: [{ silentDays: 3, tried: 2 }] });
    expect(orderCalls([tried, call(2), big]).map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('is in falling order of what a call changes, whatever comes in', () => {
    const facts = fc.record({
      number: fc.integer({ min: 1, max: 999 }),
      why: fc.constantFrom(...CALL_REASONS),
      daysLeft: left,
      stakes: fc.constant([]),
      awaited: parties,
    });
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 12 }), (calls) => {
        const changes = orderCalls(calls).map((each) => each.changes);
        expect(changes).toEqual([...changes].sort((a, b) => b - a));
        expect(changes).toHaveLength(calls.length);
      }),
    );
  });
});

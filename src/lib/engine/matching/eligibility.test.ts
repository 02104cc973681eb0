import { describe, expect, it } from 'vitest';
import { loadMatchingReference } from '../../adapters/matching-reference.ts';
import type { Offer, Seek } from '../../domain/factor.ts';
import { Listing } from '../../domain/listing.ts';
import { coverage } from './criteria/factors.ts';
import { gatesOf } from './eligibility.ts';
import { profileOf } from './profile.ts';

const reference = loadMatchingReference();
const profile = (id: string, offers: Offer[], seeks: Seek[] = []) =>
  profileOf(
    Listing.parse({ id, organisation: { name: id, kind: 'county', region: '653127' }, title: id, industries: [], offers, seeks }),
    reference,
  );
const land = (quantity: number, unit: 'mu' | 'm2' = 'mu'): Offer => ({ factor: 'land', description: '', quantity, unit });
const unstated: Offer = { factor: 'land', description: '工业用地' };
const essential: Seek = { ...land(300), essential: true };

describe('gates', () => {
  const gates = (...offers: Offer[]) => gatesOf(profile('seeker', [], [essential]), profile('offerer', offers));

  it('closes when less is stated of what is essential', () => {
    expect(gates(land(200))).toEqual([
      { gate: 'essential_shortfall', side: 'from', factor: 'land', sought: 300, offered: 200, unit: 'mu' },
    ]);
  });

  it('compares within a dimension: 200 000 m² are 300 mu', () => {
    expect(gates(land(200_000, 'm2'))).toEqual([]);
    expect(gates(land(199_000, 'm2'))).toHaveLength(1);
  });

  it('adds up what is offered', () => {
    expect(gates(land(200), land(100))).toEqual([]);
  });

  it('never closes on what is not stated', () => {
    expect(gates()).toEqual([]);
    expect(gates(unstated)).toEqual([]);
    expect(gates({ factor: 'land', description: '', quantity: 5, unit: 'MW' })).toEqual([]);
    expect(gates({ factor: 'labour', description: '', quantity: 5, unit: 'mu' })).toEqual([]);
  });

  it('closes for the other side too, and for a listing with itself', () => {
    const [seeker, offerer] = [profile('seeker', [], [essential]), profile('offerer', [land(1)])];
    expect(gatesOf(offerer, seeker)).toMatchObject([{ gate: 'essential_shortfall', side: 'to' }]);
    expect(gatesOf(seeker, seeker)).toEqual([{ gate: 'same_listing' }]);
  });
});

describe('coverage of a sought factor', () => {
  const covered = (seek: Seek, ...offers: Offer[]) => coverage(seek, profile('offerer', offers).offered);

  it('is nothing where the kind is not offered, all where no quantity is sought', () => {
    expect(covered(land(300))).toBe(0);
    expect(covered(unstated, land(1))).toBe(1);
  });

  it('is concave in the stated quantity: three quarters of the land cover 87 %', () => {
    expect(covered(land(300), land(225))).toBeCloseTo(Math.sqrt(0.75), 9);
    expect(covered(land(300), land(900))).toBe(1);
  });

  it('is a half where the quantity is not stated, and never less once it is', () => {
    expect(covered(land(300), unstated)).toBe(0.5);
    expect(covered(land(300), land(1))).toBe(0.5);
  });
});

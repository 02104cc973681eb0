import { describe, expect, it } from 'vitest';
import { enclaveStep, type EnclaveAffairs } from './enclave-step.ts';

const agreed: EnclaveAffairs = { status: 'agreed', isParty: true, newest: 'agreed', settlements: [], yearsWithoutFigures: null };
const step = (change: Partial<EnclaveAffairs>) => enclaveStep({ ...agreed, ...change });

describe('what comes next in an enclave', () => {
  it('goes from the first version to the last settled year', () => {
    expect(step({ status: 'negotiating', newest: 'none' })).toBe('propose');
    expect(step({ status: 'negotiating', newest: 'to_agree' })).toBe('agree');
    expect(step({ status: 'negotiating', newest: 'own_agreed' })).toBe('wait');
    expect(step({})).toBe('record');
    expect(step({ settlements: [{ status: 'open', disputes: 0 }] })).toBe('settle');
    expect(step({ settlements: [{ status: 'open', disputes: 1 }] })).toBe('dispute');
    expect(step({ settlements: [{ status: 'confirmed', disputes: 0 }], yearsWithoutFigures: 1 })).toBe('record');
    expect(step({ settlements: [{ status: 'confirmed', disputes: 0 }], yearsWithoutFigures: 0 })).toBe('done');
  });

  it('is reading for who takes no part, and nothing once the talks ended', () => {
    expect(step({ isParty: false })).toBe('read');
    expect(step({ status: 'dropped' })).toBe('dropped');
  });

  it('is a new version that waits, even where an older one is agreed', () => {
    expect(step({ newest: 'to_agree', settlements: [{ status: 'open', disputes: 1 }] })).toBe('agree');
  });
});

import { describe, expect, it } from 'vitest';
import { PartnerFeedbackForm } from './partner-feedback.ts';

const given = { partner: 'D001', verdict: 'suits', reasons: ['business_fits'], note: '' };
const faultOf = (change: object) => PartnerFeedbackForm.safeParse({ ...given, ...change }).error?.issues.map(({ message }) => message);

describe('what is said of a partner', () => {
  it('names reasons of its verdict, or a note', () => {
    expect(faultOf({})).toBeUndefined();
    expect(faultOf({ reasons: [], note: ' 已谈过 ' })).toBeUndefined();
    expect(faultOf({ reasons: [], note: ' ' })).toEqual(['partner_reason_needed']);
    expect(faultOf({ verdict: 'does_not_suit' })).toEqual(['bad_request']);
  });
});

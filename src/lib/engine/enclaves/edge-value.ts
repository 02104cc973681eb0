import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import { wanOfFen } from '../../domain/money.ts';
import { cashFlowOf } from './cash-flow.ts';
import { netPresentValue } from './finance.ts';
import type { EnclaveReference } from './law.ts';
import { withRate } from './split-summary.ts';

/** What a place has at the rate that is worst for it, by where it comes from; present values [万元] that sum to `value`. */
export type EdgeValue = {
  value: number;
  /** The fly-in place: of the shared taxes what is left to it; the fly-out place: what it gets of them all the same. */
  taxes: number;
  otherTaxes: number;
  received: number;
  /** As a positive amount. */
  spent: number;
};

/**
 * Why the other side may have everything (or nothing) and a place still gains: what it has at the rate that is worst for it.
 * That is 100 % for the fly-in place and 0 % for the fly-out place, in all years that share.
 */
export function edgeValue(deal: EnclaveDeal, reference: EnclaveReference, party: 'fly_out' | 'fly_in'): EdgeValue {
  const { lines } = cashFlowOf(withRate(deal, party === 'fly_in' ? 1 : 0), reference);
  const edge: EdgeValue = { value: 0, taxes: 0, otherTaxes: 0, received: 0, spent: 0 };
  for (const { kind, amounts, party: whose } of lines) {
    if (whose !== party) continue;
    const worth = netPresentValue(amounts.map(wanOfFen), deal.terms.discount_rate);
    edge.value += worth;
    if (kind === 'tax_revenue' || kind === 'tax_transfer') edge.taxes += worth;
    else if (kind === 'other_taxes') edge.otherTaxes += worth;
    else if (worth > 0) edge.received += worth;
    else edge.spent -= worth;
  }
  return edge;
}

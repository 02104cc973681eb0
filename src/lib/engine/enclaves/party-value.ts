import type { DealParty } from '../../domain/enclave-deal.ts';
import { wanOfFen } from '../../domain/money.ts';
import type { CashFlow } from './cash-flow.ts';
import { netPresentValue } from './finance.ts';

/**
 * What a party has of the whole agreement: shared taxes, those that nobody shares, and everything that is paid beside. Every
 * page that shows a present value of an enclave shows this one.
 *
 * @param discountRate  of the terms, per year
 * @returns present value [万元]
 */
export const partyValue = ({ net }: CashFlow, party: DealParty, discountRate: number): number =>
  netPresentValue(net[party].map(wanOfFen), discountRate);

import type { DealParty, EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { FiscalParameter } from '../../domain/fiscal-parameter.ts';
import { fenOfWan } from '../../domain/money.ts';
import { cashFlowOf, type CashFlow } from './cash-flow.ts';
import type { EnclaveReference } from './law.ts';
import { faultsOfOtherTaxes } from './other-taxes-faults.ts';
import { partyValue } from './party-value.ts';
import { faultsOfTerms } from './terms-faults.ts';

type Both = { before: number; after: number };
export type LawEffect = {
  /** Whether either place has another amount in any year. */
  touched: boolean;
  /** Rows that are no longer there, and rows that are new. */
  changes: { went: boolean; row: FiscalParameter }[];
  /**
   * What both places have of the agreement (`partyValue`), and transfers by calendar year, under both laws [fen]; null: under
   * the new law the terms cannot be reckoned.
   */
  effects: { flyOut: Both; flyIn: Both; years: ({ year: number } & Both)[] } | null;
};

/** What decides what is shared. */
const OF_SHARING = /^(tax\.(vat|cit)|zone|branch)\./;
/** What decides the taxes that nobody shares: they touch an agreement that counts them. */
const OF_OTHER_TAXES = /^(tax\.pit|surcharge)\./;

/** The same deal under the law of then and of now. */
export function lawEffect(deal: EnclaveDeal, before: EnclaveReference, after: EnclaveReference): LawEffect {
  const counts = (code: string) => OF_SHARING.test(code) || (deal.other_taxes !== undefined && OF_OTHER_TAXES.test(code));
  const changes = [
    ...before.parameters.filter((row) => !has(after, row)).map((row) => ({ went: true, row })),
    ...after.parameters.filter((row) => !has(before, row)).map((row) => ({ went: false, row })),
  ].filter(({ row }) => counts(row.code));
  // A new local share no longer fits the agreed retention: that too touches the agreement, but has no figure.
  if (!canBeReckoned(deal, after)) return { touched: true, changes, effects: null };
  const [then, now] = [cashFlowOf(deal, before), cashFlowOf(deal, after)];
  const value = (flow: CashFlow, party: DealParty): number => roundedFen(partyValue(flow, party, deal.terms.discount_rate));
  const both = (party: DealParty): Both => ({ before: value(then, party), after: value(now, party) });
  const years = then.money.years.map(({ year, transfer }, at) => ({ year, before: transfer, after: now.money.years[at]!.transfer }));
  const touched = (['fly_out', 'fly_in'] as const).some((party) => then.net[party].some((amount, at) => amount !== now.net[party][at]));
  return { touched, changes, effects: { flyOut: both('fly_out'), flyIn: both('fly_in'), years } };
}

const canBeReckoned = ({ terms, other_taxes: other }: EnclaveDeal, law: EnclaveReference): boolean =>
  faultsOfTerms(terms, law).length === 0 && (!other || faultsOfOtherTaxes(other, terms, law).length === 0);

/** A present value is no whole fen. */
const roundedFen = (wan: number): number => Math.round(wan * fenOfWan(1));

const key = ({ code, validFrom, validUntil, value }: FiscalParameter): string => [code, validFrom, validUntil, value].join(' ');
const has = ({ parameters }: EnclaveReference, row: FiscalParameter): boolean => parameters.some((other) => key(other) === key(row));

import type { CashItem, DealParty, EnclaveDeal } from '../../domain/enclave-deal.ts';
import { fenOfWan, sumOf, type Fen } from '../../domain/money.ts';
import type { LineKind } from './cash-flow.ts';
import { Law, type EnclaveReference } from './law.ts';
import { otherTaxesByYear } from './other-taxes.ts';
import { linesOf, taxLine, topUp } from './settlement.ts';
import type { TermsResult } from './terms.ts';

/** One payment of a planned year. The `treasury` has the taxes of all levels together; to `own`: what a party spends itself. */
export type PlannedPayment = {
  kind: LineKind | 'vat' | 'cit' | 'pit' | 'surcharges' | 'local';
  from: DealParty | 'outside' | 'treasury';
  to: DealParty | 'outside' | 'treasury' | 'own';
  amount: Fen;
  /** The ledger's: owed by the agreement, paid by its day of payment. */
  owed: boolean;
};

/**
 * Who pays whom in one year, if everything comes as planned: taxes, what is shared of them, what is paid beside, what
 * each spends itself. By the same rules as the ledger (`settlement.ts`), on planned instead of recorded figures.
 *
 * @param money  of the deal's terms
 * @param t      year of the term, from 1
 * @returns payments that are not nothing, in the order in which money flows; a refund of tax is negative
 */
export function plannedPayments(deal: EnclaveDeal, money: TermsResult, reference: EnclaveReference, t: number): PlannedPayment[] {
  const { terms, items } = deal;
  const year = money.years[t - 1];
  if (!year) return [];
  const other = otherTaxesByYear(deal, new Law(reference))[t - 1];
  const tax = (kind: 'vat' | 'cit' | 'pit' | 'surcharges' | 'local'): PlannedPayment => {
    const amount = kind === 'vat' || kind === 'cit' ? year[kind].assessed : (other?.[kind].assessed ?? 0);
    return { kind, from: 'firm', to: 'treasury', amount: amount as Fen, owed: false };
  };
  const owed = [taxLine(year.transfer), ...items.flatMap((item) => linesOf(item, t, () => plannedFigure(item, t)))];
  const byAgreement = [...owed, ...items.flatMap((item) => topUp(item, t, owed))];
  const invested = terms.investments.filter((one) => one.year === t);
  const all: PlannedPayment[] = [
    tax('vat'),
    ...(['cit', 'pit', 'surcharges', 'local'] as const).map(tax),
    { kind: 'tax_revenue', from: 'treasury', to: 'fly_in', amount: sumOf([year.revenue.vat, year.revenue.cit]), owed: false },
    { kind: 'other_taxes', from: 'treasury', to: 'fly_in', amount: other?.kept ?? (0 as Fen), owed: false },
    ...byAgreement.map((line) => ({ ...line, owed: true })),
    ...items.flatMap((item) => besideTheLedger(item, t)),
    ...invested.map(({ party, amount }): PlannedPayment => ({
      kind: 'investment',
      from: party,
      to: 'own',
      amount: fenOfWan(amount),
      owed: false,
    })),
  ];
  return all.filter(({ amount }) => amount !== 0);
}

/** The figure of a year that an item's rule asks for, as the item itself plans it. */
function plannedFigure(item: CashItem, t: number): Fen {
  if (item.kind === 'dividend') return fenOfWan(item.profit[t - 1] ?? 0);
  return fenOfWan(item.kind === 'land_income' ? item.amount : 0);
}

/** What nobody owes and is paid all the same: own spending, and what comes from or goes to outside. */
function besideTheLedger(item: CashItem, t: number): PlannedPayment[] {
  if (item.kind === 'dividend' || t < item.from_year || item.to_year < t) return [];
  if ('by' in item) return [{ kind: item.kind, from: item.by, to: 'own', amount: fenOfWan(item.amount), owed: false }];
  if (item.kind === 'land_income' || item.kind === 'fixed_return' || item.kind === 'guaranteed_minimum') return [];
  if (item.from !== 'outside' && item.to !== 'outside') return [];
  return [{ kind: item.kind, from: item.from, to: item.to, amount: fenOfWan(item.amount), owed: false }];
}

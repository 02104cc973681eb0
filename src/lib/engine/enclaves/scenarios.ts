import { isOfFirm, type CashItem, type EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { EnclaveTerms } from '../../domain/enclave-terms.ts';
import type { EnclaveReference } from './law.ts';
import { yearly } from './other-taxes.ts';

/** A change of the plan that a negotiation should have looked at. `policy_ends`: no zone is preferred after the year, not even a firm that entered before. */
export type Scenario =
  { kind: 'firm_leaves'; year: number } | { kind: 'revenue_late'; years: number } | { kind: 'policy_ends'; lastYear: number };

/** The scenarios that are always shown. */
export const SCENARIOS: readonly Scenario[] = [
  { kind: 'firm_leaves', year: 6 },
  { kind: 'revenue_late', years: 2 },
  { kind: 'policy_ends', lastYear: 2030 },
];

/** The deal and the law as they are in a scenario; everything else is as planned. */
export function inScenario(
  deal: EnclaveDeal,
  reference: EnclaveReference,
  scenario: Scenario,
): { deal: EnclaveDeal; reference: EnclaveReference } {
  if (scenario.kind === 'policy_ends') return { deal, reference: { ...reference, lastPreferredYear: scenario.lastYear } };
  const { other_taxes: other } = deal;
  if (scenario.kind === 'firm_leaves') {
    const cut = (list: readonly number[]) => cutFrom(scenario.year, byYear(list, deal.terms.years));
    const without = other && { other_taxes: { ...other, pit: cut(other.pit), local: cut(other.local) } };
    const items = deal.items.flatMap((item) => itemUntil(item, scenario.year));
    return { deal: { ...deal, terms: withoutFirm(deal.terms, scenario.year), items, ...without }, reference };
  }
  const late = (list: readonly number[]) => shifted(byYear(list, deal.terms.years), scenario.years);
  const delayed = other && { other_taxes: { ...other, pit: late(other.pit), local: late(other.local) } };
  const items = deal.items.map((item) =>
    item.kind === 'dividend' ? { ...item, profit: lateProfit(item.profit, deal, scenario.years) } : item,
  );
  return { deal: { ...deal, terms: later(deal.terms, scenario.years), items, ...delayed }, reference };
}

/** What the firm pays and is paid ends when it goes; so does what the park's company earns of it. */
function itemUntil(item: CashItem, t: number): CashItem[] {
  if (item.kind === 'dividend') return [{ ...item, profit: cutFrom(t, item.profit) }];
  if (!isOfFirm(item)) return [item];
  return item.from_year >= t ? [] : [{ ...item, to_year: Math.min(item.to_year, t - 1) }];
}

/** A company's list may be shorter than the term; late, it may be longer than it was. */
const lateProfit = (profit: readonly number[], { terms }: EnclaveDeal, by: number): number[] =>
  shifted(
    Array.from({ length: terms.years }, (_, at) => profit[at] ?? 0),
    by,
  );

const byYear = (list: readonly number[], years: number) => Array.from({ length: years }, (_, at) => yearly(list, at));
const cutFrom = (t: number, amounts: readonly number[]) => amounts.map((amount, at) => (at + 1 >= t ? 0 : amount));
const shifted = (amounts: readonly number[], by: number) => amounts.map((_, at) => amounts[at - by] ?? 0);

/** From year t of the term on there is no firm, no profit and no tax. */
function withoutFirm(terms: EnclaveTerms, t: number): EnclaveTerms {
  const cut = (amounts: readonly number[]) => cutFrom(t, amounts);
  const branch = terms.enclave.branch ?? terms.branch;
  return {
    ...terms,
    branch: undefined,
    project: { ...terms.project, profit: cut(terms.project.profit), vat: cut(terms.project.vat) },
    enclave: { ...terms.enclave, branch: branch && { ...branch, enterprise_profit: cut(branch.enterprise_profit) } },
  };
}

/** Everything that the project brings comes some years later; what comes after the term is lost to it. */
function later(terms: EnclaveTerms, by: number): EnclaveTerms {
  const shift = (amounts: readonly number[]) => shifted(amounts, by);
  const first = Math.min(terms.years, terms.enclave.first_revenue_year + by);
  return {
    ...terms,
    project: { ...terms.project, profit: shift(terms.project.profit), vat: shift(terms.project.vat) },
    enclave: { ...terms.enclave, first_revenue_year: first },
  };
}

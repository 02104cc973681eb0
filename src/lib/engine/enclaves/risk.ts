import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { EnclaveTerms } from '../../domain/enclave-terms.ts';
import { chanceOf } from '../random.ts';
import { AS_PLANNED, enclaveModel, MOST_DELAY, presentValues, type EnclaveModel, type Future, type TwoValues } from './enclave-model.ts';
import type { EnclaveReference } from './law.ts';
import { yearly } from './other-taxes.ts';

/** What may come otherwise than planned. Ranges are factors on the plan: least, most likely, most. All of it is a person's judgement. */
export type Uncertainty = {
  profit: Range;
  vat: Range;
  cost: Range;
  /** Probability that the first revenue comes 0, 1, 2 … years late; the rest is on time. */
  delay: readonly number[];
  /** Probability in each year that the firm leaves for good. */
  leaving: number;
};
export type Range = { least: number; likely: number; most: number };

const FACTORS = ['profit', 'vat', 'cost'] as const;
export type Factor = (typeof FACTORS)[number];

/** One bar of a tornado: what both places have when one factor alone takes its least and its most. */
export type TornadoBar = { factor: Factor; least: TwoValues; most: TwoValues; swing: number };

/** Bars by their swing (the larger of both places'), widest first. */
export function tornado(model: EnclaveModel, uncertainty: Uncertainty): TornadoBar[] {
  const at = (factor: Factor, value: number) => ({ ...presentValues(model, { ...AS_PLANNED, [factor]: value }) });
  return FACTORS.map((factor) => {
    const [least, most] = [at(factor, uncertainty[factor].least), at(factor, uncertainty[factor].most)];
    return { factor, least, most, swing: Math.max(Math.abs(most.flyOut - least.flyOut), Math.abs(most.flyIn - least.flyIn)) };
  }).sort((a, b) => b.swing - a.swing);
}

/**
 * How wrong a factor may be before a place's present value crosses zero: the factor on the plan nearest to 1 at which it
 * does, within 0 to `most`; null when it never does.
 */
export function switchingValue(model: EnclaveModel, factor: Factor, party: keyof TwoValues, most = 10): number | null {
  const value = (x: number) => presentValues(model, { ...AS_PLANNED, [factor]: x })[party];
  const here = Math.sign(value(1));
  if (here === 0) return 1;
  const steps = 400;
  const crossing = (step: (k: number) => number): number | null => {
    for (let k = 1, before = 1; k <= steps; k++) {
      const x = step(k);
      if (Math.sign(value(x)) !== here) return zeroBetween(value, before, x);
      before = x;
    }
    return null;
  };
  const below = crossing((k) => 1 - k / steps);
  const above = crossing((k) => 1 + ((most - 1) * k) / steps);
  if (below === null || above === null) return below ?? above;
  return 1 - below <= above - 1 ? below : above;
}

function zeroBetween(value: (x: number) => number, from: number, to: number): number {
  const sign = Math.sign(value(from));
  let [low, high] = [from, to];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (Math.sign(value(middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Present values over many futures: a tenth of them is worse than `p10`, half than `p50`. */
export type Spread = { p10: number; p50: number; p90: number; mean: number; belowZero: number };
export type Simulation = { paths: number; flyOut: Spread; flyIn: Spread };

/** Futures are drawn in blocks of this many, each with a chance of its own: blocks may be reckoned anywhere, in any order. */
const BLOCK = 1000;

/**
 * Reckons some of the futures. Threads may share the work: the values of path k depend on `seed` and k only.
 *
 * @param blocks  which blocks of a thousand paths, from (included) to (excluded)
 */
export function simulateBlocks(model: EnclaveModel, uncertainty: Uncertainty, seed: number, [from, to]: readonly [number, number]) {
  const flyOut = new Float64Array((to - from) * BLOCK);
  const flyIn = new Float64Array((to - from) * BLOCK);
  const future: Future = { ...AS_PLANNED };
  const values: TwoValues = { flyOut: 0, flyIn: 0 };
  for (let block = from; block < to; block++) {
    const chance = chanceOf(seed * 1_000_003 + block);
    for (let k = 0; k < BLOCK; k++) {
      draw(uncertainty, chance, model.years, future);
      presentValues(model, future, values);
      flyOut[(block - from) * BLOCK + k] = values.flyOut;
      flyIn[(block - from) * BLOCK + k] = values.flyIn;
    }
  }
  return { flyOut, flyIn };
}

/** Always the same number of draws, so that another clause meets the same futures. */
function draw({ profit, vat, cost, delay, leaving }: Uncertainty, chance: () => number, years: number, into: Future): void {
  into.profit = triangular(profit, chance());
  into.vat = triangular(vat, chance());
  into.cost = triangular(cost, chance());
  let left = chance();
  into.delay = 0;
  for (let d = delay.length - 1; d > 0; d--) {
    left -= delay[d]!;
    if (left < 0) {
      into.delay = Math.min(d, MOST_DELAY);
      break;
    }
  }
  // Waiting for an event of equal probability each year.
  const wait = leaving <= 0 ? Infinity : Math.floor(Math.log(1 - chance()) / Math.log(1 - leaving));
  into.gone = wait < years ? wait + 1 : Infinity;
}

/** Inverse of the triangular distribution. */
function triangular({ least, likely, most }: Range, u: number): number {
  if (most <= least) return likely;
  const turn = (likely - least) / (most - least);
  return u < turn ? least + Math.sqrt(u * (most - least) * (likely - least)) : most - Math.sqrt((1 - u) * (most - least) * (most - likely));
}

/** Monte Carlo over whole blocks of a thousand futures. @param paths  rounded up to thousands */
export function simulate(model: EnclaveModel, uncertainty: Uncertainty, seed: number, paths = 100_000): Simulation {
  const blocks = Math.ceil(paths / BLOCK);
  const { flyOut, flyIn } = simulateBlocks(model, uncertainty, seed, [0, blocks]);
  return { paths: blocks * BLOCK, flyOut: spreadOf(flyOut), flyIn: spreadOf(flyIn) };
}

/** Sorts in place. */
export function spreadOf(values: Float64Array): Spread {
  values.sort();
  const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))]!;
  let mean = 0;
  let below = 0;
  for (const value of values) {
    mean += value / values.length;
    if (value < 0) below++;
  }
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9), mean, belowZero: below / values.length };
}

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
    return { deal: { ...deal, terms: withoutFirm(deal.terms, scenario.year), ...without }, reference };
  }
  const late = (list: readonly number[]) => shifted(byYear(list, deal.terms.years), scenario.years);
  const delayed = other && { other_taxes: { ...other, pit: late(other.pit), local: late(other.local) } };
  return { deal: { ...deal, terms: later(deal.terms, scenario.years), ...delayed }, reference };
}

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

/** A clause that moves risk from one place to the other. */
export type RiskClause =
  | { kind: 'floor'; amount: number }
  | { kind: 'guaranteed_minimum'; amount: number }
  | { kind: 'ceiling'; amount: number }
  | { kind: 'later_start'; years: number };

export type ClauseEffect = {
  clause: RiskClause;
  flyOut: Spread;
  flyIn: Spread;
  /** Of the weaker place's worst tenth [万元]. */ gain: number;
};

/**
 * Which clauses help the place that stands worse in its worst tenth, over the same futures, most helpful first. Amounts are
 * parts of what the transfer is on average in the years that pay.
 */
export function clausesByEffect(deal: EnclaveDeal, reference: EnclaveReference, uncertainty: Uncertainty, seed: number, paths = 20_000) {
  const of = (changed: EnclaveDeal) => simulate(enclaveModel(changed, reference), uncertainty, seed, paths);
  const now = of(deal);
  const weaker: keyof TwoValues = now.flyOut.p10 <= now.flyIn.p10 ? 'flyOut' : 'flyIn';
  const effects = candidateClauses(deal, reference).map((clause): ClauseEffect => {
    const { flyOut, flyIn } = of(withClause(deal, clause));
    return { clause, flyOut, flyIn, gain: (weaker === 'flyOut' ? flyOut : flyIn).p10 - now[weaker].p10 };
  });
  return { now, weaker, effects: effects.sort((a, b) => b.gain - a.gain) };
}

function candidateClauses(deal: EnclaveDeal, reference: EnclaveReference): RiskClause[] {
  const usual = usualTransfer(deal, reference);
  // Where nothing is shared, there is nothing that a clause of sharing could move.
  if (usual === 0) return [];
  const part = (share: number) => Math.round(usual * share * 100) / 100;
  return [
    { kind: 'floor', amount: part(0.5) },
    { kind: 'guaranteed_minimum', amount: part(0.8) },
    { kind: 'ceiling', amount: part(1.2) },
    { kind: 'later_start', years: 2 },
  ];
}

/** The average of what is due in the years that pay something, as planned [万元]. */
function usualTransfer({ terms }: EnclaveDeal, reference: EnclaveReference): number {
  const model = enclaveModel({ terms, items: [] }, reference);
  const paid = Array.from({ length: model.years }, (_, at) => {
    const base =
      (model.sharesVat ? model.vat[at]! * model.vatShare : 0) +
      (model.sharesCit ? Math.max(0, model.profit[at]!) * model.citShare[0]![at]! : 0);
    return Math.max(0, model.rate[at]!) * Math.max(0, base);
  }).filter((amount) => amount > 0);
  return paid.length === 0 ? 0 : paid.reduce((sum, amount) => sum + amount, 0) / paid.length;
}

/** A deal with one clause more. */
export function withClause(deal: EnclaveDeal, clause: RiskClause): EnclaveDeal {
  const agreed = deal.terms.terms;
  const change = (terms: Partial<EnclaveTerms['terms']>): EnclaveDeal => ({
    ...deal,
    terms: { ...deal.terms, terms: { ...agreed, ...terms } },
  });
  switch (clause.kind) {
    case 'floor':
      return change({ floor_per_year: Math.max(agreed.floor_per_year ?? 0, clause.amount) });
    case 'ceiling':
      return change({ ceiling_per_year: Math.min(agreed.ceiling_per_year ?? Infinity, clause.amount) });
    case 'later_start':
      return change({
        phases: agreed.phases.flatMap((phase) =>
          phase.to_year <= clause.years ? [] : [{ ...phase, from_year: Math.max(phase.from_year, clause.years + 1) }],
        ),
      });
    case 'guaranteed_minimum': {
      const item = {
        kind: 'guaranteed_minimum',
        from: 'fly_in',
        to: 'fly_out',
        amount: clause.amount,
        from_year: 1,
        to_year: deal.terms.years,
      } as const;
      return { ...deal, items: [...deal.items, item] };
    }
  }
}

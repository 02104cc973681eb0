import { calendarYear, carriesLosses, branchOf, type EnclaveTerms, type LocalShare } from '../../domain/enclave-terms.ts';
import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import { wanOfFen } from '../../domain/money.ts';
import { cashFlowOf, isReturn, type LineKind } from './cash-flow.ts';
import { citRuleIn } from './cit-regime.ts';
import { Law, type EnclaveReference } from './law.ts';
import { keptOfLocal, yearly } from './other-taxes.ts';
import { phaseRate } from './terms.ts';

/** Delays of the first revenue that are looked at, in years. */
export const MOST_DELAY = 4;

/**
 * An enclave as numbers that a hundred thousand futures can be reckoned from: what the two places have, in 万元 as doubles.
 * The exact engine (`terms.ts`) is the one that counts; a test holds both together.
 */
export type EnclaveModel = {
  years: number;
  discountRate: number;
  /** Of taxable profit, what the shared levels receive as income tax, by delay of the first revenue and year. */
  citShare: readonly Float64Array[];
  /** Of VAT, what the shared levels receive. */
  vatShare: number;
  /** Taxable before losses; a branch's is its enterprise's, which no delay moves. */
  profit: Float64Array;
  profitMoves: boolean;
  vat: Float64Array;
  carryYears: number;
  sharesVat: boolean;
  sharesCit: boolean;
  baselineVat: number;
  baselineCit: number;
  /** −1 in a year without a phase. */
  rate: Float64Array;
  floor: number;
  ceiling: number;
  ceilingTotal: number;
  /** What the fly-in place keeps of the taxes that nobody shares: what comes with the firm, and of each yuan of VAT by year. */
  otherTaxes: Float64Array;
  surcharge: Float64Array;
  /** What each place spends on building (grows with costs) and everything else beside the shared taxes. */
  building: { flyOut: Float64Array; flyIn: Float64Array };
  beside: { flyOut: Float64Array; flyIn: Float64Array };
  /** The fly-out place's receipts beside the transfer, and the least it is guaranteed by the fly-in place. */
  receipts: Float64Array;
  guaranteed: Float64Array;
};

const BUILDING: ReadonlySet<LineKind> = new Set(['investment', 'land', 'infrastructure']);
const FROM_TERMS: ReadonlySet<LineKind> = new Set(['tax_revenue', 'other_taxes', 'tax_transfer', 'guaranteed_minimum']);

export function enclaveModel(deal: EnclaveDeal, reference: EnclaveReference): EnclaveModel {
  const { terms, items } = deal;
  const law = new Law(reference);
  const kept = (local: LocalShare) => terms.shared_levels.reduce((sum, level) => sum + local[level], 0);
  const limit = (wan: number | null) => wan ?? Infinity;
  const isBranch = terms.enclave.legal_form === 'branch';
  const isIncrement = terms.terms.of === 'increment';
  const { lines } = cashFlowOf(deal, reference);
  const inWan = (party: 'fly_out' | 'fly_in', takes: (kind: LineKind, amount: number) => boolean) =>
    Float64Array.from({ length: terms.years }, (_, at) =>
      wanOfFen(lines.reduce((sum, line) => sum + (line.party === party && takes(line.kind, line.amounts[at]!) ? line.amounts[at]! : 0), 0)),
    );
  const besideKinds = (kind: LineKind) => !BUILDING.has(kind) && !FROM_TERMS.has(kind);
  const guaranteed = new Float64Array(terms.years);
  for (const item of items)
    if (item.kind === 'guaranteed_minimum' && item.to === 'fly_out' && item.from === 'fly_in')
      for (let at = item.from_year - 1; at < Math.min(item.to_year, terms.years); at++)
        guaranteed[at] = Math.max(guaranteed[at]!, item.amount);
  return {
    years: terms.years,
    discountRate: terms.discount_rate,
    citShare: Array.from({ length: MOST_DELAY + 1 }, (_, delay) => citShares(terms, delay, law, kept(terms.enclave.local_share.cit))),
    vatShare: kept(terms.enclave.local_share.vat),
    profit: Float64Array.from(isBranch ? (branchOf(terms)?.enterprise_profit ?? []) : terms.project.profit),
    profitMoves: !isBranch,
    vat: Float64Array.from(terms.project.vat),
    carryYears: carriesLosses(terms) ? law.value('tax.cit.loss_carry_years', terms.start_year) : 0,
    sharesVat: terms.terms.base.includes('vat'),
    sharesCit: terms.terms.base.includes('cit'),
    baselineVat: isIncrement ? terms.terms.baseline.vat : 0,
    baselineCit: isIncrement ? terms.terms.baseline.cit : 0,
    rate: Float64Array.from({ length: terms.years }, (_, at) => phaseRate(terms, at + 1) ?? -1),
    floor: terms.terms.floor_per_year ?? 0,
    ceiling: limit(terms.terms.ceiling_per_year),
    ceilingTotal: limit(terms.terms.ceiling_total),
    ...otherTaxesOf(deal, law),
    building: { flyOut: inWan('fly_out', (kind) => BUILDING.has(kind)), flyIn: inWan('fly_in', (kind) => BUILDING.has(kind)) },
    beside: { flyOut: inWan('fly_out', besideKinds), flyIn: inWan('fly_in', besideKinds) },
    receipts: inWan('fly_out', (kind, amount) => besideKinds(kind) && isReturn(kind) && amount > 0),
    guaranteed,
  };
}

/** The taxes that nobody shares, as parts that move with the firm and with VAT. */
function otherTaxesOf({ terms, other_taxes: other }: EnclaveDeal, law: Law): Pick<EnclaveModel, 'otherTaxes' | 'surcharge'> {
  const otherTaxes = new Float64Array(terms.years);
  const surcharge = new Float64Array(terms.years);
  if (!other) return { otherTaxes, surcharge };
  const ofPit = terms.shared_levels.reduce((sum, level) => sum + other.pit_share[level], 0);
  const ofLocal = keptOfLocal(terms.shared_levels, other.local_share);
  for (let at = 0; at < terms.years; at++) {
    otherTaxes[at] = yearly(other.pit, at) * ofPit + yearly(other.local, at) * ofLocal;
    if (other.seat === null) continue;
    const codes = [`surcharge.urban_maintenance.${other.seat}`, 'surcharge.education', 'surcharge.local_education'];
    surcharge[at] = codes.reduce((sum, code) => sum + law.value(code, calendarYear(terms, at + 1)), 0) * ofLocal;
  }
  return { otherTaxes, surcharge };
}

/** What the shared levels receive of a yuan of taxable profit, if the first revenue comes `delay` years later. */
function citShares(terms: EnclaveTerms, delay: number, law: Law, keptShare: number): Float64Array {
  const first = terms.enclave.first_revenue_year + delay;
  const later = { ...terms, enclave: { ...terms.enclave, first_revenue_year: first } };
  return Float64Array.from({ length: terms.years }, (_, at) => {
    if (law.rowIn('tax.cit.rate', calendarYear(terms, at + 1)) === null) return 0;
    const { rate, kept } = citRuleIn(later, at + 1, law);
    return (Number(rate.over) / Number(rate.under)) * (Number(kept.over) / Number(kept.under)) * keptShare;
  });
}

/** One future: factors on profits, VAT and building costs, a delay [years], the year of the term from which the firm is gone (Infinity: stays). */
export type Future = { profit: number; vat: number; cost: number; delay: number; gone: number };
export const AS_PLANNED: Future = { profit: 1, vat: 1, cost: 1, delay: 0, gone: Infinity };

/** Present values of both places [万元]. */
export type TwoValues = { flyOut: number; flyIn: number };

/** What a future is worth to both places. The result object is written into, so that nothing is allocated. */
export function presentValues(model: EnclaveModel, future: Future, into: TwoValues = { flyOut: 0, flyIn: 0 }): TwoValues {
  const { years, citShare, vatShare, vat, rate } = model;
  const share = citShare[Math.min(future.delay, MOST_DELAY)]!;
  const taxable = taxableOf(model, future);
  const discount = 1 / (1 + model.discountRate);
  let factor = 1;
  let left = model.ceilingTotal;
  into.flyOut = 0;
  into.flyIn = 0;
  for (let at = 0; at < years; at++) {
    factor *= discount;
    const before = at - future.delay;
    const isThere = before >= 0 && at + 1 < future.gone;
    const fromVat = isThere ? vat[before]! * future.vat * vatShare : 0;
    const fromCit = taxable[at]! * share[at]!;
    const fromOther = isThere ? model.otherTaxes[before]! + Math.max(0, vat[before]! * future.vat) * model.surcharge[at]! : 0;
    let base = 0;
    if (model.sharesVat) base += Math.max(0, fromVat - model.baselineVat);
    if (model.sharesCit) base += Math.max(0, fromCit - model.baselineCit);
    const due = rate[at]! < 0 ? 0 : rate[at]! * base;
    const transfer = Math.min(Math.max(due, model.floor), model.ceiling, left);
    left -= transfer;
    const topUp = Math.max(0, model.guaranteed[at]! - transfer - model.receipts[at]!);
    const moved = transfer + topUp;
    into.flyOut += factor * (moved + model.beside.flyOut[at]! + future.cost * model.building.flyOut[at]!);
    into.flyIn += factor * (fromVat + fromCit + fromOther - moved + model.beside.flyIn[at]! + future.cost * model.building.flyIn[at]!);
  }
  return into;
}

const scratch = new Float64Array(64);

/** Taxable profit by year. The array is used again by the next call. */
function taxableOf(model: EnclaveModel, future: Future): Float64Array {
  const { years, profit, profitMoves, carryYears } = model;
  for (let at = 0; at < years; at++) {
    const before = profitMoves ? at - future.delay : at;
    const own = before >= 0 && at + 1 < future.gone ? profit[before]! : 0;
    scratch[at] = own * (own > 0 ? future.profit : 1);
  }
  if (carryYears > 0) carry(scratch, years, carryYears);
  for (let at = 0; at < years; at++) if (scratch[at]! < 0) scratch[at] = 0;
  return scratch;
}

/** Losses reduce later profits, the oldest first, in place. */
function carry(profit: Float64Array, years: number, carryYears: number): void {
  for (let loss = 0; loss < years; loss++) {
    for (let at = loss + 1; profit[loss]! < 0 && at < years && at <= loss + carryYears; at++) {
      if (profit[at]! <= 0) continue;
      const offset = Math.min(-profit[loss]!, profit[at]!);
      profit[loss]! += offset;
      profit[at]! -= offset;
    }
  }
}

import { calendarYear, carriesLosses, branchOf, type EnclaveTerms, type LocalShare } from '../../domain/enclave-terms.ts';
import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { Ratio } from '../../domain/money.ts';
import { besideModel, type BesideModel } from './beside-model.ts';
import { citRuleIn } from './cit-regime.ts';
import { MOST_DELAY } from './future.ts';
import { Law, type EnclaveReference } from './law.ts';
import { PARTIES, type PartyKey } from './model-parties.ts';
import { keptOfLocal, yearly } from './other-taxes.ts';
import { phaseRate } from './terms.ts';

/**
 * An enclave as numbers that a hundred thousand futures can be reckoned from: what every party has, in 万元 as doubles.
 * The exact engine (`terms.ts`) is the one that counts; a test holds both together.
 */
export type EnclaveModel = {
  years: number;
  discountRate: number;
  /** Both places, and whoever else pays or is paid. */
  parties: readonly PartyKey[];
  /** Of taxable profit, what the firm pays as income tax, by delay of the first revenue and year. */
  citWhole: readonly Float64Array[];
  /** Of taxable profit, what the shared levels receive as income tax, by delay of the first revenue and year. */
  citShare: readonly Float64Array[];
  /** Of VAT, what the shared levels receive. */
  vatShare: number;
  /** Taxable before losses; a branch's is its enterprise's, which no delay moves. */
  profit: Float64Array;
  profitMoves: boolean;
  /** What the firm earns here before income tax. */
  firmProfit: Float64Array;
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
  beside: BesideModel;
};

export function enclaveModel(deal: EnclaveDeal, reference: EnclaveReference): EnclaveModel {
  const { terms } = deal;
  const law = new Law(reference);
  const kept = (local: LocalShare) => terms.shared_levels.reduce((sum, level) => sum + local[level], 0);
  const limit = (wan: number | null) => wan ?? Infinity;
  const isBranch = terms.enclave.legal_form === 'branch';
  const isIncrement = terms.terms.of === 'increment';
  const shares = Array.from({ length: MOST_DELAY + 1 }, (_, delay) => citShares(terms, delay, law));
  const keptOfCit = kept(terms.enclave.local_share.cit);
  const beside = besideModel(deal);
  const isThere = { flyOut: true, flyIn: true, firm: terms.project.profit.some((wan) => wan !== 0), village: false };
  return {
    years: terms.years,
    discountRate: terms.discount_rate,
    parties: PARTIES.filter((party) => isThere[party] || beside.parties.has(party)),
    citWhole: shares.map(({ whole }) => whole),
    citShare: shares.map(({ local }) => local.map((part) => part * keptOfCit)),
    vatShare: kept(terms.enclave.local_share.vat),
    profit: Float64Array.from(isBranch ? (branchOf(terms)?.enterprise_profit ?? []) : terms.project.profit),
    profitMoves: !isBranch,
    firmProfit: Float64Array.from(terms.project.profit),
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
    beside,
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

/** Of a yuan of taxable profit, the whole income tax and what levels receive for each part of it that they keep, if the first revenue comes `delay` years later. */
function citShares(terms: EnclaveTerms, delay: number, law: Law): { whole: Float64Array; local: Float64Array } {
  const first = terms.enclave.first_revenue_year + delay;
  const later = { ...terms, enclave: { ...terms.enclave, first_revenue_year: first } };
  const [whole, local] = [new Float64Array(terms.years), new Float64Array(terms.years)];
  for (let at = 0; at < terms.years; at++) {
    const year = calendarYear(terms, at + 1);
    if (law.rowIn('tax.cit.rate', year) === null) continue;
    const rule = citRuleIn(later, at + 1, law);
    const [rate, kept] = [numberOf(rule.rate), numberOf(rule.kept)];
    const localShare = law.value('tax.cit.local_share', year);
    whole[at] = rate * (1 - localShare + localShare * kept);
    local[at] = rate * kept;
  }
  return { whole, local };
}

const numberOf = ({ over, under }: Ratio): number => Number(over) / Number(under);

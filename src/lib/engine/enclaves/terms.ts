import { branchOf, calendarYear, carriesLosses, type EnclaveTerms, type SharedTax } from '../../domain/enclave-terms.ts';
import { fenOfWan, mulDiv, ratioOf, sumOf, type Fen } from '../../domain/money.ts';
import { citRuleIn, type CitRule } from './cit-regime.ts';
import { internalRate, netPresentValue, paybackOf } from './finance.ts';
import { Law, type EnclaveReference } from './law.ts';
import { taxableProfits } from './losses.ts';
import { citByLevel, vatByLevel, type TaxByLevel } from './taxes.ts';
import { warningsOf, type TermsWarning } from './terms-warnings.ts';

/** One year of an enclave, money in fen. */
export type EnclaveYear = {
  /** Calendar year. */
  year: number;
  vat: TaxByLevel;
  cit: TaxByLevel;
  citRule: CitRule;
  /** What the shared levels receive of each tax. */
  revenue: Record<SharedTax, Fen>;
  /** What of it the terms share, by tax; 0 for a tax that they do not name. */
  bases: Record<SharedTax, Fen>;
  base: Fen;
  /** The phase's rate; null in a year without a phase. */
  rate: number | null;
  /** From the fly-in to the fly-out place. */
  transfer: Fen;
  flyOut: Fen;
  flyIn: Fen;
};

/** What a party gets out of it. */
export type PartyResult = {
  /** To the fen [fen]. */
  npv: number;
  /** Calendar year from which the cumulative flow is and stays ≥ 0. */
  payback: number | null;
  irr: number | null;
};

export type TermsResult = { years: EnclaveYear[]; flyOut: PartyResult; flyIn: PartyResult; warnings: TermsWarning[] };

/**
 * An enclave's money year by year: taxes by level, what is shared, what is transferred, what each place has of it.
 *
 * Per tax and year the base is what the shared levels receive, or what of it exceeds the baseline; never below 0. The
 * transfer is the phase's rate of the bases, raised to the floor, then cut to the yearly ceiling and to what is left of the
 * total one; the rest stays with the fly-in place.
 *
 * @param terms  without faults (`faultsOfTerms`); amounts in 万元
 * @returns money in fen, every sum exact; tax shares are rounded half to even, remainders to the county
 */
export function enclaveMoney(terms: EnclaveTerms, reference: EnclaveReference): TermsResult {
  const law = new Law(reference);
  const taxes = taxesByYear(terms, law);
  const pay = new Paying(terms);
  const years = taxes.map((tax, at): EnclaveYear => {
    const t = at + 1;
    const shared = sharedBases(terms, tax);
    const rate = phaseRate(terms, t);
    const transfer = pay.transfer(shared.base, rate);
    const invested = (party: 'fly_out' | 'fly_in') => investedIn(terms, party, t);
    const revenue = sumOf(Object.values(shared.revenue));
    return {
      year: calendarYear(terms, t),
      ...tax,
      ...shared,
      rate,
      transfer,
      flyOut: (transfer - invested('fly_out')) as Fen,
      flyIn: (revenue - transfer - invested('fly_in')) as Fen,
    };
  });
  const result = {
    years,
    flyOut: partyResult(terms, years, ({ flyOut }) => flyOut),
    flyIn: partyResult(terms, years, ({ flyIn }) => flyIn),
  };
  return { ...result, warnings: warningsOf(terms, years, law) };
}

/** Taxes by level for each year, before anybody shares them. */
export function taxesByYear(terms: EnclaveTerms, law: Law): Pick<EnclaveYear, 'vat' | 'cit' | 'citRule'>[] {
  const { project, enclave } = terms;
  const profits = (enclave.legal_form === 'branch' ? (branchOf(terms)?.enterprise_profit ?? []) : project.profit).map(fenOfWan);
  const carryYears = carriesLosses(terms) ? law.value('tax.cit.loss_carry_years', terms.start_year) : 0;
  const taxable = taxableProfits(profits, carryYears);
  return project.vat.map((net, at) => {
    const year = calendarYear(terms, at + 1);
    const citRule = citRuleIn(terms, at + 1, law);
    return {
      vat: vatByLevel(law, year, fenOfWan(net), enclave.local_share.vat),
      cit: citByLevel(law, year, taxable[at]! as Fen, citRule.rate, enclave.local_share.cit, citRule.kept),
      citRule,
    };
  });
}

/** What of each tax the shared levels receive, and what of that the terms share. */
function sharedBases(terms: EnclaveTerms, tax: Pick<EnclaveYear, 'vat' | 'cit'>) {
  const received = (name: SharedTax): Fen => sumOf(terms.shared_levels.map((level) => tax[name][level]));
  const revenue = { vat: received('vat'), cit: received('cit') };
  const bases = basesOf(terms, revenue);
  return { revenue, bases, base: (bases.vat + bases.cit) as Fen };
}

/** What of the shared levels' revenue the terms share: all of it or what exceeds the baseline, by tax, never below 0. */
export function basesOf({ terms }: EnclaveTerms, revenue: Record<SharedTax, Fen>): Record<SharedTax, Fen> {
  const base = (name: SharedTax): Fen => {
    if (!terms.base.includes(name)) return 0 as Fen;
    const before = terms.of === 'increment' ? fenOfWan(terms.baseline[name]) : 0;
    return Math.max(0, revenue[name] - before) as Fen;
  };
  return { vat: base('vat'), cit: base('cit') };
}

/** The rate agreed for year t of the term; null in a hole. */
export const phaseRate = ({ terms }: EnclaveTerms, t: number): number | null =>
  terms.phases.find(({ from_year: from, to_year: to }) => from <= t && t <= to)?.fly_out ?? null;

const investedIn = ({ investments }: EnclaveTerms, who: 'fly_out' | 'fly_in', t: number): Fen =>
  sumOf(investments.filter(({ party, year }) => party === who && year === t).map(({ amount }) => fenOfWan(amount)));

/** Pays year after year, and remembers what is left of the total ceiling after what was `paid` before. */
export class Paying {
  readonly #floor: number;
  readonly #ceiling: number;
  #left: number;

  constructor({ terms }: EnclaveTerms, paid = 0) {
    const limit = (wan: number | null) => (wan === null ? Infinity : fenOfWan(wan));
    this.#floor = fenOfWan(terms.floor_per_year ?? 0);
    this.#ceiling = limit(terms.ceiling_per_year);
    this.#left = Math.max(0, limit(terms.ceiling_total) - paid);
  }

  transfer(base: Fen, rate: number | null): Fen {
    const due = rate === null ? 0 : mulDiv(base, ratioOf(rate));
    const paid = Math.min(Math.max(due, this.#floor), this.#ceiling, this.#left);
    this.#left -= paid;
    return paid as Fen;
  }
}

function partyResult(terms: EnclaveTerms, years: readonly EnclaveYear[], of: (year: EnclaveYear) => Fen): PartyResult {
  const flows = years.map(of);
  const since = paybackOf(flows);
  const irr = internalRate(flows);
  return {
    npv: Math.round(netPresentValue(flows, terms.discount_rate)) + 0,
    payback: since < 0 ? null : calendarYear(terms, since + 1),
    irr: irr === null ? null : Number(irr.toFixed(9)) + 0,
  };
}

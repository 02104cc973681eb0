import { branchOf, calendarYear, type EnclaveTerms } from '../../domain/enclave-terms.ts';
import type { FiscalParameter } from '../../domain/fiscal-parameter.ts';
import { ONE, type Ratio, ratioOf, times } from '../../domain/money.ts';
import type { Law } from './law.ts';

/** By which rule corporate income tax arises in a year. */
export type CitRegime =
  'before_revenue' | 'statutory' | 'west_rate' | 'exempt' | 'half_local_exempt' | 'local_exempt' | 'branch_first_year' | 'branch';

export type CitRule = {
  regime: CitRegime;
  /** Of the taxable profit. */
  rate: Ratio;
  /** Of the local part: 1 all is levied, 0 none. */
  kept: Ratio;
  /** What decides the regime, where a row does. */
  row: FiscalParameter | null;
  /** A row that we would have applied if it reached branches, which is not sure. */
  doubt?: FiscalParameter;
};

const ZERO: Ratio = { over: 0n, under: 1n };

/** The rule for year t of the term, t from 1. */
export function citRuleIn(terms: EnclaveTerms, t: number, law: Law): CitRule {
  const sinceRevenue = t - terms.enclave.first_revenue_year + 1;
  if (sinceRevenue < 1) return { regime: 'before_revenue', rate: ZERO, kept: ONE, row: null };
  const holiday = holidayIn(terms, t, sinceRevenue, law);
  if (terms.enclave.legal_form === 'branch') return branchRule(terms, t, sinceRevenue, holiday, law);
  return holiday ?? lastingRule(terms, calendarYear(terms, t), law);
}

/**
 * What lasts: 15 % for encouraged business in any western zone while the western rule is in force, else 25 %.
 * @source 财政部 税务总局 国家发展改革委公告2020年第23号: `zone.west_encouraged.cit_rate`; 企业所得税法: `tax.cit.rate`
 */
function lastingRule({ enclave }: EnclaveTerms, year: number, law: Law): CitRule {
  const isPreferred = enclave.zone !== 'none' && enclave.encouraged && law.prefers(year);
  const west = isPreferred ? law.rowIn('zone.west_encouraged.cit_rate', year) : null;
  if (west) return { regime: 'west_rate', rate: ratioOf(law.use(west, year)), kept: ONE, row: west };
  return { regime: 'statutory', rate: ratioOf(law.value('tax.cit.rate', year)), kept: ONE, row: law.rowIn('tax.cit.rate', year) };
}

/** The zone's holiday, if the year falls into one. Whoever enters in time keeps it to its end. */
function holidayIn(terms: EnclaveTerms, t: number, sinceRevenue: number, law: Law): CitRule | null {
  const { zone, encouraged } = terms.enclave;
  if (!encouraged || !law.prefers(calendarYear(terms, t))) return null;
  if (zone === 'xinjiang_difficult') return difficultArea(terms, t, sinceRevenue, law);
  if (zone === 'kashgar_horgos') return developmentZone(terms, t, sinceRevenue, law);
  return null;
}

const entryYear = (terms: EnclaveTerms): number => calendarYear(terms, terms.enclave.first_revenue_year);

/**
 * Difficult areas of Xinjiang: two years exempt from the first revenue, three years at half of 25 %, in which the local
 * part is exempt as well. So there is no local corporate income tax for five years.
 * @source 财税〔2021〕27号; 新政发〔2021〕66号: `zone.xinjiang_difficult.*`
 */
function difficultArea(terms: EnclaveTerms, t: number, sinceRevenue: number, law: Law): CitRule | null {
  const year = calendarYear(terms, t);
  const at = (name: string) => law.rowIn(`zone.xinjiang_difficult.${name}`, entryYear(terms));
  const [exempt, half, rate, kept] = [at('exempt_years'), at('half_years'), at('half_rate'), at('local_share_kept')];
  if (!exempt || !half || !rate || !kept) return null;
  if (sinceRevenue <= exempt.value) {
    law.use(exempt, year);
    return { regime: 'exempt', rate: ZERO, kept: ONE, row: exempt };
  }
  if (sinceRevenue > exempt.value + half.value) return null;
  for (const row of [half, rate, kept]) law.use(row, year);
  return { regime: 'half_local_exempt', rate: ratioOf(rate.value), kept: ratioOf(kept.value), row: kept };
}

/**
 * Economic development zones of Kashgar and Horgos: five years exempt from the first revenue, then five years in which
 * the local part is exempt. Whether the later years go on is not sure.
 * @source 财税〔2021〕27号 and an older table of the zone: `zone.kashgar_horgos.*`, low confidence
 */
function developmentZone(terms: EnclaveTerms, t: number, sinceRevenue: number, law: Law): CitRule | null {
  const year = calendarYear(terms, t);
  const at = (name: string) => law.rowIn(`zone.kashgar_horgos.${name}`, entryYear(terms));
  const [exempt, later] = [at('exempt_years'), at('local_exempt_years')];
  if (!exempt || !later) return null;
  if (sinceRevenue <= exempt.value) {
    law.use(exempt, year);
    return { regime: 'exempt', rate: ZERO, kept: ONE, row: exempt };
  }
  if (sinceRevenue > exempt.value + later.value) return null;
  law.use(later, year);
  return { ...lastingRule(terms, year, law), regime: 'local_exempt', kept: ZERO, row: later };
}

/**
 * A branch pays here its weight of the half of the enterprise's tax that branches share; none in its first year. Whether
 * a zone's holiday reaches a branch is not sure: we do not apply it.
 * @source 跨地区经营汇总纳税企业所得税征收管理办法: `branch.cit.*`
 */
function branchRule(terms: EnclaveTerms, t: number, sinceRevenue: number, holiday: CitRule | null, law: Law): CitRule {
  const year = calendarYear(terms, t);
  const doubt = holiday?.row ? { doubt: holiday.row } : {};
  const weight = ratioOf(branchOf(terms)?.weight ?? 0);
  const first = law.rowIn('branch.cit.first_year_share', year);
  if (sinceRevenue === 1 && first) {
    const rate = times(times(ratioOf(law.use(first, year)), weight), lastingRule(terms, year, law).rate);
    return { regime: 'branch_first_year', rate, kept: ONE, row: first, ...doubt };
  }
  const shared = ratioOf(law.value('branch.cit.shared', year));
  const rate = times(times(shared, weight), lastingRule(terms, year, law).rate);
  return { regime: 'branch', rate, kept: ONE, row: law.rowIn('branch.cit.shared', year), ...doubt };
}

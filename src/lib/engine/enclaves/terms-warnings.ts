import { calendarYear, type EnclaveTerms, type SharedTax } from '../../domain/enclave-terms.ts';
import type { EnclaveRuleCode } from '../../domain/enclave-rule.ts';
import { groupedBy, type Law } from './law.ts';
import type { EnclaveYear } from './terms.ts';

export const WARNING_CODES = [
  'phase_hole',
  'clause_pays_nothing',
  'firm_rebate',
  'missing_start_event',
  'no_floor',
  'no_ceiling',
  'stock_shared',
  'rule_expires',
  'rule_unsure',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** Why a base is zero in a year. */
export type NothingReason = 'exempt' | 'branch_first_year' | 'no_tax' | 'below_baseline' | 'not_kept';

/** The years of an exemption: those in which nobody is paid, and those in which the firm pays the centre and no locality. */
export type ExemptYears = { whole: number[]; local: number[] };

type Cited = { source: string; sourceUrl: string | null };

/** What is dangerous about the terms, with the calendar years that it concerns (none: the terms as a whole) and what it rests on. */
export type TermsWarning = { years: number[]; cited: Cited } & (
  | { code: 'phase_hole' | 'firm_rebate' | 'missing_start_event' | 'no_floor' | 'no_ceiling' | 'stock_shared' }
  | { code: 'clause_pays_nothing'; tax: SharedTax; reason: Exclude<NothingReason, 'exempt'> }
  | { code: 'clause_pays_nothing'; tax: SharedTax; reason: 'exempt'; exempt: ExemptYears }
  | { code: 'rule_expires' | 'rule_unsure'; parameter: string }
);

/** The calendar years whose figures rest on a rule of low confidence. */
export const unsureYears = (warnings: readonly TermsWarning[]): Set<number> =>
  new Set(warnings.flatMap(({ code, years }) => (code === 'rule_unsure' ? years : [])));

/** Every warning, in the order of `WARNING_CODES`. */
export function warningsOf(terms: EnclaveTerms, years: readonly EnclaveYear[], law: Law): TermsWarning[] {
  const { terms: agreed } = terms;
  const all = years.map(({ year }) => year);
  const barred = terms.clauses.some(({ to }) => to === 'firm') ? all.filter((year) => law.inForce('firm_rebate', year)) : [];
  const holes = years.filter(({ rate }) => rate === null).map(({ year }) => year);
  const whole = (
    code: Exclude<WarningCode, 'clause_pays_nothing' | 'rule_expires' | 'rule_unsure'>,
    rule: EnclaveRuleCode,
    when: boolean,
  ) => (when ? [{ code, years: [], cited: law.rule(rule) }] : []);
  return [
    ...(holes.length > 0 ? [{ code: 'phase_hole' as const, years: holes, cited: law.rule('phase_coverage') }] : []),
    ...agreed.base.flatMap((tax) => nothingPaid(tax, terms, years, law)).sort(longestFirst),
    ...(barred.length > 0 ? [{ code: 'firm_rebate' as const, years: barred, cited: law.rule('firm_rebate') }] : []),
    ...whole('missing_start_event', 'start_event', terms.start_event === null),
    ...whole('no_floor', 'floor', (agreed.floor_per_year ?? 0) === 0),
    ...whole('no_ceiling', 'ceiling', agreed.ceiling_per_year === null && agreed.ceiling_total === null),
    ...whole('stock_shared', 'increment', agreed.of === 'all' && (agreed.baseline.vat > 0 || agreed.baseline.cit > 0)),
    ...expiring(terms, law),
    ...unsure(years, law),
  ];
}

/** What pays nothing for longest surprises most. */
const longestFirst = (a: TermsWarning, b: TermsWarning): number => b.years.length - a.years.length;

/** The years in which a base in the terms yields zero, one warning a reason. */
function nothingPaid(tax: SharedTax, terms: EnclaveTerms, years: readonly EnclaveYear[], law: Law): TermsWarning[] {
  const empty = years.filter(({ bases }) => bases[tax] === 0);
  const byReason = groupedBy(empty, (year) => whyNothing(tax, terms, year));
  return [...byReason].map(([reason, affected]) => {
    const row = reason === 'exempt' || reason === 'branch_first_year' ? affected[0]?.citRule.row : null;
    const warning = { code: 'clause_pays_nothing' as const, tax, years: yearsOf(affected), cited: row ?? law.rule('pays_nothing') };
    return reason === 'exempt' ? { ...warning, reason, exempt: exemptYears(affected) } : { ...warning, reason };
  });
}

const yearsOf = (years: readonly EnclaveYear[]): number[] => years.map(({ year }) => year);
const exemptYears = (years: readonly EnclaveYear[]): ExemptYears => ({
  whole: yearsOf(years.filter(({ citRule }) => citRule.regime === 'exempt')),
  local: yearsOf(years.filter(({ citRule }) => citRule.regime !== 'exempt')),
});

function whyNothing(
  tax: SharedTax,
  { shared_levels: levels, enclave }: EnclaveTerms,
  { vat, cit, citRule, revenue }: EnclaveYear,
): NothingReason {
  const isExempt = citRule.regime === 'exempt' || citRule.kept.over === 0n;
  if (tax === 'cit' && isExempt) return 'exempt';
  if (tax === 'cit' && citRule.regime === 'branch_first_year') return 'branch_first_year';
  if ((tax === 'vat' ? vat : cit).assessed <= 0) return 'no_tax';
  if (levels.every((level) => enclave.local_share[tax][level] === 0)) return 'not_kept';
  return revenue[tax] > 0 ? 'below_baseline' : 'no_tax';
}

/**
 * Dated rules on which the terms rest and which end within the term, with the years from then on. A rule that is followed
 * by another of its code does not end. A holiday that was entered in time runs on, its own end matters to latecomers only.
 */
function expiring(terms: EnclaveTerms, law: Law): TermsWarning[] {
  const { zone, encouraged, first_revenue_year: entry } = terms.enclave;
  const codes = ['tax.vat.local_share', 'tax.cit.local_share', 'tax.cit.rate'];
  if (zone !== 'none' && encouraged) codes.push('zone.west_encouraged.cit_rate');
  const upTo = (code: string, last: number) => ({ code, last });
  const relied = codes.map((code) => upTo(code, terms.years));
  if (encouraged && (zone === 'xinjiang_difficult' || zone === 'kashgar_horgos')) relied.push(upTo(`zone.${zone}.exempt_years`, entry));
  return relied.flatMap(({ code, last }): TermsWarning[] => {
    const years = Array.from({ length: last }, (_, at) => calendarYear(terms, at + 1));
    const rows = years.map((year) => law.rowIn(code, year));
    const end = rows.findLastIndex((row) => row !== null);
    if (end < 0 || end === rows.length - 1) return [];
    return [{ code: 'rule_expires', parameter: code, years: years.slice(end + 1), cited: rows[end]! }];
  });
}

/** Rows of low confidence that were used, and holidays of which we do not know whether they reach a branch. */
function unsure(years: readonly EnclaveYear[], law: Law): TermsWarning[] {
  const low = law.used().filter(({ row }) => row.confidence === 'low');
  const doubted = groupedBy(
    years.filter(({ citRule }) => citRule.doubt),
    ({ citRule }) => citRule.doubt!,
  );
  for (const [row, affected] of doubted) if (row.confidence !== 'low') low.push({ row, years: affected.map(({ year }) => year) });
  return low.map(({ row, years }) => ({ code: 'rule_unsure', parameter: row.code, years, cited: row }));
}

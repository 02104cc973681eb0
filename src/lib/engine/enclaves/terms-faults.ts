import { branchOf, calendarYear, type EnclaveTerms } from '../../domain/enclave-terms.ts';
import type { Fault } from '../../domain/fault.ts';
import { plus, ratioOf, type Ratio } from '../../domain/money.ts';
import { Law, type EnclaveReference } from './law.ts';

/**
 * What a schema cannot see: arrays of the wrong length, profit before the first revenue, phases that overlap, levels that
 * do not sum to the local share in force, years for which there is no law.
 */
export function faultsOfTerms(terms: EnclaveTerms, reference: EnclaveReference): Fault[] {
  const law = new Law(reference);
  const lawless = faultsOfDates(terms, law);
  return [
    ...lawless,
    ...faultsOfLevels(terms),
    ...(lawless.length > 0 ? [] : faultsOfLocalShare(terms, law)),
    ...faultsOfBranch(terms),
    ...faultsOfProject(terms),
    ...faultsOfInvestments(terms),
    ...faultsOfPhases(terms),
  ];
}

/** Before the first year for which the reference data know the law nothing can be reckoned. */
function faultsOfDates(terms: EnclaveTerms, law: Law): Fault[] {
  const needed = ['tax.vat.local_share', 'tax.cit.local_share', 'tax.cit.rate'];
  const last = calendarYear(terms, terms.years);
  for (const [year, path] of [[terms.start_year, 'start_year'] as const, [last, 'years'] as const]) {
    const missing = needed.filter((code) => law.rowIn(code, year) === null);
    const known = missing.map((code) => law.firstYearOf(code) ?? 0);
    if (missing.length > 0) return [{ path, code: 'no_law', got: String(year), expected: String(Math.max(...known)) }];
  }
  return [];
}

const duplicates = (list: readonly string[], path: string): Fault[] =>
  list.flatMap((item, at) =>
    list.indexOf(item) < at ? [{ path: `${path}[${at}]`, code: 'duplicate_id' as const, got: `"${item}"` }] : [],
  );

const faultsOfLevels = ({ shared_levels: levels, terms }: EnclaveTerms): Fault[] => [
  ...duplicates(levels, 'shared_levels'),
  ...duplicates(terms.base, 'terms.base'),
];

/** What the levels keep must be what the localities together have, in every year; nothing is guessed. */
function faultsOfLocalShare(terms: EnclaveTerms, law: Law): Fault[] {
  const { local_share: kept } = terms.enclave;
  return (['vat', 'cit'] as const).flatMap((tax): Fault[] => {
    const { county, prefecture, province } = kept[tax];
    const sum = [prefecture, province].map(ratioOf).reduce(plus, ratioOf(county));
    for (let t = 1; t <= terms.years; t++) {
      const share = law.rowIn(`tax.${tax}.local_share`, calendarYear(terms, t))!.value;
      if (isSame(sum, ratioOf(share))) continue;
      const when = t === 1 ? '' : ` (${calendarYear(terms, t)})`;
      return [{ path: `enclave.local_share.${tax}`, code: 'wrong_sum', expected: `${share}${when}`, got: shownRatio(sum) }];
    }
    return [];
  });
}

/** Equal to a billionth: thirds are written with a few decimals. */
const isSame = (a: Ratio, b: Ratio): boolean => {
  const difference = a.over * b.under - b.over * a.under;
  return (difference < 0n ? -difference : difference) * 1_000_000_000n <= a.under * b.under;
};
const shownRatio = ({ over, under }: Ratio): string => String(Number((Number(over) / Number(under)).toPrecision(12)));

const faultOfLength = (list: readonly unknown[], path: string, years: number): Fault[] =>
  list.length === years ? [] : [{ path, code: 'wrong_length', expected: String(years), got: String(list.length) }];

function faultsOfBranch(terms: EnclaveTerms): Fault[] {
  const path = terms.enclave.branch || !terms.branch ? 'enclave.branch' : 'branch';
  if (terms.enclave.branch && terms.branch) return [{ path: 'branch', code: 'duplicate_id', got: '"branch"' }];
  const branch = branchOf(terms);
  if (branch) return faultOfLength(branch.enterprise_profit, `${path}.enterprise_profit`, terms.years);
  return terms.enclave.legal_form === 'branch' ? [{ path, code: 'missing' }] : [];
}

function faultsOfProject({ years, enclave, project }: EnclaveTerms): Fault[] {
  const { first_revenue_year: first } = enclave;
  const early = project.profit.slice(0, Math.max(0, first - 1));
  return [
    ...(first > years ? [tooBig('enclave.first_revenue_year', first, years)] : []),
    ...faultOfLength(project.profit, 'project.profit', years),
    ...early.flatMap((profit, at): Fault[] =>
      profit > 0 ? [{ path: `project.profit[${at}]`, code: 'before_revenue', got: String(profit), expected: String(first) }] : [],
    ),
    ...faultOfLength(project.vat, 'project.vat', years),
  ];
}

const tooBig = (path: string, got: number, most: number): Fault => ({ path, code: 'too_big', got: String(got), expected: String(most) });

const faultsOfInvestments = ({ years, investments }: EnclaveTerms): Fault[] =>
  investments.flatMap(({ year }, at) => (year > years ? [tooBig(`investments[${at}].year`, year, years)] : []));

function faultsOfPhases({ terms: { phases } }: EnclaveTerms): Fault[] {
  return phases.flatMap(({ from_year: from, to_year: to }, at): Fault[] => {
    if (to < from) return [{ path: `terms.phases[${at}].to_year`, code: 'too_small', got: String(to), expected: String(from) }];
    const other = phases.findIndex((before, place) => place < at && before.from_year <= to && from <= before.to_year);
    return other < 0 ? [] : [{ path: `terms.phases[${at}]`, code: 'overlap', got: `${from}–${to}`, expected: `phases[${other}]` }];
  });
}

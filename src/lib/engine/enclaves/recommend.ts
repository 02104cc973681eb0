import { filledPhases, type EnclaveFormValues } from '../../domain/enclave-form.ts';
import { wanOfFen } from '../../domain/money.ts';
import { withRate } from './split-summary.ts';
import type { EnclaveReference } from './law.ts';
import type { TermSheet } from './term-sheet.ts';
import { enclaveMoney } from './terms.ts';

/** Why something is recommended; each has a sentence in `i18n`. */
export type RecommendedBecause = 'increment' | 'nash' | 'phases' | 'floor' | 'ceiling' | 'start' | 'wording';
/** Fields of the form with the texts that are recommended for them. */
export type Recommendation = { because: RecommendedBecause; fields: EnclaveFormValues };

/** Usual wordings that comply, in the language of the reader. */
export type UsualWordings = { paymentBy: string; paymentDate: string; statistics: string; review: string; exit: string };

/**
 * What a term sheet that can be reckoned still lacks or does worse than precedents: fill the holes, share the increment,
 * the rate that divides the surplus by power, a floor of half the planned yearly share, a total ceiling of one and a half
 * times the planned one, the first revenue as start, usual wordings. Nothing that was said is said otherwise, but for
 * the rate where it leaves somebody worse off.
 */
export function recommend(
  values: EnclaveFormValues,
  sheet: TermSheet,
  reference: EnclaveReference,
  usual: UsualWordings,
): Recommendation[] {
  const { deal, split } = sheet;
  const { terms } = deal.terms;
  const isEmpty = (field: string) => (values[field] ?? '').trim() === '';
  const out: Recommendation[] = [];
  if (terms.of === 'all' && terms.base.length > 0) out.push({ because: 'increment', fields: { of: 'increment' } });
  const { nash, core } = split.marks;
  const isOutside = core !== null && (sheet.agreedRate < core.least || sheet.agreedRate > core.most);
  const rate = nash !== null && terms.base.length > 0 && (isOutside || terms.phases.length === 0) ? roundInside(nash, core) : null;
  if (rate !== null) out.push({ because: 'nash', fields: ratesAt(values, rate, deal.terms.years) });
  else if (terms.base.length > 0) {
    const extended = withoutHoles(values, deal.terms.years);
    if (extended) out.push({ because: 'phases', fields: extended });
  }
  const paid = transfersAt(sheet, rate, reference);
  const sum = paid.reduce((total, amount) => total + amount, 0);
  if (isEmpty('floor') && sum > 0) out.push({ because: 'floor', fields: { floor: String(Math.floor(sum / deal.terms.years / 2)) } });
  if (isEmpty('ceiling') && isEmpty('ceilingTotal') && sum > 0)
    out.push({ because: 'ceiling', fields: { ceilingTotal: String(Math.ceil(sum * 1.5)) } });
  if (isEmpty('startEvent')) out.push({ because: 'start', fields: { startEvent: 'first_revenue' } });
  const missing = Object.entries(usual).filter(([field]) => isEmpty(field));
  if (missing.length > 0) out.push({ because: 'wording', fields: Object.fromEntries(missing) });
  return out;
}

/** A whole percentage near the mark that stays where nobody is worse off. */
function roundInside(share: number, core: { least: number; most: number } | null): number {
  const rounded = Math.round(share * 100);
  if (!core) return rounded / 100;
  return Math.min(Math.floor(core.most * 100), Math.max(Math.ceil(core.least * 100), rounded)) / 100;
}

/** One rate in every phase that shares; where there is no phase, one for the whole term. */
function ratesAt(values: EnclaveFormValues, rate: number, years: number): EnclaveFormValues {
  const text = String(Math.round(rate * 100));
  const rows = filledPhases(values);
  if (rows.length === 0) return { from1: '1', to1: String(years), rate1: text };
  const changed = rows.flatMap((n) => (Number(values[`rate${n}`]) > 0 ? [[`rate${n}`, text] as const] : []));
  return { ...Object.fromEntries(changed), ...withoutHoles(values, years) };
}

/** Each phase goes on until the next begins, the last to the end; null when there is no hole. Rows are taken by their first year. */
function withoutHoles(values: EnclaveFormValues, years: number): EnclaveFormValues | null {
  const rows = filledPhases(values)
    .map((n) => ({ n, from: Number(values[`from${n}`]), to: Number(values[`to${n}`]) }))
    .sort((a, b) => a.from - b.from);
  const fields: EnclaveFormValues = {};
  rows.forEach(({ n, from, to }, at) => {
    if (at === 0 && from > 1) fields[`from${n}`] = '1';
    const end = (rows[at + 1]?.from ?? years + 1) - 1;
    if (to < end) fields[`to${n}`] = String(end);
  });
  return Object.keys(fields).length > 0 ? fields : null;
}

/** Planned transfers [万元], at another rate where one is recommended; without floor and ceilings, which depend on them. */
function transfersAt({ deal }: TermSheet, rate: number | null, reference: EnclaveReference): number[] {
  const free = { ...deal.terms.terms, floor_per_year: null, ceiling_per_year: null, ceiling_total: null };
  const bare = { ...deal, terms: { ...deal.terms, terms: free } };
  const { terms } = rate === null ? bare : withRate(bare, rate);
  return enclaveMoney(terms, reference).years.map(({ transfer }) => wanOfFen(transfer));
}

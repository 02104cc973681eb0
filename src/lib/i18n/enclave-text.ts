import { isPercentField } from '../domain/enclave-form.ts';
import type { SheetFault } from '../engine/enclaves/read-term-sheet.ts';
import type { ExemptYears, TermsWarning } from '../engine/enclaves/terms-warnings.ts';
import type { enclavePage } from './zh/enclave-page.ts';
import type { enclave } from './zh/enclave.ts';
import type { parameter } from './zh/parameter.ts';

type EnclaveLanguage = { enclave: typeof enclave; parameter: typeof parameter };

/** One sentence of a warning: what it is, in which years, and what to do. */
export function termsWarningText(warning: TermsWarning, { enclave: m, parameter }: EnclaveLanguage): string {
  const years = yearSpans(warning.years, m.yearSpan, m.comma);
  switch (warning.code) {
    case 'clause_pays_nothing':
      return m.paysNothing(
        m.tax[warning.tax],
        years,
        warning.reason === 'exempt' ? exemptText(warning.exempt, m) : m.nothingReason[warning.reason],
      );
    case 'rule_expires':
    case 'rule_unsure':
      return m.warning[warning.code](years, parameter.label[warning.parameter] ?? warning.parameter);
    default:
      return m.warning[warning.code](years);
  }
}

/** In which years the firm pays nothing, in which it pays the centre alone, and until when. */
function exemptText({ whole, local }: ExemptYears, m: EnclaveLanguage['enclave']): string {
  const spans = (years: readonly number[]) => yearSpans(years, m.yearSpan, m.comma);
  const said = [...(whole.length > 0 ? [m.exempt.whole(spans(whole))] : []), ...(local.length > 0 ? [m.exempt.local(spans(local))] : [])];
  return m.exempt.said(said, Math.max(...whole, ...local));
}

/** 2027, 2029, 2030, 2031 → 2027, 2029–2031. */
export function yearSpans(years: readonly number[], span: (from: number, to: number) => string, comma: string): string {
  const spans: [number, number][] = [];
  for (const year of years) {
    const last = spans.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([from, to]) => span(from, to)).join(comma);
}

/** What is wrong at a field of the term sheet, and what to do. */
export function sheetFaultText(
  { field, code, got, expected }: SheetFault,
  { enclavePage: { fault: m } }: { enclavePage: typeof enclavePage },
): string {
  // The terms say 0.5 where one types 50 and reads %.
  const shown = (text: string) =>
    isPercentField(field) ? text.replace(/^-?[\d.]+(e-?\d+)?/, (share) => `${Number((Number(share) * 100).toPrecision(12))}%`) : text;
  switch (code) {
    case 'no_number':
    case 'no_day':
    case 'missing':
    case 'wrong_type':
    case 'empty':
    case 'overlap':
    case 'duplicate_id':
    case 'not_one_of':
      return m[code];
    case 'too_small':
    case 'past_term':
    case 'too_big':
    case 'before_revenue':
      return m[code](shown(expected));
    case 'wrong_sum':
      return m.wrong_sum(shown(expected), shown(got));
    case 'no_law':
      return m.no_law(got, expected);
    default:
      return m.other;
  }
}

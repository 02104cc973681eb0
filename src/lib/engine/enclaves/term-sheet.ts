import { fieldOfPath, filledPhases, readEnclaveForm, type EnclaveFormValues } from '../../domain/enclave-form.ts';
import { EnclaveTerms } from '../../domain/enclave-terms.ts';
import { faultsOf, type Fault } from '../../domain/fault.ts';
import { enclaveModel } from './enclave-model.ts';
import type { EnclaveReference } from './law.ts';
import { lint, type Finding, type WrittenClause } from './linter.ts';
import { prepareSplit, valuesByRate, withRate, type SplitSummary } from './split-summary.ts';
import { faultsOfTerms } from './terms-faults.ts';
import { enclaveMoney, type TermsResult } from './terms.ts';

/** A fault at a field of the form. */
export type SheetFault = { field: string; code: Fault['code'] | 'no_number'; got: string; expected: string };

/** Everything that the page shows of a term sheet. */
export type TermSheet = {
  terms: EnclaveTerms;
  money: TermsResult;
  split: SplitSummary;
  /** Present values at rates 0, 5 % … 100 %, for the curve [万元]. */
  curve: { rate: number; flyOut: number; flyIn: number }[];
  findings: Finding[];
  /** The highest agreed rate, where the slider begins. */
  agreedRate: number;
};

/** Reads the form and reckons everything; a few milliseconds. */
export function termSheet(values: EnclaveFormValues, reference: EnclaveReference): { faults: SheetFault[] } | TermSheet {
  const read = readEnclaveForm(values);
  if ('faults' in read) return { faults: read.faults.map((fault) => ({ ...fault, got: '', expected: '' })) };
  const parsed = EnclaveTerms.safeParse(read.input);
  const faults = parsed.success ? faultsOfTerms(parsed.data, reference) : faultsOf(parsed.error, read.input);
  if (!parsed.success || faults.length > 0) return { faults: faults.map((fault) => atField(fault, values)) };
  const terms = parsed.data;
  const agreedRate = Math.max(0, ...terms.terms.phases.map(({ fly_out }) => fly_out));
  const deal = { terms, items: [] };
  const at = prepareSplit(deal, reference, read.rest);
  const valueAt = valuesByRate(enclaveModel(deal, reference));
  const chosen = read.rest.rate === null ? deal : withRate(deal, read.rest.rate);
  return {
    terms: chosen.terms,
    money: enclaveMoney(chosen.terms, reference),
    split: at(read.rest.rate),
    curve: Array.from({ length: 21 }, (_, k) => ({ rate: k / 20, ...valueAt(k / 20) })),
    findings: lint(deal, writtenClauses(values), reference),
    agreedRate,
  };
}

function atField({ path, code, got = '', expected = '' }: Fault, values: EnclaveFormValues): SheetFault {
  return { field: fieldOfPath(path, filledPhases(values)), code, got, expected };
}

/** What the sheet says beside the money, as clauses for the linter. */
function writtenClauses(values: EnclaveFormValues): WrittenClause[] {
  const of = (field: string, topic?: WrittenClause['topic']): WrittenClause[] => {
    const text = (values[field] ?? '').trim();
    return text === '' ? [] : [topic ? { text, topic } : { text }];
  };
  const free = (values['clauses'] ?? '').split(/\r?\n/).flatMap((text) => (text.trim() === '' ? [] : [{ text: text.trim() }]));
  return [...free, ...of('statistics'), ...of('paymentDate', 'payment_date'), ...of('review', 'review'), ...of('exit', 'exit')];
}

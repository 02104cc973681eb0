import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { WrittenTerms } from '../../domain/enclave-document.ts';
import type { EnclaveFormValues } from '../../domain/enclave-form.ts';
import type { EnclaveTerms } from '../../domain/enclave-terms.ts';
import type { EnclavePlaces, ReadEnclaveForm } from '../../domain/read-enclave-form.ts';
import { enclaveModel } from './enclave-model.ts';
import type { EnclaveReference } from './law.ts';
import { lint, type Finding, type WrittenClause } from './linter.ts';
import { readTermSheet, type SheetFault } from './read-term-sheet.ts';
import { prepareSplit, valuesByRate, withRate, type SplitSummary } from './split-summary.ts';
import { enclaveMoney, type TermsResult } from './terms.ts';

/** Everything that the page shows of a term sheet. */
export type TermSheet = {
  /** As agreed; `terms` and `money` are at the slider's rate where it stands somewhere else. */
  deal: EnclaveDeal;
  written: WrittenTerms;
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
export function termSheet(
  values: EnclaveFormValues,
  reference: EnclaveReference,
  places?: EnclavePlaces,
): { faults: SheetFault[] } | TermSheet {
  const read = readTermSheet(values, reference, places);
  return 'faults' in read ? read : sheetOf(read, reference);
}

/** The same for a version that was read before. */
export function sheetOf(
  { deal, written, rest }: { deal: EnclaveDeal; written: WrittenTerms; rest: ReadEnclaveForm['rest'] },
  reference: EnclaveReference,
): TermSheet {
  const { terms } = deal;
  const valueAt = valuesByRate(enclaveModel(deal, reference));
  const chosen = rest.rate === null ? deal : withRate(deal, rest.rate);
  return {
    deal,
    written,
    terms: chosen.terms,
    money: enclaveMoney(chosen.terms, reference),
    split: prepareSplit(deal, reference, rest)(rest.rate),
    curve: Array.from({ length: 21 }, (_, k) => ({ rate: k / 20, ...valueAt(k / 20) })),
    findings: lint(deal, writtenClauses(written), reference),
    agreedRate: Math.max(0, ...terms.terms.phases.map(({ fly_out }) => fly_out)),
  };
}

/** What the sheet says beside the money, as clauses for the linter. */
export function writtenClauses({ clauses, statistics, paymentDate, review, exit }: WrittenTerms): WrittenClause[] {
  const of = (text: string, topic?: WrittenClause['topic']): WrittenClause[] => (text === '' ? [] : [topic ? { text, topic } : { text }]);
  return [
    ...clauses.map((text) => ({ text })),
    ...of(statistics),
    ...of(paymentDate, 'payment_date'),
    ...of(review, 'review'),
    ...of(exit, 'exit'),
  ];
}

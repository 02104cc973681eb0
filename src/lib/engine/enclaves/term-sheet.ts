import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { WrittenTerms } from '../../domain/enclave-document.ts';
import type { EnclaveFormValues } from '../../domain/enclave-form.ts';
import type { EnclaveTerms } from '../../domain/enclave-terms.ts';
import type { EnclavePlaces, ReadEnclaveForm } from '../../domain/read-enclave-form.ts';
import { edgeValue, type EdgeValue } from './edge-value.ts';
import { enclaveModel } from './enclave-model.ts';
import type { EnclaveReference } from './law.ts';
import { lint, type Finding, type WrittenClause } from './linter.ts';
import { readTermSheet, type SheetFault } from './read-term-sheet.ts';
import { plannedPayments, type PlannedPayment } from './planned-payments.ts';
import { prepareSplit, valuesByRate, withRate, type Bargain, type SplitSummary } from './split-summary.ts';
import { enclaveMoney, type TermsResult } from './terms.ts';

/** Everything that the page shows of a term sheet. */
export type TermSheet = {
  /** As agreed; `terms` and `money` are at the slider's rate where it stands somewhere else. */
  deal: EnclaveDeal;
  written: WrittenTerms;
  terms: EnclaveTerms;
  money: TermsResult;
  split: SplitSummary;
  /** Who pays whom in the year that people ask about: the third, or the last of a shorter term. */
  example: { t: number; payments: PlannedPayment[] };
  /** Present values at rates 0, 5 % … 100 %, for the curve [万元]. */
  curve: { rate: number; flyOut: number; flyIn: number }[];
  findings: Finding[];
  /** What each place has at the rate that is worst for it. */
  edges: { flyOut: EdgeValue; flyIn: EdgeValue };
  /** The highest agreed rate, where the slider begins. */
  agreedRate: number;
};

/** The year that people ask about. */
const EXAMPLE_YEAR = 3;

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
export const sheetOf = (read: ReadSheet & { rest: ReadEnclaveForm['rest'] }, reference: EnclaveReference): TermSheet =>
  prepareSheet(read, reference)(read.rest.rate);

/** Reads the form once, for a slider: what no rate changes is not reckoned again with every move. */
export function prepareTermSheet(
  values: EnclaveFormValues,
  reference: EnclaveReference,
  places?: EnclavePlaces,
): { faults: SheetFault[] } | { at: (rate: number | null) => TermSheet } {
  const read = readTermSheet(values, reference, places);
  return 'faults' in read ? read : { at: prepareSheet(read, reference) };
}

type ReadSheet = { deal: EnclaveDeal; written: WrittenTerms; rest: Bargain };

/** A function from the slider's rate (null: as agreed) to the sheet. */
export function prepareSheet({ deal, written, rest }: ReadSheet, reference: EnclaveReference): (rate: number | null) => TermSheet {
  const { terms } = deal;
  const valueAt = valuesByRate(enclaveModel(deal, reference));
  const splitAt = prepareSplit(deal, reference, { without: rest.without, power: rest.power });
  const curve = Array.from({ length: 21 }, (_, k) => ({ rate: k / 20, ...valueAt(k / 20) }));
  const findings = lint(deal, writtenClauses(written), reference);
  const edges = { flyOut: edgeValue(deal, reference, 'fly_out'), flyIn: edgeValue(deal, reference, 'fly_in') };
  const agreedRate = Math.max(0, ...terms.terms.phases.map(({ fly_out }) => fly_out));
  return (rate) => {
    const chosen = rate === null ? terms : withRate(deal, rate).terms;
    const money = ofSharing(enclaveMoney(chosen, reference), chosen);
    const t = Math.min(EXAMPLE_YEAR, chosen.years);
    const example = { t, payments: plannedPayments({ ...deal, terms: chosen }, money, reference, t) };
    return { deal, written, terms: chosen, money, split: splitAt(rate), example, curve, findings, edges, agreedRate };
  };
}

/** Where no tax is shared, as for villages that get a fixed return, rates, floors and ceilings of sharing are missed by nobody. */
const ofSharing = (money: TermsResult, { terms }: EnclaveTerms): TermsResult => ({
  ...money,
  warnings: money.warnings.filter(({ code }) => terms.base.length > 0 || !SHARING_ONLY.includes(code)),
});
const SHARING_ONLY: readonly string[] = ['phase_hole', 'no_floor', 'no_ceiling'];

/** What the sheet says beside the money, as clauses for the linter. */
export function writtenClauses({ clauses, statistics, paymentDate, paymentBy, review, exit }: WrittenTerms): WrittenClause[] {
  const of = (text: string, topic?: WrittenClause['topic']): WrittenClause[] => (text === '' ? [] : [topic ? { text, topic } : { text }]);
  return [
    ...clauses.map((text) => ({ text })),
    ...of(statistics),
    ...of(paymentDate, 'payment_date'),
    ...of(paymentBy, 'payment_date'),
    ...of(review, 'review'),
    ...of(exit, 'exit'),
  ];
}

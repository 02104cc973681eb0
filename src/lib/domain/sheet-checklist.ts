import { filledPhases, type EnclaveFormValues } from './enclave-form.ts';

/** What an agreement about an enclave must not forget. */
export const CHECKLIST = ['base', 'rate', 'phases', 'floor', 'ceiling', 'start', 'payment', 'statistics', 'review', 'exit'] as const;
export type ChecklistItem = (typeof CHECKLIST)[number];

/**
 * What a term sheet says so far. A floor or ceiling of 0 or none is said in words where it is meant; an empty field says nothing.
 */
export function checklistOf(values: EnclaveFormValues): Record<ChecklistItem, boolean> {
  const says = (...fields: string[]) => fields.some((field) => (values[field] ?? '').trim() !== '');
  const phases = filledPhases(values).map((n) => [Number(values[`from${n}`]), Number(values[`to${n}`])] as const);
  const years = Number(values['years']);
  const covered = Array.from({ length: Math.min(60, Math.max(0, years || 0)) }, (_, at) => at + 1).every((year) =>
    phases.some(([from, to]) => from <= year && year <= to),
  );
  const taxes = values['baseVat'] === 'on' || values['baseCit'] === 'on';
  const items = says('item1Kind', 'dividendProfit');
  // Where no tax is shared, as for villages that get a fixed return, nobody misses what belongs to sharing.
  const elsewise = !taxes && items;
  return {
    base: taxes || items,
    rate: elsewise || phases.length > 0,
    phases: elsewise || (phases.length > 0 && covered),
    floor: elsewise || says('floor'),
    ceiling: elsewise || says('ceiling', 'ceilingTotal'),
    start: says('startEvent'),
    payment: says('paymentDate', 'paymentBy'),
    statistics: says('statistics'),
    review: says('review'),
    exit: says('exit'),
  };
}

/** The field to begin with for what is missing. */
export const FIELD_OF: Record<ChecklistItem, string> = {
  base: 'baseVat',
  rate: 'rate1',
  phases: 'to1',
  floor: 'floor',
  ceiling: 'ceilingTotal',
  start: 'startEvent',
  payment: 'paymentBy',
  statistics: 'statistics',
  review: 'review',
  exit: 'exit',
};

import { z } from 'zod';
import { Attribution, CashItem, EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { WrittenTerms } from '../../domain/enclave-document.ts';
import { fieldOfItem, fieldOfOtherTax, fieldOfPath } from '../../domain/enclave-form-place.ts';
import { filledItems, filledPhases, type EnclaveFormValues } from '../../domain/enclave-form.ts';
import { OtherTaxes } from '../../domain/enclave-other-taxes.ts';
import { EnclaveTerms } from '../../domain/enclave-terms.ts';
import { faultsOf, type Fault } from '../../domain/fault.ts';
import { readPaymentBy } from '../../domain/payment-by.ts';
import { readEnclaveForm, type EnclavePlaces, type ReadEnclaveForm } from '../../domain/read-enclave-form.ts';
import { withHiddenFaults } from './hidden-faults.ts';
import { faultsOfItems } from './items-faults.ts';
import type { EnclaveReference } from './law.ts';
import { faultsOfOtherTaxes } from './other-taxes-faults.ts';
import { faultsOfTerms } from './terms-faults.ts';

/** A fault at a field of the form. */
export type SheetFault = { field: string; code: Fault['code'] | 'no_number' | 'no_day' | 'past_term'; got: string; expected: string };

export type ReadTermSheet = { deal: EnclaveDeal; written: WrittenTerms; rest: ReadEnclaveForm['rest'] };

/**
 * A term sheet as typed, read as a deal: what the schemas, the terms and the items have against it, each at its field.
 *
 * @param places  kind and region codes; absent on the public page
 * @returns every fault at once, or the deal, what is written beside it, and what is the reader's own
 */
export function readTermSheet(
  values: EnclaveFormValues,
  reference: EnclaveReference,
  places?: EnclavePlaces,
): { faults: SheetFault[] } | ReadTermSheet {
  const judge = (typed: EnclaveFormValues) => readStep(typed, reference, places);
  const read = judge(values);
  if (!('faults' in read)) return read;
  const faultsIn = (typed: EnclaveFormValues) => {
    const again = judge(typed);
    return 'faults' in again ? again.faults : [];
  };
  return { faults: withHiddenFaults(values, read.faults, faultsIn) };
}

/** Reads as far as it can: fields first, then the schemas, then what holds them together. */
function readStep(
  values: EnclaveFormValues,
  reference: EnclaveReference,
  places?: EnclavePlaces,
): { faults: SheetFault[] } | ReadTermSheet {
  const read = readEnclaveForm(values, places);
  if ('faults' in read) return { faults: read.faults.map((fault) => ({ ...fault, got: '', expected: '' })) };
  const terms = EnclaveTerms.safeParse(read.input);
  const items = z.array(CashItem).safeParse(read.items);
  const attribution = Attribution.optional().safeParse(read.attribution);
  const other = OtherTaxes.optional().safeParse(read.otherTaxes);
  const village = EnclaveDeal.shape.village_without.safeParse(read.villageWithout);
  const faults: SheetFault[] = [
    ...(terms.success ? faultsOfTerms(terms.data, reference) : faultsOf(terms.error, read.input)).map((fault) =>
      at(fieldOfPath(fault.path, filledPhases(values)), fault),
    ),
    ...(terms.success ? phasesPastTerm(terms.data, filledPhases(values)) : []),
    ...(items.success ? faultsOfItems(items.data, terms.data?.years ?? Infinity) : faultsOf(items.error, read.items)).map((fault) =>
      at(fieldOfItem(fault.path, filledItems(values)), fault),
    ),
    ...(readPaymentBy(values['paymentBy'] ?? '') === null ? [{ field: 'paymentBy', code: 'no_day' as const, got: '', expected: '' }] : []),
    ...(!other.success
      ? faultsOf(other.error, read.otherTaxes)
      : other.data && terms.success
        ? faultsOfOtherTaxes(other.data, terms.data, reference)
        : []
    ).map((fault) => at(fieldOfOtherTax(fault.path), fault)),
    ...(village.success ? [] : faultsOf(village.error, read.villageWithout).map((fault) => at('withoutVillage', fault))),
    ...(attribution.success ? [] : faultsOf(attribution.error, read.attribution).map((fault) => at(ofAttribution(fault.path), fault))),
  ];
  if (faults.length > 0 || !terms.success || !items.success || !attribution.success || !other.success || !village.success)
    return { faults };
  const deal = {
    terms: terms.data,
    items: items.data,
    ...(attribution.data ? { attribution: attribution.data } : {}),
    ...(other.data ? { other_taxes: other.data } : {}),
    ...(village.data === undefined ? {} : { village_without: village.data }),
  };
  return { deal, written: writtenIn(values), rest: read.rest };
}

/** A phase that ends after the term pays nothing there: whoever writes it means a longer term, or mistypes. */
const phasesPastTerm = ({ years, terms }: EnclaveTerms, rows: readonly number[]): SheetFault[] =>
  terms.phases.flatMap(({ to_year: to }, place) =>
    to > years ? [{ field: `to${rows[place]}`, code: 'past_term' as const, got: String(to), expected: String(years) }] : [],
  );

const at = (field: string, { code, got = '', expected = '' }: Fault): SheetFault => ({ field, code, got, expected });
const ofAttribution = (path: string): string =>
  path.includes('output') ? 'attrOutput' : path.includes('energy') ? 'attrEnergy' : 'attrGdp';

/** What is said in words, trimmed; clauses are lines. */
export function writtenIn(values: EnclaveFormValues): WrittenTerms {
  const text = (field: string) => (values[field] ?? '').trim();
  return {
    paymentDate: text('paymentDate'),
    paymentBy: readPaymentBy(text('paymentBy')) ?? '',
    reconcileOffice: text('reconcileOffice'),
    statistics: text('statistics'),
    review: text('review'),
    exit: text('exit'),
    clauses: (values['clauses'] ?? '')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  };
}

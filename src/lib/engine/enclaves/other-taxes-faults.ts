import { calendarYear, type EnclaveTerms } from '../../domain/enclave-terms.ts';
import type { OtherTaxes } from '../../domain/enclave-other-taxes.ts';
import type { Fault } from '../../domain/fault.ts';
import { plus, ratioOf } from '../../domain/money.ts';
import { Law, type EnclaveReference } from './law.ts';

const wrote = (list: readonly number[]): boolean => list.some((amount) => amount !== 0);

/** What a schema cannot see in the taxes that nobody shares: levels that do not sum to what is local, years without a law. */
export function faultsOfOtherTaxes(other: OtherTaxes, terms: EnclaveTerms, reference: EnclaveReference): Fault[] {
  const law = new Law(reference);
  const faults: Fault[] = [];
  const { county, prefecture, province } = other.pit_share;
  const sum = [county, prefecture, province].map(ratioOf).reduce(plus);
  const local = law.rowIn('tax.pit.local_share', calendarYear(terms, 1));
  if (wrote(other.pit) && local) {
    const due = ratioOf(local.value);
    if (sum.over * due.under !== due.over * sum.under)
      faults.push({
        path: 'pit_share',
        code: 'wrong_sum',
        got: String(Number(sum.over) / Number(sum.under)),
        expected: String(local.value),
      });
  }
  const above = other.local_share.prefecture + other.local_share.province;
  if (above > 1) faults.push({ path: 'local_share', code: 'too_big', got: String(above), expected: '1' });
  const needed = [
    ...(wrote(other.pit) ? ['tax.pit.local_share'] : []),
    ...(other.seat === null ? [] : [`surcharge.urban_maintenance.${other.seat}`, 'surcharge.education', 'surcharge.local_education']),
  ];
  const missing = needed.find((code) => law.rowIn(code, calendarYear(terms, 1)) === null);
  if (missing !== undefined)
    faults.push({ path: 'seat', code: 'no_law', got: String(calendarYear(terms, 1)), expected: String(law.firstYearOf(missing) ?? '') });
  return faults;
}

import type { EnclaveFormValues } from '../../domain/enclave-form.ts';
import type { SheetFault } from './read-term-sheet.ts';

/** What a field is read as while it is set aside: something that no other field can quarrel with. */
const NEUTRAL: EnclaveFormValues = {
  ...{
    years: '10',
    startYear: '2027',
    discount: '0',
    firstRevenueYear: '1',
    branchWeight: '0',
    enterpriseProfit: '0',
    profit: '0',
    vat: '0',
  },
  ...{ vatCounty: '25', vatPrefecture: '10', vatProvince: '15', citCounty: '20', citPrefecture: '8', citProvince: '12' },
  ...{ shareCounty: 'on', power: '50' },
};

/** Fields that are judged together: when one is set aside, what is said of the others may be its fault. */
function groupOf(field: string): string {
  const row = /^(item)\d|^(?:from|to|rate)\d/.exec(field);
  if (row) return `${row[1] ?? 'phase'} ${/\d/.exec(field)![0]}`;
  const levels = /^(vat|cit|pit|local)(?:County|Prefecture|Province)$/.exec(field);
  if (levels) return `levels ${levels[1]}`;
  return /^(?:dividend|equity)/.test(field) ? 'dividend' : field;
}

/** The values with one field's group out of the way. */
function without(values: EnclaveFormValues, field: string): EnclaveFormValues {
  const group = groupOf(field);
  const fields = Object.keys(values).filter((each) => groupOf(each) === group);
  // A rate that nobody can read still has years that another phase may overlap.
  const isRateOnly = /^rate\d$/.test(field) && values[field] !== '';
  const rest = isRateOnly
    ? { [field]: '0' }
    : Object.fromEntries((fields.length > 0 ? fields : [field]).map((each) => [each, NEUTRAL[each] ?? '']));
  return { ...values, ...rest };
}

/** Whether a fault may come of what was set aside rather than of what was typed. */
function mayBeOurs({ field, code }: SheetFault, aside: ReadonlySet<string>): boolean {
  if (aside.has('years') && (code === 'past_term' || field === 'firstRevenueYear' || /^item\dLast$/.test(field))) return true;
  // The end of the term is reckoned from both; its beginning stands by itself.
  if (code === 'no_law' && field === 'years' && (aside.has('years') || aside.has('startYear'))) return true;
  return [...aside].some((each) => groupOf(each) === groupOf(field) && !/^rate\d$/.test(each)) || aside.has(field);
}

/**
 * A field that cannot be read hides what later checks would say of the others. It is set aside, the rest is judged again,
 * so that everything that can be judged is said at once.
 *
 * @param faults  what was found first
 * @param judge   the whole reading: the faults of a sheet, none when there are none
 * @returns the first faults and those that they hid
 */
export function withHiddenFaults(
  values: EnclaveFormValues,
  faults: readonly SheetFault[],
  judge: (values: EnclaveFormValues) => readonly SheetFault[],
): SheetFault[] {
  const all = [...faults];
  const aside = new Set<string>();
  let rest = values;
  for (let found = faults; found.length > 0;) {
    for (const { field } of found) {
      rest = without(rest, field);
      aside.add(field);
    }
    found = judge(rest).filter((fault) => !mayBeOurs(fault, aside));
    all.push(...found);
  }
  return all;
}

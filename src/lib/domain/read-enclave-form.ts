import { hasVillages, PHASE_ROWS, type EnclaveFormValues } from './enclave-form.ts';
import { capital, FormReading, type EnclaveFormFault } from './enclave-form-reading.ts';
import { EnclaveZone, LegalForm, LocalLevel, SharedTax, type EnclaveTerms } from './enclave-terms.ts';
import { bargainIn, type BargainTyped } from './read-enclave-bargain.ts';
import { attributionIn, itemsIn } from './read-enclave-items.ts';
import { otherTaxesIn } from './read-enclave-other-taxes.ts';
import { sliderRate } from './slider-rate.ts';

export type ReadEnclaveForm = {
  /** For the schemas, whose own faults are found by them. */
  input: unknown;
  items: unknown[];
  attribution: unknown;
  otherTaxes: unknown;
  /** What the villages have without the enclave [万元]; undefined: not said, or no village takes part. */
  villageWithout: number | undefined;
  rest: BargainTyped & {
    /** The slider; null: as agreed. */
    rate: number | null;
  };
};

/** Where it stands, as codes of GB/T 2260; unknown on the public page, where no code changes a figure. */
export type EnclavePlaces = { kind: EnclaveTerms['enclave']['kind']; flyOut: string; flyIn: string };
const NOWHERE: EnclavePlaces = { kind: 'forward', flyOut: '000000', flyIn: '000000' };

/**
 * Reads the term sheet as typed. Lists may be shorter than the term: the last number goes on; longer ones are cut.
 *
 * @returns faults of single fields, or a value for the schema (whose own faults are found by it)
 */
export function readEnclaveForm(
  values: EnclaveFormValues,
  places: EnclavePlaces = NOWHERE,
): { faults: EnclaveFormFault[] } | ReadEnclaveForm {
  const reading = new FormReading(values);
  const years = reading.number('years') ?? 0;
  const input = {
    years,
    start_year: reading.number('startYear'),
    discount_rate: reading.share('discount'),
    shared_levels: LocalLevel.options.filter((level) => values[`share${capital(level)}`] === 'on'),
    start_event: values['startEvent'] || null,
    enclave: enclaveIn(reading, places, years),
    project: { profit: reading.list('profit', years), vat: reading.list('vat', years) },
    investments: [...investmentsIn(reading, 'fly_out', years), ...investmentsIn(reading, 'fly_in', years)],
    terms: termsIn(reading),
    carry_losses: values['carryLosses'] === 'on',
  };
  const read = {
    input,
    items: itemsIn(reading, years),
    attribution: attributionIn(reading),
    otherTaxes: otherTaxesIn(reading, years),
    villageWithout: hasVillages(values) ? (reading.optional('withoutVillage') ?? undefined) : undefined,
    rest: { ...bargainIn(reading), rate: sliderRate(values['rate']) },
  };
  return reading.faults.length > 0 ? { faults: reading.faults } : read;
}

function enclaveIn(reading: FormReading, places: EnclavePlaces, years: number) {
  const { values } = reading;
  const branch = () => ({ weight: reading.share('branchWeight'), enterprise_profit: reading.list('enterpriseProfit', years) });
  return {
    kind: places.kind,
    fly_out: places.flyOut,
    fly_in: places.flyIn,
    legal_form: LegalForm.catch('subsidiary').parse(values['legalForm']),
    first_revenue_year: reading.number('firstRevenueYear'),
    zone: EnclaveZone.catch('none').parse(values['zone']),
    encouraged: values['encouraged'] === 'on',
    local_share: { vat: levelsIn(reading, 'vat'), cit: levelsIn(reading, 'cit') },
    ...(values['legalForm'] === 'branch' ? { branch: branch() } : {}),
  };
}

const levelsIn = (reading: FormReading, tax: SharedTax) =>
  Object.fromEntries(LocalLevel.options.map((level) => [level, reading.shareOr0(`${tax}${capital(level)}`)]));

function termsIn(reading: FormReading) {
  const { values } = reading;
  return {
    base: SharedTax.options.filter((tax) => values[`base${capital(tax)}`] === 'on'),
    of: values['of'] === 'all' ? 'all' : 'increment',
    baseline: { vat: reading.numberOr0('baselineVat'), cit: reading.numberOr0('baselineCit') },
    // A row without a rate is no phase.
    phases: PHASE_ROWS.filter((n) => !reading.isEmpty(`rate${n}`)).map((n) => ({
      from_year: reading.number(`from${n}`),
      to_year: reading.number(`to${n}`),
      fly_out: reading.share(`rate${n}`),
    })),
    floor_per_year: reading.optional('floor'),
    ceiling_per_year: reading.optional('ceiling'),
    ceiling_total: reading.optional('ceilingTotal'),
  };
}

function investmentsIn(reading: FormReading, party: 'fly_out' | 'fly_in', years: number) {
  const field = party === 'fly_out' ? 'investOut' : 'investIn';
  if (reading.isEmpty(field)) return [];
  return reading.list(field, years).flatMap((amount, at) => (amount === 0 ? [] : [{ party, year: at + 1, amount }]));
}

import { EnclaveTerms, EnclaveZone, LegalForm, LocalLevel, SharedTax } from './enclave-terms.ts';

/** Every field of the guided term sheet as typed; it lives in the address. Percentages are typed as 25, amounts in 万元, lists year by year. */
export const ENCLAVE_FIELDS = [
  ...['flyOutName', 'flyInName', 'startYear', 'years', 'discount', 'zone', 'encouraged', 'firstRevenueYear', 'legalForm'],
  ...['branchWeight', 'enterpriseProfit', 'vatCounty', 'vatPrefecture', 'vatProvince', 'citCounty', 'citPrefecture', 'citProvince'],
  ...[
    'profit',
    'vat',
    'carryLosses',
    'investOut',
    'investIn',
    'shareCounty',
    'sharePrefecture',
    'shareProvince',
    'baseVat',
    'baseCit',
    'of',
  ],
  ...[
    'baselineVat',
    'baselineCit',
    'from1',
    'to1',
    'rate1',
    'from2',
    'to2',
    'rate2',
    'from3',
    'to3',
    'rate3',
    'floor',
    'ceiling',
    'ceilingTotal',
  ],
  ...['startEvent', 'paymentDate', 'statistics', 'review', 'exit', 'clauses', 'withoutOut', 'withoutIn', 'power', 'rate'],
] as const;
export type EnclaveFormValues = Record<string, string>;

/** A made-up enclave to begin with (示例). */
export const ENCLAVE_EXAMPLE: EnclaveFormValues = {
  ...Object.fromEntries(ENCLAVE_FIELDS.map((field) => [field, ''])),
  ...{
    startYear: '2027',
    years: '10',
    discount: '6',
    zone: 'xinjiang_difficult',
    encouraged: 'on',
    firstRevenueYear: '1',
    legalForm: 'subsidiary',
  },
  ...{ vatCounty: '25', vatPrefecture: '10', vatProvince: '15', citCounty: '20', citPrefecture: '8', citProvince: '12' },
  ...{
    profit: '0 300 600 1000',
    vat: '0 100 200 400',
    investOut: '300 0',
    investIn: '50 0',
    shareCounty: 'on',
    baseVat: 'on',
    baseCit: 'on',
  },
  ...{ of: 'increment', from1: '1', to1: '3', rate1: '30', from2: '4', to2: '10', rate2: '50', startEvent: 'first_revenue' },
  ...{ withoutOut: '0', withoutIn: '0', power: '50' },
};

/** What a field says wrong. `no_number`, `missing`; otherwise codes of `fault.ts`, found later. */
export type EnclaveFormFault = { field: string; code: 'no_number' | 'missing' };

export type ReadEnclaveForm = {
  terms: EnclaveTerms;
  without: { flyOut: number; flyIn: number };
  power: number;
  /** The slider; null: as agreed. */
  rate: number | null;
};

/** A percentage as a share, as written: 12.5 → 0.125. */
const shareOf = (percent: number): number => Number((percent / 100).toPrecision(15));

/**
 * Reads the term sheet as typed. Lists may be shorter than the term: the last number goes on; longer ones are cut.
 *
 * @returns faults of single fields, or a value for the schema (whose own faults are found by it)
 */
export function readEnclaveForm(
  values: EnclaveFormValues,
): { faults: EnclaveFormFault[] } | { input: unknown; rest: Omit<ReadEnclaveForm, 'terms'> } {
  const reading = new Reading(values);
  const years = reading.number('years') ?? 0;
  const branch = values['legalForm'] === 'branch';
  const input = {
    years,
    start_year: reading.number('startYear'),
    discount_rate: reading.share('discount'),
    shared_levels: LocalLevel.options.filter((level) => values[`share${capital(level)}`] === 'on'),
    start_event: values['startEvent'] || null,
    enclave: {
      kind: 'forward',
      fly_out: '000000',
      fly_in: '000000',
      legal_form: LegalForm.catch('subsidiary').parse(values['legalForm']),
      first_revenue_year: reading.number('firstRevenueYear'),
      zone: EnclaveZone.catch('none').parse(values['zone']),
      encouraged: values['encouraged'] === 'on',
      local_share: { vat: reading.levels('vat'), cit: reading.levels('cit') },
      ...(branch ? { branch: { weight: reading.share('branchWeight'), enterprise_profit: reading.list('enterpriseProfit', years) } } : {}),
    },
    project: { profit: reading.list('profit', years), vat: reading.list('vat', years) },
    investments: [...reading.investments('investOut', 'fly_out', years), ...reading.investments('investIn', 'fly_in', years)],
    terms: {
      base: SharedTax.options.filter((tax) => values[`base${capital(tax)}`] === 'on'),
      of: values['of'] === 'all' ? 'all' : 'increment',
      baseline: { vat: reading.numberOr0('baselineVat'), cit: reading.numberOr0('baselineCit') },
      phases: [1, 2, 3].flatMap((n) => reading.phase(n)),
      floor_per_year: reading.numberOr0('floor'),
      ceiling_per_year: reading.optional('ceiling'),
      ceiling_total: reading.optional('ceilingTotal'),
    },
    carry_losses: values['carryLosses'] === 'on',
  };
  const rest = {
    without: { flyOut: reading.numberOr0('withoutOut'), flyIn: reading.numberOr0('withoutIn') },
    power: Math.min(1, Math.max(0, shareOf(reading.optional('power') ?? 50))),
    rate: (values['rate'] ?? '') === '' ? null : Math.min(1, Math.max(0, shareOf(reading.number('rate') ?? 0))),
  };
  return reading.faults.length > 0 ? { faults: reading.faults } : { input, rest };
}

const capital = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

class Reading {
  readonly faults: EnclaveFormFault[] = [];
  readonly #values: EnclaveFormValues;

  constructor(values: EnclaveFormValues) {
    this.#values = values;
  }

  optional(field: string): number | null {
    const text = (this.#values[field] ?? '').trim().replace(/[，,\s]/g, '');
    if (text === '') return null;
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    this.faults.push({ field, code: 'no_number' });
    return null;
  }

  number(field: string): number | undefined {
    const before = this.faults.length;
    const number = this.optional(field);
    if (number === null && this.faults.length === before) this.faults.push({ field, code: 'missing' });
    return number ?? undefined;
  }

  numberOr0(field: string): number {
    return this.optional(field) ?? 0;
  }

  share(field: string): number | undefined {
    const percent = this.number(field);
    return percent === undefined ? undefined : shareOf(percent);
  }

  levels(tax: SharedTax) {
    const level = (name: LocalLevel) => shareOf(this.numberOr0(`${tax}${capital(name)}`));
    return { county: level('county'), prefecture: level('prefecture'), province: level('province') };
  }

  list(field: string, years: number): number[] {
    const words = (this.#values[field] ?? '').split(/[\s，,、;；]+/).filter(Boolean);
    const numbers = words.map(Number);
    if (words.length === 0) this.faults.push({ field, code: 'missing' });
    else if (numbers.some((n) => !Number.isFinite(n))) this.faults.push({ field, code: 'no_number' });
    return Array.from({ length: Math.min(60, Math.max(0, Math.floor(years))) }, (_, at) => numbers[at] ?? numbers.at(-1) ?? 0);
  }

  investments(field: string, party: 'fly_out' | 'fly_in', years: number) {
    if ((this.#values[field] ?? '').trim() === '') return [];
    return this.list(field, years).flatMap((amount, at) => (amount === 0 ? [] : [{ party, year: at + 1, amount }]));
  }

  /** A row without a rate is no phase. */
  phase(n: number) {
    if ((this.#values[`rate${n}`] ?? '').trim() === '') return [];
    return [{ from_year: this.number(`from${n}`), to_year: this.number(`to${n}`), fly_out: this.share(`rate${n}`) }];
  }
}

/** The field in which a fault of the schema or of `faultsOfTerms` belongs. */
export function fieldOfPath(path: string, phases: readonly number[]): string {
  const phase = /^terms\.phases\[(\d+)\](?:\.(\w+))?/.exec(path);
  if (phase)
    return `${{ from_year: 'from', to_year: 'to', fly_out: 'rate' }[phase[2] ?? 'from_year'] ?? 'from'}${phases[Number(phase[1])] ?? 1}`;
  const found = PLACES.find(([start]) => path.startsWith(start));
  return found?.[1] ?? 'years';
}

const PLACES: readonly [start: string, field: string][] = [
  ['start_year', 'startYear'],
  ['years', 'years'],
  ['discount_rate', 'discount'],
  ['shared_levels', 'shareCounty'],
  ['enclave.first_revenue_year', 'firstRevenueYear'],
  ['enclave.local_share.vat', 'vatCounty'],
  ['enclave.local_share.cit', 'citCounty'],
  ['enclave.branch.weight', 'branchWeight'],
  ['enclave.branch', 'enterpriseProfit'],
  ['project.profit', 'profit'],
  ['project.vat', 'vat'],
  ['investments', 'investOut'],
  ['terms.baseline.vat', 'baselineVat'],
  ['terms.baseline.cit', 'baselineCit'],
  ['terms.floor_per_year', 'floor'],
  ['terms.ceiling_per_year', 'ceiling'],
  ['terms.ceiling_total', 'ceilingTotal'],
];

/** The numbers of the phase rows that were filled in, in order. */
export const filledPhases = (values: EnclaveFormValues): number[] => [1, 2, 3].filter((n) => (values[`rate${n}`] ?? '').trim() !== '');

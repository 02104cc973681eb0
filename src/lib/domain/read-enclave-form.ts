import { EQUITY_FIELDS, EXPENSES, filledItems, PHASE_ROWS, type EnclaveFormValues } from './enclave-form.ts';
import { EnclaveZone, LegalForm, LocalLevel, SharedTax, type EnclaveTerms } from './enclave-terms.ts';

/** What a field says wrong. `no_number`, `missing`; otherwise codes of `fault.ts`, found later. */
export type EnclaveFormFault = { field: string; code: 'no_number' | 'missing' };

export type ReadEnclaveForm = {
  /** For the schemas, whose own faults are found by them. */
  input: unknown;
  items: unknown[];
  attribution: unknown;
  rest: {
    without: { flyOut: number; flyIn: number };
    power: number;
    /** The slider; null: as agreed. */
    rate: number | null;
  };
};

/** Where it stands, as codes of GB/T 2260; unknown on the public page, where no code changes a figure. */
export type EnclavePlaces = { kind: EnclaveTerms['enclave']['kind']; flyOut: string; flyIn: string };
const NOWHERE: EnclavePlaces = { kind: 'forward', flyOut: '000000', flyIn: '000000' };

/** A percentage as a share, as written: 12.5 → 0.125. */
const shareOf = (percent: number): number => Number((percent / 100).toPrecision(15));

/**
 * Reads the term sheet as typed. Lists may be shorter than the term: the last number goes on; longer ones are cut.
 *
 * @returns faults of single fields, or a value for the schema (whose own faults are found by it)
 */
export function readEnclaveForm(
  values: EnclaveFormValues,
  places: EnclavePlaces = NOWHERE,
): { faults: EnclaveFormFault[] } | ReadEnclaveForm {
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
      kind: places.kind,
      fly_out: places.flyOut,
      fly_in: places.flyIn,
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
      phases: PHASE_ROWS.flatMap((n) => reading.phase(n)),
      floor_per_year: reading.optional('floor'),
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
  const read = { input, items: [...reading.items(), ...reading.dividend(years)], attribution: reading.attribution(), rest };
  return reading.faults.length > 0 ? { faults: reading.faults } : read;
}

export const capital = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

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

  /** What is paid beside the taxes; a row without a kind is none. */
  items(): unknown[] {
    return filledItems(this.#values).map((n) => {
      const field = (part: string) => `item${n}${part}`;
      const kind = this.#values[field('Kind')] ?? '';
      const [from, to] = [this.#values[field('From')] || undefined, this.#values[field('To')] || undefined];
      const period = { from_year: this.number(field('First')), to_year: this.number(field('Last')) };
      const amount = this.number(field('Amount'));
      if (EXPENSES.has(kind)) return { kind, by: from, amount, ...period };
      if (kind === 'land_income') return { kind, amount, fly_out: this.share(field('Rate')), ...period };
      if (kind === 'fixed_return') return { kind, from, to, principal: amount, rate: this.share(field('Rate')), ...period };
      return { kind, from, to, amount, ...period };
    });
  }

  /** Profit of the park's company by year, paid out by shares; absent while no profit is typed. */
  dividend(years: number): unknown[] {
    if ((this.#values['dividendProfit'] ?? '').trim() === '') return [];
    const equity = Object.entries(EQUITY_FIELDS).flatMap(([party, field]) => {
      const percent = this.optional(field);
      return percent === null ? [] : [[party, shareOf(percent)]];
    });
    return [
      {
        kind: 'dividend',
        profit: this.list('dividendProfit', years),
        payout: this.share('dividendPayout'),
        equity: Object.fromEntries(equity) as unknown,
      },
    ];
  }

  attribution(): unknown {
    const [gdp, output, energy] = ['attrGdp', 'attrOutput', 'attrEnergy'].map((field) => shareOf(this.optional(field) ?? 0));
    return gdp === 0 && output === 0 && energy === 0 ? undefined : { fly_out: { gdp, output, energy } };
  }
}

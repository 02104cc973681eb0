import type { EnclaveRule, EnclaveRuleCode } from '../../domain/enclave-rule.ts';
import { countsOn, type FiscalParameter } from '../../domain/fiscal-parameter.ts';

/** What the engine knows of the law. An office's own parameters come before those of the tree. */
export type EnclaveReference = {
  parameters: readonly FiscalParameter[];
  rules: readonly EnclaveRule[];
  /** Of a scenario: the last calendar year in which any zone is preferred, running holidays included; absent: as the rows say. */
  lastPreferredYear?: number;
};

/** A rule counts for a calendar year when it counts on its last day, on which the tax year closes. */
const lastDayOf = (year: number): string => `${year}-12-31`;

/**
 * Looks values up by code and calendar year, and notes which rows were used for which year, so that a result can say what
 * it rests on and what of it is unsure.
 */
export class Law {
  readonly #parameters: ReadonlyMap<string, readonly FiscalParameter[]>;
  readonly #rules: readonly EnclaveRule[];
  readonly #used = new Map<FiscalParameter, Set<number>>();

  readonly #lastPreferredYear: number;

  constructor({ parameters, rules, lastPreferredYear = Infinity }: EnclaveReference) {
    this.#lastPreferredYear = lastPreferredYear;
    this.#parameters = groupedBy(parameters, ({ code }) => code);
    this.#rules = rules;
  }

  /** The row in force in a calendar year, or null. */
  rowIn(code: string, year: number): FiscalParameter | null {
    return this.#parameters.get(code)?.find((row) => countsOn(row, lastDayOf(year))) ?? null;
  }

  /** The first calendar year for which there is a value at all; null when the code is unknown. */
  firstYearOf(code: string): number | null {
    const years = (this.#parameters.get(code) ?? []).map(({ validFrom }) => Number(validFrom.slice(0, 4)));
    return years.length === 0 ? null : Math.min(...years);
  }

  /** Whether zones are preferred at all in a calendar year. */
  prefers(year: number): boolean {
    return year <= this.#lastPreferredYear;
  }

  /** Notes that a row decides something in a calendar year. */
  use(row: FiscalParameter, year: number): number {
    const years = this.#used.get(row) ?? new Set();
    this.#used.set(row, years.add(year));
    return row.value;
  }

  /** @throws Error when there is none: callers check first (`faultsOfTerms`) */
  value(code: string, year: number): number {
    const row = this.rowIn(code, year);
    if (!row) throw new Error(`no ${code} in ${year}`);
    return this.use(row, year);
  }

  /** Rows that were used, each with its calendar years in order. */
  used(): { row: FiscalParameter; years: number[] }[] {
    return [...this.#used].map(([row, years]) => ({ row, years: [...years].sort((a, b) => a - b) }));
  }

  rule(code: EnclaveRuleCode): EnclaveRule {
    const rule = this.#rules.find((row) => row.code === code);
    if (!rule) throw new Error(`no rule ${code}`);
    return rule;
  }

  /** Whether a rule is in force at the end of a calendar year. */
  inForce(code: EnclaveRuleCode, year: number): boolean {
    return countsOn(this.rule(code), lastDayOf(year));
  }
}

/** Items by a key, in their order. (`Map.groupBy` is younger than the browsers of county offices.) */
export function groupedBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

import type { EnclaveFormValues } from './enclave-form.ts';

/** What a field says wrong. `no_number`, `missing`; otherwise codes of `fault.ts`, found later. */
export type EnclaveFormFault = { field: string; code: 'no_number' | 'missing' };

/** A percentage as a share, as written: 12.5 → 0.125. */
export const shareOf = (percent: number): number => Number((percent / 100).toPrecision(15));
export const capital = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

/** Reads single fields of a term sheet as typed, and gathers what is wrong with them. */
export class FormReading {
  readonly faults: EnclaveFormFault[] = [];
  readonly values: EnclaveFormValues;

  constructor(values: EnclaveFormValues) {
    this.values = values;
  }

  isEmpty(field: string): boolean {
    return (this.values[field] ?? '').trim() === '';
  }

  optional(field: string): number | null {
    const text = (this.values[field] ?? '').trim().replace(/[，,\s]/g, '');
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

  shareOr0(field: string): number {
    return shareOf(this.numberOr0(field));
  }

  /** Year by year; a list that is too short goes on with its last number, one that is too long is cut. */
  list(field: string, years: number): number[] {
    const words = (this.values[field] ?? '').split(/[\s，,、;；]+/).filter(Boolean);
    const numbers = words.map(Number);
    if (words.length === 0) this.faults.push({ field, code: 'missing' });
    else if (numbers.some((n) => !Number.isFinite(n))) this.faults.push({ field, code: 'no_number' });
    return Array.from({ length: Math.min(60, Math.max(0, Math.floor(years))) }, (_, at) => numbers[at] ?? numbers.at(-1) ?? 0);
  }
}

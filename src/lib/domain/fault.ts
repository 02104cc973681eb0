import type { z } from 'zod';

/** What is wrong with one value. The sentence is `i18n`'s; the place is said the same in every language. */
export type FaultCode =
  | 'missing'
  | 'wrong_type'
  | 'too_small'
  | 'not_above'
  | 'too_big'
  | 'empty'
  | 'too_many'
  | 'wrong_length'
  | 'wrong_sum'
  | 'overlap'
  | 'before_revenue'
  | 'no_law'
  | 'not_one_of'
  | 'wrong_form'
  | 'unknown_key'
  | 'unit_missing'
  | 'period_empty'
  | 'range_empty'
  | 'quantity_missing'
  | 'duplicate_id'
  | 'unknown_id'
  | 'pinned_and_forbidden'
  | 'broken_json'
  | 'broken_text'
  | 'invalid';

export type Fault = {
  /** `offers[0].quantity`; empty for the whole value. */
  path: string;
  code: FaultCode;
  /** The value found, as short JSON; absent when nothing was there. */
  got?: string;
  /** The bound, the expected type or the choices, as the code needs it. */
  expected?: string;
};

const MAX_SHOWN = 60; // characters of a wrong value that a message repeats

/** `['offers', 0, 'quantity']` → `offers[0].quantity` */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const key of path) text += typeof key === 'number' ? `[${key}]` : `${text === '' ? '' : '.'}${String(key)}`;
  return text;
}

/** Every zod issue as a fault, in the order of the input's fields. */
export function faultsOf(error: z.ZodError, input: unknown): Fault[] {
  return error.issues.flatMap((issue) => faultsOfIssue(issue, input));
}

function faultsOfIssue(issue: z.core.$ZodIssue, input: unknown): Fault[] {
  const path = formatPath(issue.path);
  const value = valueAt(input, issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: formatPath([...issue.path, key]), code: 'unknown_key' }));
  }
  if (value === undefined && issue.code !== 'custom') return [{ path, code: 'missing' }];
  const found: Fault = { path, code: 'invalid', ...(value === undefined ? {} : { got: shown(value) }) };
  switch (issue.code) {
    case 'invalid_type':
      return [{ ...found, code: 'wrong_type', expected: issue.expected }];
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return [{ path, code: 'empty' }];
      return [{ ...found, code: issue.inclusive === false ? 'not_above' : 'too_small', expected: String(issue.minimum) }];
    case 'too_big':
      if (issue.origin === 'array')
        return [{ path, code: 'too_many', got: String((value as unknown[]).length), expected: String(issue.maximum) }];
      return [{ ...found, code: 'too_big', expected: String(issue.maximum) }];
    case 'invalid_value':
      return [{ ...found, code: 'not_one_of', expected: issue.values.join(' | ') }];
    case 'invalid_format':
      return [{ ...found, code: 'wrong_form', expected: issue.pattern ?? issue.format }];
    case 'custom':
      return [{ path, code: (issue.params?.['fault'] as FaultCode | undefined) ?? 'invalid' }];
    default:
      return [found];
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], input);
}

/** A value as short JSON, for a message. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length <= MAX_SHOWN ? json : `${json.slice(0, MAX_SHOWN - 1)}…`;
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RestError } from '../errors.ts';
import { parseQuery } from './query.ts';

const SEED = 20260801;

// Pieces of the grammar in any order come closer to its dark corners than characters do.
const piece = fc.constantFrom(
  ...[
    'select',
    'order',
    'limit',
    'or',
    'and',
    'not',
    'columns',
    'on_conflict',
    'id',
    'a',
    'count()',
    '*',
    '...',
    'sum()',
    'eq',
    'in',
    'is',
  ],
  ...[
    'null',
    'fts',
    'like',
    'any',
    '(',
    ')',
    '((',
    '))',
    ',',
    '.',
    ':',
    '::',
    '!',
    'inner',
    '->',
    '->>',
    '-',
    '"',
    '\\',
    '{',
    '}',
    '%',
    '%2',
  ],
  ...['%00', '%ff', '+', ' ', '1', '-1', '日', '&', '=', 'asc', 'nullsfirst', '\u0000', "'", '$1', ';--'],
);
const anyQuery = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
  fc
    .array(fc.tuple(piece, fc.array(piece, { maxLength: 15 })), { maxLength: 5 })
    .map((pairs) => pairs.map(([k, v]) => `${k}=${v.join('')}`).join('&')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

it('answers any query string with a tree or with PGRST100', () => {
  fc.assert(
    fc.property(anyQuery, fc.boolean(), (text, asArgs) => {
      try {
        expect(parseQuery(text, asArgs).select).toBeInstanceOf(Array);
      } catch (error) {
        expect(error).toBeInstanceOf(RestError);
        expect(error).toMatchObject({ code: 'PGRST100', status: 400 });
      }
    }),
    { seed: SEED, numRuns: 20_000 },
  );
});

it('gives every filter value back as it was sent', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const [filter] = parseQuery(new URLSearchParams({ c: `eq.${value}` }).toString()).filters;
      expect(filter?.value.test).toMatchObject({ value });
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

it('gives every listed value back, if quotes and backslashes are escaped', () => {
  const quoted = (value: string) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`;
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (values) => {
      const text = new URLSearchParams({ c: `in.(${values.map(quoted).join(',')})`, or: `(a.in.(${values.map(quoted).join(',')}))` });
      const parsed = parseQuery(text.toString());
      expect(parsed.filters[0]?.value.test).toMatchObject({ values });
      expect(parsed.logic[0]?.value).toMatchObject({ terms: [{ test: { values } }] });
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

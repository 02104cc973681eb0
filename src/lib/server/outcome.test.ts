import { expect, it } from 'vitest';
import { outcome } from './outcome.ts';

const refused = (code: string, message: string) => ({ data: null, error: { code, message } }) as const;

it('an answer is its value, a refusal its code, text that cannot be kept a bad request, all else a bug', () => {
  expect(outcome('asking', { data: 7, error: null })).toEqual({ ok: true, value: 7 });
  expect(outcome('asking', refused('P0001', 'not_found'))).toEqual({ ok: false, error: { code: 'not_found' } });
  expect(outcome('asking', refused('22P05', 'unsupported Unicode escape sequence'))).toEqual({ ok: false, error: { code: 'bad_request' } });
  expect(() => outcome('asking', refused('P0001', 'no code of ours'))).toThrow('asking: P0001');
  expect(() => outcome('asking', refused('42703', 'column does not exist'))).toThrow('asking: 42703');
});

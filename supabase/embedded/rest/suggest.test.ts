import { expect, it } from 'vitest';
import { alike, LOOSE_FLOOR, NAME_FLOOR } from './suggest.ts';

const best = (text: string, names: string[], floor: number) => alike(text, names, floor)[0]?.name;

// The examples in PostgREST's documentation of its hints.
it.each([
  ['film', ['films'], 'films'],
  ['role', ['directors', 'roles', 'actors'], 'roles'],
  ['noclosealternative', ['directors', 'roles', 'actors'], undefined],
  ['(nam, pqaram, vall)', ['(name, param, val)', '(attr, id)'], '(name, param, val)'],
  ['(param, val)', ['(name, param, val)', '(attr, id)'], '(name, param, val)'],
  ['(attrs, id)', ['(name, param, val)', '(attr, id)'], '(attr, id)'],
  ['(id)', ['(name, param, val)', '(attr, id)'], '(attr, id)'],
  ['(noclosealternative)', ['(name, param, val)', '(attr, id)'], undefined],
])('for %j among %j suggests %j', (text, names, expected) => {
  expect(best(text, names, LOOSE_FLOOR)).toBe(expected);
});

it('suggests names only when they are close', () => {
  expect(best('testt', ['test', 'another'], NAME_FLOOR)).toBe('test');
  expect(best('secret', ['secret_plans_of_the_ministry'], NAME_FLOOR)).toBeUndefined();
});

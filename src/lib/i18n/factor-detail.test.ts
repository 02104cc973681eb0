import { expect, it } from 'vitest';
import { FACTOR_DETAILS } from '../domain/factor-details.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

const declared = Object.entries(FACTOR_DETAILS).flatMap(([factor, fields]) =>
  fields.map((field) => ({ name: `${factor}.${field.key}`, choices: field.kind === 'choice' ? [...field.choices] : [] })),
);

it.each([
  ['zh', zh.factorDetail],
  ['en', en.factorDetail],
])('every native field is named, with an example, in the order of the table: %s', (_language, catalogue) => {
  const named = Object.entries(catalogue).flatMap(([factor, fields]) =>
    Object.entries(fields as Record<string, { label: string; help: string; choices?: Record<string, string> }>).map(
      ([key, { label, help, choices = {} }]) => {
        expect(label.length, key).toBeGreaterThan(0);
        expect(help, key).toMatch(/例如|or example/);
        return { name: `${factor}.${key}`, choices: Object.keys(choices) };
      },
    ),
  );
  expect(named).toEqual(declared);
});

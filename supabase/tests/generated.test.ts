import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { outputs } from '../generate/outputs.ts';

it.each(outputs().filter(({ fromDatabase }) => fromDatabase))('$path is what a fresh database gives', async ({ path, text }) => {
  expect(readFileSync(path, 'utf8') === (await text()), 'run npm run db:generate').toBe(true);
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newestMigration, outputs } from './outputs.ts';

// What is read from a database is checked with the other tests that need one: supabase/tests/generated.test.ts.
describe('generated files', () => {
  it.each(outputs().filter(({ fromDatabase }) => !fromDatabase))(
    '$path is what the generator writes, byte for byte',
    async ({ path, text }) => {
      expect(readFileSync(path, 'utf8') === (await text()), 'run npm run db:generate').toBe(true);
    },
  );
});

describe('newestMigration', () => {
  const files = ['20261122090100_region_data.sql', '20270301000000_region_data.sql', '20270401000000_pairing_data.sql'];
  it('is the one with the newest stamp of its kind', () => {
    expect(newestMigration('region_data', files)).toBe('supabase/migrations/20270301000000_region_data.sql');
  });
  it('names the kind that is missing', () => {
    expect(() => newestMigration('industry_data', files)).toThrow('_industry_data.sql');
  });
});

import { describe, expect, it, vi } from 'vitest';
import { postgresPrograms } from '../support/postgres.ts';

/** What must hold of proposals under pressure, once more over native PostgreSQL. */
if (postgresPrograms() === undefined) {
  console.warn('PostgreSQL 15 or later is not installed here: proposals are NOT tested over it.');
  it('native PostgreSQL is not installed: nothing is tested over it here', () => expect(postgresPrograms()).toBeUndefined());
} else {
  vi.stubEnv('FEIQIAO_TEST_DATABASE', 'native');
  describe('a crowd', async () => void (await import('./proposal-crowd.test.ts')));
  describe('random changes', async () => void (await import('./proposal-changes.test.ts')));
}

import { describe, expect, it, vi } from 'vitest';
import { postgresPrograms } from '../support/postgres.ts';

/** Five hundred people and one bed, once more over native PostgreSQL, where they do book at the same time. */
if (postgresPrograms() === undefined) {
  console.warn('PostgreSQL 15 or later is not installed here: bookings are NOT tested over it.');
  it('native PostgreSQL is not installed: nothing is tested over it here', () => expect(postgresPrograms()).toBeUndefined());
} else {
  vi.stubEnv('FEIQIAO_TEST_DATABASE', 'native');
  describe('the last bed', async () => void (await import('./station-booking.test.ts')));
}

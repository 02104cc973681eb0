import { createServiceDb, unwrap, type Db } from '../../src/lib/server/db.ts';

/** The backend's owner, for what a journey can't wait for. */
export const serviceOf = (app: { backend: { url: string; secretKey: string } }): Db =>
  createServiceDb(app.backend.url, app.backend.secretKey);

/** What must hold over the whole database and does not. */
export const breachesOf = async (service: Db): Promise<{ rule: string; subject: string }[]> =>
  unwrap('check_invariants', await service.rpc('check_invariants'));

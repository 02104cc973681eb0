import { unwrap, type Db } from '../db.ts';

/** The coordinators' offices, by place and name. */
export const listOffices = async (db: Db): Promise<{ id: string; name: string }[]> =>
  unwrap(
    'organisations',
    await db.from('organisations').select('id, name').eq('kind', 'coordinator_office').order('region_code').order('name').limit(1000),
  );

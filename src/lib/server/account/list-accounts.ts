import { unwrap, type Db } from '../db.ts';

/** Every account that the caller may see, by name; role and organisation are null until someone takes it in. */
export async function listAccounts(db: Db) {
  const rows = unwrap(
    'accounts',
    await db
      .from('accounts')
      .select('user_id, display_name, memberships(role, organisations(name, kind, region_code))')
      .order('display_name')
      .order('user_id'),
  );
  return rows.map(({ user_id: userId, display_name: name, memberships: membership }) => ({
    userId,
    name,
    role: membership?.role ?? null,
    organisation: membership?.organisations.name ?? null,
    kind: membership?.organisations.kind ?? null,
    regionCode: membership?.organisations.region_code ?? null,
  }));
}

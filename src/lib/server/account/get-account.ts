import { Account } from '../../domain/account.ts';
import { unwrap, type Db } from '../db.ts';

/** The signed-in person with organisation, role and responsible office; null when no organisation has taken her in. */
export async function getAccount(db: Db): Promise<Account | null> {
  const data = unwrap('my_account', await db.rpc('my_account'));
  return data === null ? null : Account.parse(data);
}

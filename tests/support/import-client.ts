import { createClient } from '@supabase/supabase-js';
import { DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import type { Account } from '../../src/lib/domain/account.ts';
import type { Database } from '../../src/lib/server/database.ts';
import type { Db } from '../../src/lib/server/db.ts';
import { beginImport } from '../../src/lib/server/import/begin-import.ts';
import { getImport, type ImportView } from '../../src/lib/server/import/get-import.ts';
import { getSession } from '../../src/lib/server/session/get-session.ts';
import type { TestBackend } from './backend.ts';

/** Somebody who brings files, as the pages' verbs do it. */
export type Importer = { db: Db; account: Account };

export async function signInTo(backend: TestBackend, email: string): Promise<Importer> {
  const db = createClient<Database>(backend.url, backend.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
  const { error } = await db.auth.signInWithPassword({ email, password: DEMO_PASSWORD });
  if (error) throw error;
  const session = await getSession(db);
  if (!session.ok || !session.value) throw new Error('no session');
  return { db, account: session.value.account };
}

/** Waits until an import is no longer being read. */
export async function settled({ db }: Importer, id: string): Promise<ImportView> {
  for (let waited = 0; waited < 600; waited++) {
    const view = await getImport(db, id);
    if (view && view.status !== 'reading') return view;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('still being read');
}

/** Brings a file and waits until it is read. */
export async function bringTo(importer: Importer, name: string, bytes: Uint8Array | string): Promise<ImportView> {
  const begun = await beginImport(importer.db, importer.account, { name, bytes: new Uint8Array(Buffer.from(bytes)) });
  if (!begun.ok) throw new Error(begun.error.code);
  return settled(importer, begun.value);
}

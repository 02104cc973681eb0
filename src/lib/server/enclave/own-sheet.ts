import { formOfDocument } from '../../domain/enclave-form-of-deal.ts';
import type { EnclaveFormValues } from '../../domain/enclave-form.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { Db } from '../db.ts';
import { newestOf } from './enclave-head.ts';
import type { StoredEnclave } from './enclave-row.ts';
import { readTerms } from './get-enclave.ts';
import { startingSheet } from './term-sheet-start.ts';
import { getDraft } from './term-sheet-draft.ts';

export type OwnSheet = { values: EnclaveFormValues; revision: number; savedAt: string | null };

/**
 * The sheet that a side goes on with: what it has typed; else the newest version, with its own figures; else what is usual.
 */
export async function ownSheet(db: Db, enclave: StoredEnclave, organisationId: string, m: Messages, today: string): Promise<OwnSheet> {
  const draft = await getDraft(db, enclave.id, organisationId);
  if (draft) return { values: draft.values, revision: draft.revision, savedAt: draft.savedAt };
  const newest = newestOf(enclave);
  const version = newest ? (await readTerms(db, enclave.id, [newest.number])).get(newest.number) : undefined;
  const values = version ? { ...formOfDocument(version.document), power: '50' } : startingSheet(enclave, m, today);
  return { values, revision: 0, savedAt: null };
}

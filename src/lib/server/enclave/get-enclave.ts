import { z } from 'zod';
import { EnclaveDocument } from '../../domain/enclave-document.ts';
import { FiscalParameter } from '../../domain/fiscal-parameter.ts';
import { unwrap, type Db } from '../db.ts';
import { enclaveOf, enclaveRows, type StoredEnclave } from './enclave-row.ts';

/** The enclaves that the caller may read, newest first. */
export async function listEnclaves(db: Db, most: number): Promise<StoredEnclave[]> {
  return unwrap('enclaves', await enclaveRows(db).order('number', { ascending: false }).limit(most)).map(enclaveOf);
}

/** One enclave; null when there is none or the caller may not see it. */
export async function getEnclave(db: Db, id: string): Promise<StoredEnclave | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = unwrap('enclaves', await enclaveRows(db).eq('id', id).maybeSingle());
  return row && enclaveOf(row);
}

/** What a version says and the law that it was reckoned by; null when its text is not what this version of the platform reads. */
export type TermsText = { number: number; document: EnclaveDocument; law: FiscalParameter[] };

/** The texts of an enclave's versions, by number. */
export async function readTerms(db: Db, enclaveId: string, numbers: readonly number[]): Promise<Map<number, TermsText>> {
  const rows = unwrap(
    'enclave_terms',
    await db
      .from('enclave_terms')
      .select('number, document, law')
      .eq('enclave_id', enclaveId)
      .in('number', [...numbers]),
  );
  return new Map(
    rows.flatMap(({ number, document, law }) => {
      const text = EnclaveDocument.safeParse(JSON.parse(document));
      return text.success ? [[number, { number, document: text.data, law: parametersOf(law) }] as const] : [];
    }),
  );
}

/** Rows of a law as the database writes them, without what says whose they are. */
export const parametersOf = (law: unknown): FiscalParameter[] => z.array(z.unknown()).parse(law).map(parameterOf);
function parameterOf(row: unknown): FiscalParameter {
  const { own: _, ...rest } = z.looseObject({ own: z.boolean().default(false) }).parse(row);
  return FiscalParameter.parse(rest);
}

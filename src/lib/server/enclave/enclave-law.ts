import { loadEnclaveReference } from '../../adapters/enclave-reference.ts';
import type { FiscalParameter } from '../../domain/fiscal-parameter.ts';
import type { EnclaveReference } from '../../engine/enclaves/law.ts';
import { unwrap, type Db } from '../db.ts';
import { parametersOf } from './get-enclave.ts';

/** What an enclave's pages reckon with, and how many rows of it are an office's own. */
export async function enclaveLaw(db: Db, id: string): Promise<{ reference: EnclaveReference; own: number }> {
  const law = unwrap('enclave_law', await db.rpc('enclave_law', { enclave_id: id }));
  const own = Array.isArray(law)
    ? law.filter((row) => typeof row === 'object' && row !== null && 'own' in row && row.own === true).length
    : 0;
  return { reference: underLaw(parametersOf(law)), own };
}

/** The rules of the tree under given parameters. */
export const underLaw = (parameters: readonly FiscalParameter[]): EnclaveReference => ({
  parameters,
  rules: loadEnclaveReference().rules,
});

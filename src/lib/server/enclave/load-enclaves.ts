import { loadEnclaveReference } from '../../adapters/enclave-reference.ts';
import { EnclavePrecedentFile, type EnclavePrecedent } from '../../domain/enclave-precedent.ts';
import precedentFile from '../../domain/reference/enclave-precedents.json' with { type: 'json' };
import type { FiscalParameter } from '../../domain/fiscal-parameter.ts';
import type { EnclaveReference } from '../../engine/enclaves/law.ts';

/** What reckoning an enclave's terms takes, small enough to go along with the page. @param own  an office's rows, which go before ours */
export function loadEnclaves(own: readonly FiscalParameter[] = []): { reference: EnclaveReference; precedents: EnclavePrecedent[] } {
  const { parameters, rules } = loadEnclaveReference(own);
  return {
    reference: { parameters: parameters.filter(({ code }) => isNeeded(code)), rules },
    precedents: EnclavePrecedentFile.parse(precedentFile).rows,
  };
}

/** Whether a parameter counts for an enclave's terms; the database takes the same ones (`private.enclave_law`). */
export const isNeeded = (code: string): boolean => NEEDED.test(code);
const NEEDED = /^(tax\.(vat|cit|pit)\.(local_share|rate$|loss)|surcharge\.|zone\.|branch\.)/;

import { loadEnclaveReference } from '../../adapters/enclave-reference.ts';
import { EnclavePrecedentFile, type EnclavePrecedent } from '../../domain/enclave-precedent.ts';
import precedentFile from '../../domain/reference/enclave-precedents.json' with { type: 'json' };
import type { EnclaveReference } from '../../engine/enclaves/law.ts';

/** What reckoning an enclave's terms takes, small enough to go along with the page. */
export function loadEnclaves(): { reference: EnclaveReference; precedents: EnclavePrecedent[] } {
  const { parameters, rules } = loadEnclaveReference();
  return {
    reference: { parameters: parameters.filter(({ code }) => NEEDED.test(code)), rules },
    precedents: EnclavePrecedentFile.parse(precedentFile).rows,
  };
}

const NEEDED = /^(tax\.(vat|cit)\.(local_share|rate$|loss)|zone\.|branch\.)/;

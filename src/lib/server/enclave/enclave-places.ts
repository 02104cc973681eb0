import type { EnclaveDocument } from '../../domain/enclave-document.ts';
import type { EnclavePlaces } from '../../domain/read-enclave-form.ts';
import type { ReadTermSheet } from '../../engine/enclaves/read-term-sheet.ts';
import type { StoredEnclave } from './enclave-row.ts';

/** Kind and places of an enclave as its terms say them. */
export const placesOf = ({ kind, placeCode, parties }: StoredEnclave): EnclavePlaces => ({
  kind: kind === 'forward' ? 'forward' : 'reverse',
  flyOut: parties.find(({ role }) => role === 'fly_out')?.region ?? '000000',
  flyIn: placeCode,
});

/** How the two places are called in it. */
export const namesOf = ({ parties }: { parties: readonly { role: string; name: string }[] }) => ({
  flyOut: parties.find(({ role }) => role === 'fly_out')?.name ?? '',
  flyIn: parties.find(({ role }) => role === 'fly_in')?.name ?? '',
});

/** A version to be proposed: who takes part, the deal, what is written; nothing of anybody's own. */
export const documentOf = (enclave: StoredEnclave, { deal, written }: ReadTermSheet): EnclaveDocument => ({
  schema: 'feiqiao.enclave-terms.1',
  kind: enclave.kind,
  name: enclave.name,
  parties: enclave.parties.map(({ role, name, organisationId }) => ({ role, name, organisation: organisationId })),
  deal,
  written,
});

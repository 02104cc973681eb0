import { redirect } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { stepFor } from '$lib/server/enclave/enclave-head';
import { listEnclaves } from '$lib/server/enclave/get-enclave';
import { placeName } from '$lib/server/reference/reference';
import type { PageServerLoad } from './$types';

const SHOWN = 100;

/** The room: one's own enclaves, and the way to the X-ray that is open to everyone. Term sheets that were kept as addresses of this page go on there. */
export const load: PageServerLoad = async ({ url, locals: { db, locale, account } }) => {
  if (url.search !== '') redirect(307, `/enclaves/xray${url.search}`);
  const enclaves = account ? await listEnclaves(db, SHOWN) : [];
  return {
    title: (await loadMessages(locale)).enclaveDesk.title,
    mayStart: account !== null && ['county_member', 'coordinator', 'talent_officer'].includes(account.role),
    signedIn: account !== null,
    enclaves: enclaves.map((enclave) => ({
      id: enclave.id,
      number: enclave.number,
      kind: enclave.kind,
      name: enclave.name,
      status: enclave.status,
      isSample: enclave.isSample,
      place: placeName(enclave.placeCode, locale),
      parties: enclave.parties.map(({ role, name }) => ({ role, name })),
      step: stepFor(enclave, account?.organisation.id ?? '', null),
    })),
  };
};

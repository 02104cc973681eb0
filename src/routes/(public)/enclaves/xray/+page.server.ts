import { ENCLAVE_EXAMPLE, ENCLAVE_FIELDS, type EnclaveFormValues } from '$lib/domain/enclave-form';
import { loadMessages } from '$lib/i18n';
import { isNeeded, loadEnclaves } from '$lib/server/enclave/load-enclaves';
import { ownReference } from '$lib/server/parameter/own-rows';
import type { PageServerLoad } from './$types';

const MOST_TYPED = 2000; // characters of a field

/** Everything typed lives in the address: nothing is stored, and whoever gets the address sees the same. */
export const load: PageServerLoad = async ({ url, locals: { db, locale, account } }) => {
  const typed = [...url.searchParams.keys()].length > 0;
  const values: EnclaveFormValues = typed
    ? Object.fromEntries(ENCLAVE_FIELDS.map((field) => [field, (url.searchParams.get(field) ?? '').slice(0, MOST_TYPED)]))
    : { ...ENCLAVE_EXAMPLE };
  const own = account?.role === 'coordinator' ? (await ownReference(db, account.organisation.id)).parameters : [];
  return {
    title: (await loadMessages(locale)).enclavePage.title,
    values,
    isExample: !typed,
    own: own.filter(({ code }) => isNeeded(code)).length,
    ...loadEnclaves(own),
  };
};

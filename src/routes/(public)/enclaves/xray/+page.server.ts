import { ENCLAVE_EXAMPLE, ENCLAVE_FIELDS, type EnclaveFormValues } from '$lib/domain/enclave-form';
import { loadMessages } from '$lib/i18n';
import { loadEnclaves } from '$lib/server/enclave/load-enclaves';
import type { PageServerLoad } from './$types';

const MOST_TYPED = 2000; // characters of a field

/** Everything typed lives in the address: nothing is stored, and whoever gets the address sees the same. */
export const load: PageServerLoad = async ({ url, locals: { locale } }) => {
  const typed = [...url.searchParams.keys()].length > 0;
  const values: EnclaveFormValues = typed
    ? Object.fromEntries(ENCLAVE_FIELDS.map((field) => [field, (url.searchParams.get(field) ?? '').slice(0, MOST_TYPED)]))
    : { ...ENCLAVE_EXAMPLE };
  return { title: (await loadMessages(locale)).enclavePage.title, values, isExample: !typed, ...loadEnclaves() };
};

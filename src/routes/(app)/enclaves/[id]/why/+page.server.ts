import { error } from '@sveltejs/kit';
import { sheetOf } from '$lib/engine/enclaves/term-sheet';
import { loadMessages } from '$lib/i18n';
import { agreedOf, newestOf } from '$lib/server/enclave/enclave-head';
import { enclaveLaw } from '$lib/server/enclave/enclave-law';
import { getEnclave, readTerms } from '$lib/server/enclave/get-enclave';
import { NOTHING_SAID, ownBargain } from '$lib/server/enclave/own-bargain';
import { loadEnclaves } from '$lib/server/enclave/load-enclaves';
import type { PageServerLoad } from './$types';

/** One page for a leader: the version that was asked for, else the agreed one, else the newest. With `own` it counts with one's own confidential figures. */
export const load: PageServerLoad = async ({ params, url, locals: { db, locale, account } }) => {
  const m = await loadMessages(locale);
  const missing = () => error(404, { code: 'not_found', message: m.error.not_found });
  const enclave = (await getEnclave(db, params.id)) ?? missing();
  const number = Number(url.searchParams.get('version')) || (agreedOf(enclave) ?? newestOf(enclave))?.number || 0;
  const text = (await readTerms(db, enclave.id, [number])).get(number) ?? missing();
  const own = account ? await ownBargain(db, enclave.id, account.organisation.id) : null;
  const usesOwn = own !== null && url.searchParams.has('own');
  const { reference } = await enclaveLaw(db, enclave.id);
  const { deal, written, parties } = text.document;
  const nameOf = (role: string) => parties.find((party) => party.role === role)?.name ?? '';
  return {
    title: `${enclave.name} · ${m.enclavePage.why.title}`,
    enclave: { id: enclave.id, name: enclave.name },
    number,
    names: { flyOut: nameOf('fly_out'), flyIn: nameOf('fly_in') },
    sheet: sheetOf({ deal, written, rest: { ...(usesOwn ? own : NOTHING_SAID), rate: null } }, reference),
    own: { there: own !== null, used: usesOwn },
    precedents: loadEnclaves().precedents,
  };
};

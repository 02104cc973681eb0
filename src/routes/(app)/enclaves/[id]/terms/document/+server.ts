import { error } from '@sveltejs/kit';
import { sheetOf } from '$lib/engine/enclaves/term-sheet';
import { loadMessages } from '$lib/i18n';
import { factsOf } from '$lib/i18n/enclave-facts';
import { formatMoment } from '$lib/i18n/format';
import { agreedOf, newestOf } from '$lib/server/enclave/enclave-head';
import { enclaveLaw } from '$lib/server/enclave/enclave-law';
import { PAPER_KINDS, reviewPaper, termsPaper, whyPaper } from '$lib/server/enclave/enclave-paper';
import { namesOf } from '$lib/server/enclave/enclave-places';
import { getEnclave, readTerms } from '$lib/server/enclave/get-enclave';
import { riskParts } from '$lib/server/enclave/risk-parts';
import { NOTHING_SAID } from '$lib/server/enclave/own-bargain';
import type { RequestHandler } from './$types';

/** A version as a Word file: the terms, “why this split”, or the self-review form. */
export const GET: RequestHandler = async ({ params, url, locals: { db, locale } }) => {
  const m = await loadMessages(locale);
  const missing = () => error(404, { code: 'not_found', message: m.error.not_found });
  const enclave = (await getEnclave(db, params.id)) ?? missing();
  const kind = PAPER_KINDS.find((each) => each === url.searchParams.get('kind')) ?? 'terms';
  const number = Number(url.searchParams.get('version')) || (agreedOf(enclave) ?? newestOf(enclave))?.number || 0;
  const version = enclave.versions.find((each) => each.number === number) ?? missing();
  const text = (await readTerms(db, enclave.id, [number])).get(number) ?? missing();
  const { reference } = await enclaveLaw(db, enclave.id);
  const { deal, written } = text.document;
  const sheet = sheetOf({ deal, written, rest: { ...NOTHING_SAID, rate: null } }, reference);
  const d = m.enclaveDesk;
  const state =
    version.agreedAt === null
      ? d.proposedBy(version.by, formatMoment(locale, version.at))
      : d.agreedOn(formatMoment(locale, version.agreedAt));
  const head = {
    name: enclave.name,
    beneath: [`${d.version(number)} · ${state}`],
    footer: `${d.version(number)} ${version.hash.slice(0, 16)}`,
  };
  const words = { m, locale };
  if (kind === 'why') return whyPaper(head, sheet, namesOf(text.document), words);
  if (kind === 'review') return reviewPaper(head, sheet.findings, words);
  const agreements = enclave.parties.map((party) => {
    const word = version.agreements.find(({ organisationId }) => organisationId === party.organisationId);
    return word ? d.agreedBy(party.name, word.post, word.person, formatMoment(locale, word.at)) : d.notYet(party.name);
  });
  const risk = riskParts(deal, reference, namesOf(text.document), words);
  return termsPaper(head, factsOf(text.document, m, locale), sheet, risk, [...agreements, `${d.hash}: ${version.hash}`], words);
};

import { error } from '@sveltejs/kit';
import { parseListingFilter } from '$lib/domain/listing-filter';
import { OrganisationKind } from '$lib/domain/organisation';
import { loadMessages } from '$lib/i18n';
import { isDownloadFormat } from '$lib/server/import/download';
import { exportAnswer, filteredEntries, ownEntries } from '$lib/server/import/export-listings';
import type { RequestHandler } from './$types';

/** What the list's filter shows, or with `mine=1` one's own listings, as a file that can be imported again. */
export const GET: RequestHandler = async ({ url, locals }) => {
  const { account, locale, db } = locals;
  const messages = await loadMessages(locale);
  const format = url.searchParams.get('format');
  if (!isDownloadFormat(format)) error(400, { code: 'bad_request', message: messages.error.bad_request });
  if (url.searchParams.get('mine') !== '1') {
    return exportAnswer(await filteredEntries(locals, parseListingFilter(url.searchParams).filter, locals.today), format, locale);
  }
  const kind = OrganisationKind.safeParse(account?.organisation.kind);
  if (!account || !kind.success) error(404, { code: 'not_found', message: messages.error.not_found });
  const { id, name, regionCode } = account.organisation;
  return exportAnswer(await ownEntries(db, { id, name, kind: kind.data, region: regionCode ?? '' }), format, locale);
};

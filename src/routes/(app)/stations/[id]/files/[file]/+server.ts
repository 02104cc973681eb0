import { error, redirect } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { linkToStationFile } from '$lib/server/station/station-files';
import type { RequestHandler } from './$types';

/** Leads to the file by an address that works for a few minutes. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const link = /^[0-9a-f-]{36}$/.test(params.file) ? await linkToStationFile(locals.db, params.file) : null;
  if (!link) error(404, { code: 'not_found', message: (await loadMessages(locals.locale)).error.not_found });
  redirect(303, link);
};

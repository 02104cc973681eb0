import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { paperAnswer } from '$lib/server/verification/paper-answer';
import { findDisputePaper } from '$lib/server/settlement/dispute';
import type { RequestHandler } from './$types';

/** The bytes of a case's paper as a download. */
export const GET: RequestHandler = async ({ locals: { db, locale }, params }) => {
  const paper = await findDisputePaper(db, params.paper);
  if (!paper) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  return paperAnswer(paper);
};

import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/i18n';
import { findPaper } from '$lib/server/verification/find-paper';
import { paperAnswer } from '$lib/server/verification/paper-answer';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { db, locale }, params }) => {
  const paper = await findPaper(db, params.paper);
  if (!paper) error(404, { code: 'not_found', message: (await loadMessages(locale)).error.not_found });
  return paperAnswer(paper);
};

import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS } from '$lib/domain/errors';
import { getDraft, saveDraft } from '$lib/server/enclave/term-sheet-draft';
import type { RequestHandler } from './$types';

const Body = z.object({ values: z.record(z.string().max(60), z.string().max(8000)), revision: z.int().min(0) });

/** Saves one's side's term sheet while one types; answers its new revision, or the newest one where a colleague was quicker. */
export const PUT: RequestHandler = async ({ params, request, locals }) => {
  const body = Body.safeParse(await request.json().catch(() => null));
  if (!body.success) return json({ code: 'bad_request' }, { status: 400 });
  const saved = await saveDraft(locals.db, params.id, body.data.values, body.data.revision);
  if (saved.ok) return json({ revision: saved.value, at: new Date().toISOString() });
  const { code } = saved.error;
  const newest = code === 'sheet_changed' ? await getDraft(locals.db, params.id, locals.account?.organisation.id ?? '') : null;
  return json({ code, revision: newest?.revision }, { status: APP_ERRORS[code] });
};

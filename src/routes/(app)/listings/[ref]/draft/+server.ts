import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS } from '$lib/domain/errors';
import { ListingFormValues } from '$lib/domain/listing-form';
import { missingCost } from '$lib/server/listing/missing-cost';
import { getOwnForm } from '$lib/server/listing/own-form';
import { saveDraft } from '$lib/server/listing/save-draft';
import type { RequestHandler } from './$types';

const Body = z.object({ values: ListingFormValues, revision: z.int().min(0) });

/** Saves the working copy while one types. Answers its new revision and what is still missing, or the other side of a conflict. */
export const PUT: RequestHandler = async ({ params, request, locals }) => {
  const body = Body.safeParse(await request.json().catch(() => null));
  if (!body.success) return json({ code: 'bad_request' }, { status: 400 });
  const { values, revision } = body.data;
  const saved = await saveDraft(locals.db, params.ref, values, revision);
  if (saved.ok) {
    const form = await getOwnForm(locals.db, params.ref);
    const cost = form && (await missingCost(locals, { ...form, values }, locals.locale, Number(locals.today.slice(0, 4))));
    return json({ revision: saved.value, cost });
  }
  const { code } = saved.error;
  const form = code === 'draft_changed' ? await getOwnForm(locals.db, params.ref) : null;
  return json({ code, theirs: form && { values: form.values, revision: form.revision } }, { status: APP_ERRORS[code] });
};

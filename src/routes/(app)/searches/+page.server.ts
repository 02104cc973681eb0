import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { loadMessages } from '$lib/i18n';
import { publishedListings } from '$lib/server/listing/published';
import { changeSearch, deleteSearch } from '$lib/server/search/change-search';
import { listSearches } from '$lib/server/search/list-searches';
import { SearchForm } from '$lib/server/search/save-search';
import { searchViews } from '$lib/server/search/search-views';
import type { Actions, PageServerLoad } from './$types';

const Done = z.enum(['saved', 'changed', 'deleted']);

export const load: PageServerLoad = async ({ locals, url }) => {
  const { db, locale, today } = locals;
  const m = await loadMessages(locale);
  const done = Done.safeParse(url.searchParams.get('done'));
  return {
    title: m.search.title,
    searches: searchViews(await listSearches(db), await publishedListings(locals), { locale, m, today }),
    done: done.success ? done.data : null,
  };
};

const refuse = (code: AppErrorCode | 'name', id = '') => fail(code === 'name' ? 400 : APP_ERRORS[code], { id, fault: code });

export const actions: Actions = {
  change: async ({ request, locals: { db } }) => {
    const form = Object.fromEntries(await request.formData());
    const id = z.uuid().safeParse(form.id);
    const parsed = SearchForm.safeParse(form);
    if (!id.success) return refuse('not_found');
    if (!parsed.success) return refuse('name', id.data);
    const changed = await changeSearch(db, id.data, parsed.data);
    if (!changed.ok) return refuse(changed.error.code, id.data);
    redirect(303, '/searches?done=changed');
  },

  delete: async ({ request, locals: { db } }) => {
    const id = z.uuid().safeParse((await request.formData()).get('id'));
    const deleted = id.success ? await deleteSearch(db, id.data) : null;
    if (!deleted?.ok) return refuse('not_found');
    redirect(303, '/searches?done=deleted');
  },
};

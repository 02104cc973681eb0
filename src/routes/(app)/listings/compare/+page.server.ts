import { loadMessages } from '$lib/i18n';
import { COMPARED_AT_MOST, compareView } from '$lib/server/listing/compare-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const asked = [...new Set(url.searchParams.getAll('refs').flatMap((refs) => refs.split(',')))].map((ref) => ref.trim()).filter(Boolean);
  const refs = asked.slice(0, COMPARED_AT_MOST);
  const view = await compareView(locals, refs, { locale: locals.locale, year: Number(locals.today.slice(0, 4)) });
  return { title: (await loadMessages(locals.locale)).find.compare.title, ...view, isCut: asked.length > refs.length };
};

import { fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS } from '$lib/domain/errors';
import { seesUnpublished } from '$lib/domain/account';
import { isNarrowed, listingFilterQuery, LISTING_STATES, parseListingFilter, type ListingFilter } from '$lib/domain/listing-filter';
import { loadMessages } from '$lib/i18n';
import { addAmount, readAmountForm } from '$lib/server/listing/add-amount';
import { chosenViews, type ChosenView } from '$lib/server/listing/facet-view';
import { findForFilter } from '$lib/server/listing/industry-filter';
import { listingsInState } from '$lib/server/listing/listings-in-state';
import { needFilter } from '$lib/server/listing/need-filter';
import { publishedListings, type Published } from '$lib/server/listing/published';
import { pageViews } from '$lib/server/listing/page-view';
import { industryFileAddress } from '$lib/server/reference/industry-file';
import { saveSearch, SearchForm } from '$lib/server/search/save-search';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { locale, today, account } = locals;
  const m = await loadMessages(locale);
  const { filter, ignored } = parseListingFilter(url.searchParams);
  const amountForm = readAmountForm(url.searchParams);
  const amount = amountForm && addAmount(filter, amountForm);
  if (amount && 'q' in amount) redirect(303, `/listings${listingFilterQuery(amount)}`);
  // Of a form with a day only, the day is all that was meant.
  if (amount?.fault === 'missing' && filter.on) redirect(303, `/listings${listingFilterQuery(filter)}`);

  const industry = findForFilter(url.searchParams.get('industry'), filter, locale);
  if (industry?.chosen) redirect(303, industry.chosen);

  const listings = filter.state ? await listingsInState(locals.db, filter.state, today) : await publishedListings(locals);
  const browsed = listings.browse(filter, today);
  const { total, corrected } = browsed;
  const chosen = chosenViews({ filter, locale, m });
  return {
    title: m.listing.title,
    filter,
    ignored,
    total,
    corrected,
    ...pageViews(browsed, { filter, locale, m, home: account?.organisation.regionCode ?? null }),
    chosen: chosen.map(({ label, href }) => ({ label, href })),
    wider: total === 0 ? wider(chosen, listings, today) : [],
    industry,
    industryFile: industryFileAddress(),
    amountForm,
    amountFault: amount ?? null,
    states: account && seesUnpublished(account.role) ? stateViews(filter) : [],
    query: listingFilterQuery({ ...filter, page: 1 }),
    isNarrowed: isNarrowed(filter),
    need: { made: url.searchParams.has('need'), dropped: url.searchParams.get('dropped') ?? '' },
  };
};

/** The states as links; null: published. */
const stateViews = (filter: ListingFilter) =>
  [null, ...LISTING_STATES].map((state) => ({
    state,
    isChosen: filter.state === state,
    href: `/listings${listingFilterQuery({ ...filter, state, page: 1 })}`,
  }));

/** What would be found without one of the conditions. */
const wider = (chosen: readonly ChosenView[], listings: Pick<Published, 'findAll'>, today: string) =>
  chosen
    .map(({ label, href, without }) => ({ label, href, total: listings.findAll(without, today).length }))
    .filter(({ total }) => total > 0);

/** A field as typed; an upload in its place is nothing typed. */
function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

export const actions: Actions = {
  /** A need in words becomes a filter in the address. */
  need: async ({ request, locals }) => {
    const text = formText(await request.formData(), 'need');
    if (text === '') return fail(400, { need: { text, fault: 'empty' as const } });
    const made = needFilter(text, await publishedListings(locals), locals.today);
    if (!made) return fail(422, { need: { text, fault: 'nothing' as const } });
    redirect(303, `/listings${withNote(made.filter, made.dropped)}`);
  },

  save: async ({ request, locals, url }) => {
    const form = await request.formData();
    const typed = { name: formText(form, 'name'), digest: formText(form, 'digest') };
    const parsed = SearchForm.safeParse(typed);
    if (!parsed.success) return fail(400, { save: { ...typed, fault: 'name' as const } });
    const { filter } = parseListingFilter(url.searchParams);
    const saved = await saveSearch(locals.db, await publishedListings(locals), parsed.data, filter, locals);
    if (!saved.ok) return fail(APP_ERRORS[saved.error.code], { save: { ...typed, fault: saved.error.code } });
    redirect(303, '/searches?done=saved');
  },
};

function withNote(filter: ListingFilter, dropped: readonly string[]): string {
  const query = new URLSearchParams(listingFilterQuery(filter));
  query.set('need', '1');
  if (dropped.length > 0) query.set('dropped', dropped.join(' '));
  return `?${String(query).replaceAll('%3A', ':')}`;
}

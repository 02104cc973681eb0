import { fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { ModeId } from '$lib/domain/mode';
import { MOST_PER_PARTY, Wish } from '$lib/domain/portfolio-run';
import { asksForRuns } from '$lib/domain/run';
import { loadMessages } from '$lib/i18n';
import { publishedListings } from '$lib/server/listing/published';
import { parametersOf, SEARCH_SECONDS, valuesOf, type ProposeFaults, type ProposeValues } from '$lib/server/portfolio/propose-form';
import { copiedValues, firstValues, pairChoices } from '$lib/server/portfolio/propose-start';
import { wishText } from '$lib/server/portfolio/wish-text';
import { REGION_NAMES } from '$lib/server/reference/reference';
import { enqueueRun } from '$lib/server/run/enqueue-run';
import { readRun } from '$lib/server/run/get-run';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { account, db, locale, today } = locals;
  const m = await loadMessages(locale);
  const pairs = pairChoices(account?.organisation.regionCode ?? null, today, locale);
  const first = firstValues(pairs, today);
  const copy = url.searchParams.get('copy');
  const changes = { pin: url.searchParams.getAll('pin'), ban: url.searchParams.getAll('ban') };
  const copied = copy === null ? null : await copiedValues(db, copy, changes, { fallback: first, today });
  return {
    title: m.portfolio.form.title,
    pairs,
    modes: ModeId.options,
    seconds: SEARCH_SECONDS,
    mostPerParty: MOST_PER_PARTY,
    values: copied ?? first,
    copied: copied && copy ? ((await readRun(db, copy))?.number ?? null) : null,
    projectNames: await projectNames(locals, copied ?? first),
    mayStart: account !== null && asksForRuns(account.role),
  };
};

/** What the carried projects are called, by their JSON. */
async function projectNames(locals: App.Locals, { pinnedProjects, bannedProjects }: ProposeValues): Promise<Record<string, string>> {
  const texts = [...pinnedProjects, ...bannedProjects];
  if (texts.length === 0) return {};
  const m = await loadMessages(locals.locale);
  const { byId } = await publishedListings(locals);
  const listings = new Map([...byId].map(([id, { listing }]) => [id, listing]));
  return Object.fromEntries(texts.map((text) => [text, wishText(Wish.parse(JSON.parse(text)), listings, { locale: locals.locale, m })]));
}

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const { db, account, locale, today } = locals;
    const values = valuesOf(await request.formData());
    const m = await loadMessages(locale);
    const refuse = (error: AppErrorCode) => fail(APP_ERRORS[error], { error, values, faults: null });
    const { byId } = await publishedListings(locals);
    const listings = [...byId.values()].map(({ listing }) => listing);
    const read = parametersOf(values, { listings, names: REGION_NAMES, near: account?.organisation.regionCode ?? null, today });
    if ('faults' in read) return fail(422, { error: null, values, faults: faultTexts(read.faults) });
    if (!read.ok) return refuse(read.error.code);
    const id = await enqueueRun(db, 'portfolio', read.value);
    if (!id.ok) return refuse(id.error.code);
    redirect(303, `/runs/${id.value}`);

    /** Each field's faults as sentences. */
    function faultTexts(faults: ProposeFaults) {
      const t = m.portfolio.form;
      const named = new Map([...byId].map(([ref, { listing }]) => [ref, listing]));
      const wish = (of: Wish) => wishText(of, named, { locale, m });
      const lines = (of: ProposeFaults['pinned']) =>
        (of ?? []).map(({ line, candidates }) =>
          candidates.length === 0
            ? t.wishUnknown(line)
            : t.wishSeveral(
                line,
                candidates
                  .map((each) =>
                    named.has(each) ? `${named.get(each)?.organisation.name ?? ''} ${each}` : wish({ what: 'region', region: each }),
                  )
                  .join(m.shell.listSeparator),
              ),
        );
      return {
        modes: faults.modes ? t.modesNone : null,
        startsOn: faults.startsOn ? t.startsOnWrong : null,
        pinned: [...lines(faults.pinned), ...(faults.contradictions ?? []).map(({ pin, ban }) => t.contradiction(wish(pin), wish(ban)))],
        banned: lines(faults.banned),
      };
    }
  },
};

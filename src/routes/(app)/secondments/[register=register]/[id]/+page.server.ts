import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode } from '$lib/domain/errors';
import { ROSTER_FIELDS, ROSTER_PATHS, rosterOfPath } from '$lib/domain/roster-field';
import { said } from '$lib/domain/roster-entry';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { issuePersonLink, personLinks, revokePersonLink } from '$lib/server/roster/person-links';
import { answerPersonRequest, personRequests } from '$lib/server/roster/person-requests';
import { personWishes, setPersonWish } from '$lib/server/roster/person-wishes';
import { removeRosterEntry } from '$lib/server/roster/remove-roster-entry';
import { rosterEntries, rosterEntry } from '$lib/server/roster/roster-entries';
import { rosterContext } from '$lib/server/roster/roster-names';
import { shownEntry } from '$lib/server/roster/roster-page';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, account, locale } }) => {
  const m = await loadMessages(locale);
  const kind = rosterOfPath(params.register);
  const entry = kind ? await rosterEntry(db, kind, params.id) : null;
  if (!kind || !entry) error(404, { code: 'not_found', message: m.error.not_found });
  const { names } = await rosterContext(db, account, locale);
  const shown = shownEntry(kind, entry, m.roster, names);
  const isOwnPerson = kind === 'person' && entry.isMine;
  const posts = isOwnPerson || kind === 'team' ? await rosterEntries(db, 'post') : [];
  return {
    title: shown.name,
    kind,
    entry: shown,
    keepUntil: typeof entry.content['keep_until'] === 'string' ? entry.content['keep_until'] : null,
    fields: ROSTER_FIELDS[kind].filter(({ key, sensitive }) => !sensitive && shown.shown[key] !== '').map(({ key }) => key),
    sensitive: isOwnPerson ? ROSTER_FIELDS[kind].filter((field) => field.sensitive).map(({ key }) => key) : [],
    saved: url.searchParams.has('saved'),
    person: isOwnPerson
      ? {
          links: await personLinks(db, entry.id),
          requests: await personRequests(db, entry.id),
          wishes: await personWishes(db, entry.id),
          posts: posts
            .filter(
              ({ side, content }) =>
                side !== entry.side && content['exchange'] !== null && content['exchange'] === entry.content['exchange'],
            )
            .map(({ id, content }) => ({ id, name: `${said(content['unit'])} · ${said(content['title'])}` })),
        }
      : null,
    teamPosts:
      kind === 'team'
        ? posts.filter(({ content }) => content['team'] === shown.name).map((post) => shownEntry('post', post, m.roster, names))
        : [],
  };
};

const refused = (code: AppErrorCode) => fail(APP_ERRORS[code], { code, link: null });

export const actions: Actions = {
  remove: async ({ params, request, locals: { db } }) => {
    const kind = rosterOfPath(params.register);
    if (!kind) return refused('not_found');
    const removed = await removeRosterEntry(db, kind, params.id, textOf(await request.formData(), 'why'));
    if (!removed.ok) return refused(removed.error.code);
    redirect(303, `/secondments/${ROSTER_PATHS[kind]}`);
  },
  link: async ({ params, url, locals: { db } }) => {
    const issued = await issuePersonLink(db, params.id);
    return issued.ok ? { code: null, link: `${url.origin}/people/mine/${issued.value}` } : refused(issued.error.code);
  },
  revoke: async ({ request, locals: { db } }) => {
    const revoked = await revokePersonLink(db, textOf(await request.formData(), 'id'));
    return revoked.ok ? { code: null, link: null } : refused(revoked.error.code);
  },
  answer: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const granted = textOf(form, 'granted') === 'yes';
    const answered = await answerPersonRequest(db, textOf(form, 'id'), granted, textOf(form, 'answer'));
    if (!answered.ok) return refused(answered.error.code);
    if (granted && textOf(form, 'kind') === 'deletion') redirect(303, '/secondments/people');
    return { code: null, link: null };
  },
  wish: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const set = await setPersonWish(db, params.id, textOf(form, 'post'), textOf(form, 'wish'));
    return set.ok ? { code: null, link: null } : refused(set.error.code);
  },
};

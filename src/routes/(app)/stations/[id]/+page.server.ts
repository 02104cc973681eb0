import { error, fail, redirect } from '@sveltejs/kit';
import { ATTACHMENT_BYTES_MAX } from '$lib/domain/attachment';
import { civilDate, dayNumber } from '$lib/domain/civil-day';
import { stationVerb } from '$lib/domain/enums';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { hasExitPlan } from '$lib/domain/station';
import { stationVerbs } from '$lib/domain/station-transition';
import { chineseDay } from '$lib/domain/working-day';
import { loadMessages } from '$lib/i18n';
import { fileOf, isTooLarge, textOf } from '$lib/server/form-text';
import { placeName } from '$lib/server/reference/reference';
import { cancelStay, noteStay } from '$lib/server/station/book';
import { calendarRows, DAYS_SHOWN } from '$lib/server/station/calendar-view';
import { deskView } from '$lib/server/station/desk-view';
import { addStationExpert, retireStationExpert } from '$lib/server/station/experts';
import { moveStation } from '$lib/server/station/move-station';
import { stationProjects } from '$lib/server/station/projects';
import { proposeStation } from '$lib/server/station/propose-station';
import { books, stationActors } from '$lib/server/station/station-actor';
import { addStationFile, listStationFiles, removeStationFile } from '$lib/server/station/station-files';
import { postsForStation, setPostStation } from '$lib/server/station/station-posts';
import { readApproval } from '$lib/server/station/read-approval';
import { readTerms } from '$lib/server/station/station-terms';
import { listStations, placeCounts, readStation } from '$lib/server/station/stations';
import { staysAt } from '$lib/server/station/stays';
import { takenAt } from '$lib/server/station/taken';
import { waitsAt } from '$lib/server/station/waits';
import type { Actions, PageServerLoad } from './$types';

/** Stations of the same kind that guests may be sent to. */
const MOST_SUCCESSORS = 50;

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { db, locale, account } = locals;
  const m = await loadMessages(locale);
  const station = (await readStation(db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const today = chineseDay(new Date());
  const asked = url.searchParams.get('from') ?? '';
  const from = /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : today;
  const until = civilDate(dayNumber(from) + DAYS_SHOWN);
  const actors = await stationActors(db, account, station);
  const isHost = actors.includes('host');
  const [taken, files, terms, stays, waits, others, posts, projects, approval] = await Promise.all([
    takenAt(db, station.id, from, until),
    listStationFiles(db, station.id),
    readTerms(db, [station.id]),
    isHost ? staysAt(db, station.id, today) : [],
    isHost ? waitsAt(db, station.id) : [],
    (isHost && station.status === 'open') || station.successorId ? listStations(db) : [],
    account?.role === 'talent_officer' && station.status === 'open' ? postsForStation(db, account.organisation.id, station.id) : [],
    station.openedOn ? stationProjects(db, station.id) : [],
    readApproval(db, station.id),
  ]);
  const { places, ...head } = station;
  return {
    title: station.name,
    station: head,
    place: placeName(station.region, locale),
    counts: placeCounts(places),
    experts: places.filter(({ kind }) => kind === 'expert'),
    approval,
    // Of what the record names: whether the register says something else now.
    differs:
      approval !== null &&
      (approval.name !== station.name ||
        approval.address !== station.address ||
        (['desk', 'bed', 'lab'] as const).some((kind) => approval[`${kind}s`] !== places.filter((place) => place.kind === kind).length)),
    origin: url.origin,
    hasPlan: hasExitPlan(station),
    terms: terms.get(station.id) ?? null,
    rows: calendarRows(station, taken, from, today),
    days: { today, from, earlier: civilDate(dayNumber(from) - DAYS_SHOWN), later: until },
    files,
    verbs: stationVerbs(station.status, actors),
    isHost,
    posts,
    projects: projects.map(({ id, name, home, listing, isPost, postId, post, owed }) => ({
      id,
      name,
      home,
      listing,
      isPost,
      postId,
      post,
      owed,
    })),
    mayBook: books(account) && (station.status === 'open' || station.status === 'closing'),
    desk: isHost ? deskView(stays, waits, today) : null,
    successors: others
      .filter(({ id, kind, status }) => id !== station.id && kind === station.kind && status === 'open')
      .slice(0, MOST_SUCCESSORS)
      .map(({ id, name }) => ({ id, name })),
    successor: others.find(({ id }) => id === station.successorId)?.name ?? null,
    told: url.searchParams.has('told') ? Number(url.searchParams.get('told')) : null,
  };
};

/** The form that was refused, and what was typed into it: it comes back opened, and no other one. */
type Typed = {
  at: 'step' | 'expert' | 'consent' | 'file' | null;
  verb?: string;
  note?: string;
  day?: string;
  name?: string;
  field?: string;
};
const refused = (code: AppErrorCode, typed: Typed) =>
  fail(APP_ERRORS[code], { error: code, typed: { verb: '', note: '', day: '', name: '', field: '', ...typed } });

const back = (result: Result<unknown, AppErrorCode>, to: string, typed: Typed = { at: null }) => {
  if (!result.ok) return refused(result.error.code, typed);
  redirect(303, to);
};

export const actions: Actions = {
  step: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const said = { note: textOf(form, 'note'), day: textOf(form, 'day') };
    const typed = { at: 'step', verb: textOf(form, 'verb'), ...said } as const;
    const verb = stationVerb.find((each) => each === typed.verb);
    if (!verb || (typed.day !== '' && !/^\d{4}-\d\d-\d\d$/.test(typed.day))) return refused('bad_request', typed);
    const told = await moveStation(db, params.id, { verb, ...said, successor: textOf(form, 'successor') });
    if (!told.ok) return refused(told.error.code, typed);
    redirect(303, `/stations/${params.id}?told=${told.value}`);
  },
  arrived: async ({ params, request, locals: { db } }) =>
    back(await noteStay(db, textOf(await request.formData(), 'stay'), false), `/stations/${params.id}#desk`),
  left: async ({ params, request, locals: { db } }) =>
    back(await noteStay(db, textOf(await request.formData(), 'stay'), true), `/stations/${params.id}#desk`),
  cancel: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    return back(await cancelStay(db, textOf(form, 'stay'), textOf(form, 'why')), `/stations/${params.id}#desk`);
  },
  expert: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = { at: 'expert', name: textOf(form, 'name'), field: textOf(form, 'field') } as const;
    return back(await addStationExpert(db, params.id, { name: typed.name, note: typed.field }), `/stations/${params.id}#experts`, typed);
  },
  retire: async ({ params, request, locals: { db } }) =>
    back(await retireStationExpert(db, textOf(await request.formData(), 'place')), `/stations/${params.id}#experts`),
  consent: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = { at: 'consent', name: textOf(form, 'name'), note: textOf(form, 'note') } as const;
    const names = [...new Set(typed.name.split(/[\n,，、]/).map((name) => name.trim()))].filter(Boolean);
    return back(await proposeStation(db, params.id, names, typed.note), `/stations/${params.id}`, typed);
  },
  post: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    return back(
      await setPostStation(db, textOf(form, 'post'), textOf(form, 'here') === 'yes' ? params.id : null),
      `/stations/${params.id}#posts`,
    );
  },
  file: async ({ params, request, locals: { db } }) => {
    if (isTooLarge(request, ATTACHMENT_BYTES_MAX)) return refused('file_too_large', { at: 'file' });
    const form = await request.formData();
    const added = await addStationFile(db, params.id, fileOf(form, 'file'), textOf(form, 'photo') !== '');
    return back(added, `/stations/${params.id}#files`, { at: 'file' });
  },
  unfile: async ({ params, request, locals: { db } }) =>
    back(await removeStationFile(db, textOf(await request.formData(), 'file')), `/stations/${params.id}#files`),
};

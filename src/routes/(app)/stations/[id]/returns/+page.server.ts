import { error, fail, redirect } from '@sveltejs/kit';
import { returnKind } from '$lib/domain/enums';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { fenOfWan } from '$lib/domain/money';
import { chineseDay } from '$lib/domain/working-day';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { unwrap } from '$lib/server/db';
import { addStationProject, answerStationReturn, noteStationReturn, stationProjects } from '$lib/server/station/projects';
import { homeTies } from '$lib/server/station/home-ties';
import { listStationFiles } from '$lib/server/station/station-files';
import { readStation } from '$lib/server/station/stations';
import { tieStationProject } from '$lib/server/station/tie-project';
import { readLedger, worthOf } from '$lib/server/station/worth-view';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { db, locale, account } }) => {
  const m = await loadMessages(locale);
  const station = (await readStation(db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const today = chineseDay(new Date());
  const isHost = account?.organisation.id === station.hostId;
  const [projects, ledger, files, homes] = await Promise.all([
    stationProjects(db, station.id),
    readLedger(db, today),
    isHost ? listStationFiles(db, station.id) : [],
    isHost
      ? db
          .from('organisations')
          .select('id, name')
          .eq('kind', 'county')
          .order('name')
          .limit(3000)
          .then((rows) => unwrap('organisations', rows))
      : [],
  ]);
  const asked = url.searchParams.get('home') ?? '';
  const home = homes.some(({ id }) => id === asked) ? asked : station.hostId;
  const mayTie = account !== null && account.role !== 'auditor' && account.role !== 'administrator';
  const owed = projects.filter((each) => each.owed && mayTie && (isHost || each.homeId === account.organisation.id));
  const ties = await homeTies(db, [...new Set([...(isHost ? [home] : []), ...owed.map(({ homeId }) => homeId)])]);
  const own = ledger.stations.find(({ id }) => id === station.id);
  return {
    title: m.stationWorth.of(station.name),
    station: { id: station.id, name: station.name, status: station.status, hostId: station.hostId, host: station.host },
    worth: own ? worthOf(ledger, own, today) : null,
    projects,
    files: files.map(({ id, name }) => ({ id, name })),
    homes: homes.filter(({ id }) => id !== station.hostId),
    home,
    ties,
    owed: owed.map(({ id }) => id),
    isHost: isHost && account.role !== 'auditor',
    today,
    /** Who may say that it counts: the home place where it is another, or a coordinator; the database decides. */
    answers:
      account?.role === 'coordinator'
        ? projects.map(({ id }) => id)
        : projects.filter(({ homeId }) => homeId === account?.organisation.id && !isHost).map(({ id }) => id),
  };
};

const typedFields = [
  'name',
  'tie',
  'people',
  'startedOn',
  'subject',
  'amount',
  'happenedOn',
  'evidence',
  'share',
  'return',
  'answer',
] as const;
type Typed = Record<(typeof typedFields)[number], string>;
const typedOf = (form: FormData): Typed => Object.fromEntries(typedFields.map((name) => [name, textOf(form, name)])) as Typed;

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);
const finished = (result: Result<unknown, AppErrorCode>, typed: Typed, id: string) => {
  if (!result.ok) return fail(APP_ERRORS[result.error.code], { error: result.error.code, typed });
  redirect(303, `/stations/${id}/returns`);
};

export const actions: Actions = {
  project: async ({ params, request, url, locals: { db } }) => {
    const home = url.searchParams.get('home') ?? '';
    const typed = typedOf(await request.formData());
    const people = typed.people.trim() === '' ? null : Number(typed.people);
    if (!isDay(typed.startedOn) || !/^[0-9a-f-]{36}$/.test(home) || (people !== null && !Number.isInteger(people)))
      return fail(400, { error: 'bad_request' as const, typed });
    return finished(await addStationProject(db, params.id, { ...typed, home, people }), typed, params.id);
  },
  tie: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const tied = await tieStationProject(db, textOf(form, 'project'), textOf(form, 'tie'));
    if (!tied.ok) return fail(APP_ERRORS[tied.error.code], { error: tied.error.code, typed: null });
    redirect(303, `/stations/${params.id}/returns`);
  },
  back: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = typedOf(form);
    const kind = returnKind.find((each) => each === textOf(form, 'kind'));
    const [share, amount] = [Number(typed.share || '50'), Number(typed.amount.replaceAll(/[,，]/g, ''))];
    const isMoney = kind === 'revenue';
    if (!kind || !isDay(typed.happenedOn) || !(share >= 0 && share <= 100) || (isMoney && !(amount > 0 && amount < 1e9)))
      return fail(400, { error: 'bad_request' as const, typed });
    const noted = await noteStationReturn(db, {
      ...{ projectId: textOf(form, 'project'), kind, subject: typed.subject, happenedOn: typed.happenedOn, evidence: typed.evidence },
      ...{ file: textOf(form, 'file'), amountFen: isMoney ? fenOfWan(amount) : null, homeShare: Math.round(share * 100) },
    });
    return finished(noted, typed, params.id);
  },
  answer: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = typedOf(form);
    return finished(
      await answerStationReturn(db, textOf(form, 'return'), textOf(form, 'counts') === 'yes', typed.answer),
      typed,
      params.id,
    );
  },
};

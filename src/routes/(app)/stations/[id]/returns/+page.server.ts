import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS, err, type AppErrorCode, type Result } from '$lib/domain/errors';
import { faultsOfProject, peopleOf, PROJECT_FIELDS, readReturn, RETURN_FIELDS, type WorthFault } from '$lib/domain/station-return';
import { chineseDay } from '$lib/domain/working-day';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { unwrap } from '$lib/server/db';
import { addStationProject, answerStationReturn, noteStationReturn, stationProjects } from '$lib/server/station/projects';
import { homeTies } from '$lib/server/station/home-ties';
import { listStationFiles } from '$lib/server/station/station-files';
import { readStation } from '$lib/server/station/stations';
import { tieStationProject } from '$lib/server/station/tie-project';
import { suggestAll } from '$lib/server/station/suggestions';
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
    worth: own ? worthOf(ledger, suggestAll(ledger, today), own, today) : null,
    unseen: ledger.unseen,
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

type Form = 'project' | 'tie' | 'back' | 'answer';
type Typed = Record<string, string>;
type Faults = Partial<Record<string, WorthFault>>;

const typedOf = <Name extends string>(form: FormData, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, textOf(form, name)])) as Record<Name, string>;
/** The page again, with the form that was refused as it was typed. */
const refused = (failed: Form, typed: Typed, faults: Faults) => fail(400, { error: null, failed, typed, faults });
const finished = (result: Result<unknown, AppErrorCode>, failed: Form, typed: Typed, id: string) => {
  if (!result.ok) return fail(APP_ERRORS[result.error.code], { error: result.error.code, failed, typed, faults: {} });
  redirect(303, `/stations/${id}/returns`);
};

export const actions: Actions = {
  project: async ({ params, request, url, locals: { db } }) => {
    const home = url.searchParams.get('home') ?? '';
    const typed = typedOf(await request.formData(), PROJECT_FIELDS);
    const faults = faultsOfProject(typed, chineseDay(new Date()));
    if (Object.keys(faults).length > 0) return refused('project', typed, faults);
    if (!/^[0-9a-f-]{36}$/.test(home)) return finished(err('bad_request'), 'project', typed, params.id);
    const people = peopleOf(typed.people);
    return finished(await addStationProject(db, params.id, { ...typed, home, people }), 'project', typed, params.id);
  },
  tie: async ({ params, request, locals: { db } }) => {
    const typed = typedOf(await request.formData(), ['project', 'tie']);
    return finished(await tieStationProject(db, typed.project, typed.tie), 'tie', typed, params.id);
  },
  back: async ({ params, request, locals: { db } }) => {
    const typed = typedOf(await request.formData(), RETURN_FIELDS);
    const { noted, faults } = readReturn(typed, chineseDay(new Date()));
    if (faults) return refused('back', typed, faults);
    return finished(await noteStationReturn(db, noted), 'back', typed, params.id);
  },
  answer: async ({ params, request, locals: { db } }) => {
    const typed = typedOf(await request.formData(), ['return', 'answer', 'counts']);
    const answered = await answerStationReturn(db, typed.return, typed.counts === 'yes', typed.answer);
    return finished(answered, 'answer', typed, params.id);
  },
};

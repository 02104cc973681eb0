import { CIRCUIT_FIELDS, readCircuit, type TypedCircuit } from '$lib/domain/circuit-text';
import { chineseDay } from '$lib/domain/working-day';
import { loadMessages } from '$lib/i18n';
import { circuitView } from '$lib/server/station/circuit-view';
import { books } from '$lib/server/station/station-actor';
import { listStations } from '$lib/server/station/stations';
import type { PageServerLoad } from './$types';

/** Short enough for an address. */
const LONGEST = 4000;

export const load: PageServerLoad = async ({ locals: { db, locale, account }, url }) => {
  const m = await loadMessages(locale);
  const typed = Object.fromEntries(
    CIRCUIT_FIELDS.map((field) => [field, (url.searchParams.get(field) ?? '').slice(0, LONGEST)]),
  ) as TypedCircuit;
  const asked = CIRCUIT_FIELDS.some((field) => url.searchParams.has(field));
  const read = asked ? readCircuit(typed) : null;
  const mayBook = books(account);
  const stations = read?.problem && mayBook ? await listStations(db) : [];
  return {
    title: m.circuit.title,
    today: chineseDay(new Date()),
    mayBook,
    typed,
    faults: read?.faults ?? [],
    missing: read?.missing ?? [],
    view: read?.problem ? circuitView(read.problem, read.start, stations, m, locale) : null,
  };
};

import { CIRCUIT_FIELDS, readCircuit, type TypedCircuit } from '$lib/domain/circuit-text';
import { loadMessages } from '$lib/i18n';
import { circuitView } from '$lib/server/station/circuit-view';
import type { PageServerLoad } from './$types';

/** Short enough for an address. */
const LONGEST = 4000;

export const load: PageServerLoad = async ({ locals: { locale }, url }) => {
  const m = await loadMessages(locale);
  const typed = Object.fromEntries(
    CIRCUIT_FIELDS.map((field) => [field, (url.searchParams.get(field) ?? '').slice(0, LONGEST)]),
  ) as TypedCircuit;
  const asked = CIRCUIT_FIELDS.some((field) => url.searchParams.has(field));
  const read = asked ? readCircuit(typed) : null;
  return {
    title: m.circuit.title,
    typed,
    faults: read?.faults ?? [],
    missing: read?.missing ?? [],
    view: read?.problem ? circuitView(read.problem, read.start, m, locale) : null,
  };
};

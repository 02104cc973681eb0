import type { StationActorCode, StationStatusCode, StationVerbCode } from './enums.ts';

export type StationTransition = { from: StationStatusCode; verb: StationVerbCode; to: StationStatusCode; actor: StationActorCode };

const row = (from: StationStatusCode, verb: StationVerbCode, to: StationStatusCode, actor: StationActorCode): StationTransition => ({
  from,
  verb,
  to,
  actor,
});

/** The life of a station: the rows of the table `station_transitions`, which decides; a test compares them. */
export const STATION_TRANSITIONS: readonly StationTransition[] = [
  row('proposed', 'approve', 'approved', 'office'),
  row('proposed', 'return', 'proposed', 'office'),
  row('proposed', 'drop', 'closed', 'host'),
  row('proposed', 'drop', 'closed', 'office'),
  row('approved', 'open', 'open', 'host'),
  row('approved', 'drop', 'closed', 'host'),
  row('open', 'begin_closing', 'closing', 'host'),
  row('closing', 'reopen', 'open', 'host'),
  row('closing', 'finish', 'closed', 'host'),
];

/** The verbs that an actor may say of a station in this state. */
export const stationVerbs = (status: StationStatusCode, actors: readonly StationActorCode[]): StationVerbCode[] => [
  ...new Set(STATION_TRANSITIONS.filter(({ from, actor }) => from === status && actors.includes(actor)).map(({ verb }) => verb)),
];

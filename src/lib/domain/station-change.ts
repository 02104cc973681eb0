/** What of a station others rely on: where it is, and how many places of each kind it has. */
const RELIED_ON = ['address', 'beds', 'desks', 'labs'] as const;

/** What became what, as written: an address, or a number of places. */
export type StationDifference = { what: (typeof RELIED_ON)[number]; from: string; to: string };

/**
 * What a host changed of an approved station.
 *
 * @param before  what the parties relied on, as the database keeps it with the change
 * @param now  what is registered instead
 */
export function stationDifferences(before: unknown, now: unknown): StationDifference[] {
  const [old, next] = [before, now].map((side) => (side ?? {}) as Partial<Record<StationDifference['what'], unknown>>);
  return RELIED_ON.map((what) => ({ what, from: written(old?.[what]), to: written(next?.[what]) })).filter(({ from, to }) => from !== to);
}

/** The same from a notice's data, which is flat: `beds_from`, `beds_to`. */
export const toldDifferences = (data: Readonly<Record<string, unknown>>): StationDifference[] =>
  stationDifferences(
    Object.fromEntries(RELIED_ON.map((what) => [what, data[`${what}_from`]])),
    Object.fromEntries(RELIED_ON.map((what) => [what, data[`${what}_to`]])),
  );

const written = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

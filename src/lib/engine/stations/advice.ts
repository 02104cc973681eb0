import type { Advice, MergeBeside } from '../../domain/station-worth.ts';

/** Full months of use behind a suggestion: fewer say little about a place that is only just known. */
export const MONTHS_NEEDED = 6;
/** Below a fifth used, a place stands empty four days in five: our reading of “opened for the plaque”. */
export const LITTLE_USE = 0.2;
/** Two that are each at most half used fit into one. */
export const HALF_USE = 0.5;

/** A station as suggestions see it. Place-days are those of desks and beds together. */
export type Judged = {
  id: string;
  kind: 'station' | 'enclave';
  /** Province of its region, GB/T 2260. */
  province: string;
  /** Full months it has been open, at most the last `MONTHS_NEEDED`. */
  months: number;
  /** Places that can be booked. */
  places: number;
  /** Used of available over those months, a share. */
  use: number | null;
  /** Most places used on one day of those months. */
  peak: number;
  /** Place-days that people waited for in vain over those months. */
  unmet: number;
  /** Net cost a year [fen]; null where it is not stated. */
  yearlyFen: number | null;
  /** Confirmed returns of the last twelve months. */
  returns: number;
};

/**
 * Keep, merge, move or close: a suggestion with its figures, for people who decide.
 *
 * 1. Fewer than six full months: none.
 * 2. Merge: at most half used, and another open one of its kind in the province, at most half used too but more than this one, has on its busiest day as many
 *    places free as are used here on the busiest day. Of several the most used; never into one that would have to close itself. (Equal use: the smaller
 *    into the larger, then the later id.)
 * 3. Move: less than a fifth used, and elsewhere people of the same kind waited in vain for more place-days than were used here.
 * 4. Close: less than a fifth used, and nothing confirmed came back in twelve months.
 * 5. Keep.
 *
 * @param stations  all that are open, `station` among them
 */
export function adviceFor(station: Judged, stations: readonly Judged[]): Advice {
  const { use, months, peak, returns, yearlyFen } = station;
  if (months < MONTHS_NEEDED || use === null) return { advice: 'too_young', months };
  const others = stations.filter((other) => other.id !== station.id && other.kind === station.kind);

  if (use <= HALF_USE) {
    const into = others
      .filter(
        (other) => other.province === station.province && other.months >= MONTHS_NEEDED && other.use !== null && other.use <= HALF_USE,
      )
      .filter((other) => other.places - other.peak >= peak && isBetter(other, station) && (other.use! >= LITTLE_USE || other.returns > 0))
      .sort((a, b) => (isBetter(a, b) ? -1 : 1))[0];
    if (into) return { advice: 'merge', with: into.id, use, peak, free: into.places - into.peak, savedFen: yearlyFen };
  }
  if (use < LITTLE_USE) {
    const usedDays = Math.round(use * station.places * months * (365 / 12));
    const wanted = others.filter(({ unmet }) => unmet > usedDays).sort((a, b) => b.unmet - a.unmet || (a.id < b.id ? -1 : 1))[0];
    if (wanted) return { advice: 'move', with: wanted.id, use, unmet: wanted.unmet, usedDays };
    if (returns === 0) return { advice: 'close', use, returns, savedFen: yearlyFen };
  }
  return { advice: 'keep', use, returns };
}

/**
 * What a suggested merge depends on beside its own figures: each suggestion looks at one station alone, so several may name the same one.
 *
 * @param id      the station that is told to merge; null where it is told something else
 * @param advice  the suggestion of every open station, by id
 */
export function mergeBeside(id: string, advice: ReadonlyMap<string, Advice>): MergeBeside | null {
  const own = advice.get(id);
  if (own?.advice !== 'merge') return null;
  const same = [...advice.values()].flatMap((each) => (each.advice === 'merge' && each.with === own.with ? [each.peak] : []));
  const there = advice.get(own.with)?.advice;
  return { others: same.length - 1, peak: same.reduce((sum, peak) => sum + peak, 0), isUnsettled: there === 'merge' || there === 'move' };
}

/** More used; equally used: larger; equally large: the earlier id. */
const isBetter = (a: Judged, b: Judged): boolean =>
  a.use !== b.use ? (a.use ?? 0) > (b.use ?? 0) : a.places !== b.places ? a.places > b.places : a.id < b.id;

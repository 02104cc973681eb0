import type { Listing } from '../../domain/listing.ts';
import type { Corpus } from './corpus.ts';
import { gatesOf } from './eligibility.ts';
import { profileOf, type Profile } from './profile.ts';
import { order, type Placed } from './rank.ts';
import { roundedScore, gainsOf, scoreOf } from './score.ts';
import { WEIGHTS } from './weights.ts';

/** Counterparts look at their first ten. */
export const PLACES = 10;

/**
 * The published counterparts of one kind of listing, and for each of them what it takes to be among its first ten.
 * Made once for a state of the published listings; standing and improvements are then asked as often as one types.
 */
export type Market = {
  counterparts: Corpus;
  /** Calendar year as of which pairings are read for counterparts without a year of their own. */
  asOf: number | undefined;
  /** For each counterpart (by row) the best of the published rivals, best first: one more than there are places. */
  best: readonly (readonly Placed[])[];
  /** Rows of the counterparts by the civil date on which each reads pairings. */
  readings: ReadonlyMap<string, readonly number[]>;
};

/**
 * Ranks the rivals for every counterpart, once.
 *
 * @param counterparts  whom the listing looks for, e.g. the published counties
 * @param rivals        whom the counterparts rank, e.g. the published enterprises, with or without the listing itself
 * @param asOf          calendar year for listings without one (as in `rank`)
 */
export function prepareMarket(counterparts: Corpus, rivals: Corpus, asOf?: number): Market {
  const year = asOf === undefined ? {} : { asOf };
  const readings = new Map<string, number[]>();
  counterparts.profiles.forEach(({ listing }, row) => {
    const date = readingDate(listing, asOf, counterparts);
    readings.set(date, [...(readings.get(date) ?? []), row]);
  });
  const best = counterparts.profiles.map(({ listing }) => order(rivals, listing, { ...year, top: PLACES + 1 }));
  return { counterparts, asOf, best, readings };
}

/** Where a listing stands: how many counterparts would have it among their first ten, of how many, and which. */
export type Standing = { among: number; of: number; counterparts: readonly string[] };

/**
 * How many counterparts would have a listing among their first ten, if it were published as it is.
 *
 * Each counterpart's own ranking decides, ties by id as there. A published version of the same listing (same id) does
 * not compete with it; a pair that a gate closes never counts, nor does one from which a side gains nothing.
 *
 * @param listing  a published listing or a draft; its id need not be known
 * @returns ids of the counterparts in code-point order
 */
export function standingOf(listing: Listing, market: Market): Standing {
  return standingOfProfile(profileOf(listing, market.counterparts.reference), market);
}

/** The same for a listing that is already read. */
export function standingOfProfile(mine: Profile, { counterparts, best, readings }: Market): Standing {
  const { reference } = counterparts;
  // Only pairings depend on the date, so the rest is reckoned once.
  const timeless = gainsOf(mine, counterparts, { reference, asOf: reference.newestDate }, { ...WEIGHTS, pairing: 0 });
  const among: string[] = [];
  for (const [asOf, rows] of readings) {
    const dated = gainsOf(mine, counterparts, { reference, asOf }, { pairing: WEIGHTS.pairing });
    for (const row of rows) {
      const theirs = counterparts.profiles[row] as Profile;
      const gain = (side: 'from' | 'to') => (timeless[side][row] as number) + (dated[side][row] as number);
      const score = roundedScore(scoreOf({ from: gain('from'), to: gain('to') }));
      if (!outranks({ id: mine.listing.id, score }, best[row] as readonly Placed[])) continue;
      if (gatesOf(mine, theirs).length === 0) among.push(theirs.listing.id);
    }
  }
  among.sort((a, b) => (a < b ? -1 : 1));
  return { among: among.length, of: counterparts.profiles.length, counterparts: among };
}

function outranks(mine: Placed, best: readonly Placed[]): boolean {
  if (mine.score <= 0) return false;
  const last = best.filter(({ id }) => id !== mine.id)[PLACES - 1];
  return last === undefined || mine.score > last.score || (mine.score === last.score && mine.id < last.id);
}

const readingDate = ({ year }: Listing, asOf: number | undefined, { reference }: Corpus): string => {
  const calendarYear = year ?? asOf;
  return calendarYear === undefined ? reference.newestDate : `${calendarYear}-12-31`;
};

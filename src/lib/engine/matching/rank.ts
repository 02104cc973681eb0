import type { Listing } from '../../domain/listing.ts';
import type { Moment, Vectors } from './criteria/criterion.ts';
import type { Corpus } from './corpus.ts';
import { gatesOf, type Gate } from './eligibility.ts';
import { reasonsOf, type Reason } from './explain.ts';
import { profileOf, type Profile } from './profile.ts';
import type { MatchingReference } from './reference.ts';
import { gainsOf, roundedScore, scoreOf, type Gain, type Weights } from './score.ts';
import { WEIGHTS } from './weights.ts';

/** A partner in the ranked list. Score, gains and points are rounded to 1e-6; a side's points sum to its gain. */
export type Match = { id: string; score: number; gain: Gain; reasons: Reason[]; gates: Gate[] };

export type RankOptions = {
  /** How many to list; default 10. */
  top?: number | 'all';
  /** Calendar year as of which pairings are read when the listing has none; default: the newest in the reference. */
  asOf?: number;
  /** List gated pairs too: last, score 0, with their gates. */
  explainGates?: boolean;
  /** Only rows for which this holds, e.g. one kind of organisation; default: all. */
  among?: (listing: Listing) => boolean;
  weights?: Weights;
  /** Reads pairings from here instead of the corpus's reference, e.g. with an office's own rows (see `withPairings`). */
  pairings?: MatchingReference;
  /** Vectors of texts, for weights that count `meaning`. */
  vectors?: Vectors;
};

/**
 * Ranks the listings of a corpus as partners for one listing: best score first, ties by id.
 *
 * @param from  a listing, or the id of one in the corpus
 * @throws Error when an id is not in the corpus (callers check it first)
 */
export function rank(corpus: Corpus, from: Listing | string, options: RankOptions = {}): Match[] {
  const { weights = WEIGHTS } = options;
  const mine = profileFor(corpus, from);
  const moment = momentOf(mine.listing, corpus, options);
  const { open, gated } = candidatesOf(mine, corpus, moment, options);
  const matches = open.map((candidate) => explained(mine, candidate, moment, weights));
  return options.explainGates ? [...matches, ...gated.sort(byId)] : matches;
}

/** A place in a ranked list, without reasons. */
export type Placed = { id: string; score: number };

/** The same order as `rank`, without saying why: many times faster where only the order counts. Gated pairs are left out. */
export function order(corpus: Corpus, from: Listing | string, options: Omit<RankOptions, 'explainGates'> = {}): Placed[] {
  const mine = profileFor(corpus, from);
  const { open } = candidatesOf(mine, corpus, momentOf(mine.listing, corpus, options), options);
  return open.map(({ theirs, score }) => ({ id: theirs.listing.id, score }));
}

/** Scores are compared in millionths. */
const ROUNDING = 1e-6;

type Candidate = { theirs: Profile; gain: Gain; score: number };

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
const bestFirst = (a: Candidate, b: Candidate): number => b.score - a.score || byId(a.theirs.listing, b.theirs.listing);

/** The open pairs, best first and as many as asked for, and the gated ones. */
function candidatesOf(mine: Profile, corpus: Corpus, moment: Moment, options: RankOptions): { open: Candidate[]; gated: Match[] } {
  const { top = 10, explainGates = false, among = () => true, weights = WEIGHTS } = options;
  const gains = gainsOf(mine, corpus, moment, weights);
  const places = top === 'all' ? Infinity : top;
  const open: Candidate[] = [];
  const gated: Match[] = [];
  let needed = -1; // what a candidate must reach at least once the places are taken, less what rounding may add
  for (let row = 0; row < corpus.profiles.length; row += 1) {
    const [from, to] = [gains.from[row] as number, gains.to[row] as number];
    const exact = scoreOf({ from, to });
    if (exact < needed) continue; // cannot be listed, so its gates do not matter
    const score = roundedScore(exact);
    const theirs = corpus.profiles[row] as Profile;
    if (!among(theirs.listing)) continue;
    const gates = gatesOf(mine, theirs);
    if (gates.length === 0) {
      insert({ theirs, gain: { from, to }, score }, open, places);
      const last = open[places - 1];
      if (last && !explainGates) needed = last.score - ROUNDING;
    } else gated.push({ id: theirs.listing.id, score: 0, gain: { from: 0, to: 0 }, reasons: [], gates });
  }
  if (places === Infinity) open.sort(bestFirst);
  return { open, gated };
}

/** Keeps the best `places` candidates in order; all of them, unordered, when there is no limit. */
function insert(candidate: Candidate, into: Candidate[], places: number): void {
  if (places === Infinity) {
    into.push(candidate);
    return;
  }
  let at = into.length;
  while (at > 0 && bestFirst(candidate, into[at - 1] as Candidate) < 0) at -= 1;
  if (at >= places) return;
  into.splice(at, 0, candidate);
  if (into.length > places) into.pop();
}

function profileFor(corpus: Corpus, from: Listing | string): Profile {
  if (typeof from !== 'string') return profileOf(from, corpus.reference);
  const profile = corpus.profiles[corpus.rowOf.get(from) ?? -1];
  if (!profile) throw new Error(`rank: no listing ${from}`);
  return profile;
}

/** Pairings are read as they stood at the end of the year. */
function momentOf({ year }: Listing, corpus: Corpus, { asOf, vectors, pairings: reference = corpus.reference }: RankOptions): Moment {
  const calendarYear = year ?? asOf;
  return { reference, asOf: calendarYear === undefined ? reference.newestDate : `${calendarYear}-12-31`, vectors };
}

function explained(mine: Profile, { theirs, gain, score }: Candidate, moment: Moment, weights: Weights): Match {
  const from = roundedTo(roundedScore(gain.from), reasonsOf('from', mine, theirs, moment, weights));
  const to = roundedTo(roundedScore(gain.to), reasonsOf('to', theirs, mine, moment, weights));
  return {
    id: theirs.listing.id,
    score,
    gain: { from: roundedScore(gain.from), to: roundedScore(gain.to) },
    reasons: [...from, ...to],
    gates: [],
  };
}

/** Rounds points so that they still sum to the gain: what rounding loses goes to the largest reason. */
function roundedTo(gain: number, reasons: Reason[]): Reason[] {
  let largest: Reason | undefined;
  for (const reason of reasons) {
    reason.points = roundedScore(reason.points);
    if (!largest || largest.points < reason.points) largest = reason;
  }
  if (!largest) return reasons;
  const others = reasons.reduce((sum, reason) => (reason === largest ? sum : sum + reason.points), 0);
  largest.points = roundedScore(gain - others);
  return reasons;
}

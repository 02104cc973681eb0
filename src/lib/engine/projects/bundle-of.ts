import type { Bundle, BundleParty, BundleStep, MissingRole, Uncertain } from '../../domain/bundle.ts';
import type { Listing } from '../../domain/listing.ts';
import type { MatchingReference } from '../matching/reference.ts';
import { roundedScore, scoreOf } from '../matching/score.ts';
import { answeredOf } from './answered.ts';
import { estimatesOf } from './bundle-estimates.ts';
import { bundleId } from './bundle-id.ts';
import type { Cover } from './cover.ts';
import { coversOf } from './covers.ts';
import type { PartySet } from './sets.ts';

/** What a bundle is told of besides its parties. */
export type Circumstances = {
  reference: MatchingReference;
  /** How old a listing is [days]; null: unknown. */
  ageDays: (listing: Listing) => number | null;
  /** First day of the projects [civil date]; '': not given. */
  startsOn: string;
};

/**
 * The bundle of a set of parties.
 *
 * @param gains    of each party, in the order of the set
 * @param missing  the role that nobody fills, when the set lacks one
 */
export function bundleOf(
  set: PartySet,
  gains: readonly number[],
  anchor: string,
  missing: MissingRole | null,
  told: Circumstances,
): Bundle {
  const { mode, requirements, parties, day } = set;
  const covers = coversOf(mode, requirements, parties, day);
  const members = parties.map(({ member, role }, i): BundleParty => ({
    listing: member.listing.id,
    role,
    side: member.side,
    gain: roundedScore(gains[i]!),
  }));
  const gain = { east: roundedScore(meanGain(members, 'east')), west: roundedScore(meanGain(members, 'west')) };
  const ages = parties.map(({ member }) => ({ listing: member.listing.id, days: told.ageDays(member.listing) }));
  const uncertain = [...covers.flatMap((cover) => cover.uncertain), ...uncertainAges(ages), ...littleGains(members)];
  const needs = covers.map(({ need }) => need);
  const uses = covers.flatMap((cover) => cover.uses);
  const estimates = estimatesOf({ mode, needs, uses, parties, reference: told.reference }, uncertain);
  const score = roundedScore(scoreOf({ from: gain.east, to: gain.west }));
  const startsOn = day || told.startsOn || null;
  return {
    id: bundleId(mode.id, parties),
    mode: mode.id,
    anchor,
    driver: parties[0]!.member.listing.id,
    host: parties[1]!.member.listing.id,
    parties: members,
    needs,
    uses,
    gain,
    score,
    value: valueOf(score, estimates.risk.high, answeredOf(parties, covers)),
    estimates,
    confidence: confidenceOf(estimates.risk.high),
    ageDays: oldest(ages.map(({ days }) => days)),
    uncertain,
    startsOn,
    steps: stepsOf(set, covers, startsOn),
    missing,
  };
}

/** Best first: value, then fewer parties, then id. */
export const bestFirst = (a: Bundle, b: Bundle): number =>
  b.value - a.value || a.parties.length - b.parties.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function meanGain(parties: readonly BundleParty[], side: 'east' | 'west'): number {
  let [sum, count] = [0, 0];
  for (const party of parties) {
    if ((party.side === 'west') !== (side === 'west')) continue;
    sum += party.gain;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

/** Points for a portfolio: both sides' gain, less half of what may go wrong, and less half of what it leaves unanswered. */
export const valueOf = (score: number, risk: number, answered: number): number =>
  Math.round(50 * score * (1 - risk / 2) * (1 + answered) * 1e4) / 1e4;

/** By the upper risk, our own steps. */
const confidenceOf = (risk: number): Bundle['confidence'] => (risk < 0.15 ? 'high' : risk < 0.35 ? 'medium' : 'low');

/** Gain below which a party may well not care: a tenth of the scale. */
const LITTLE_GAIN = 0.1;
/** Listings lapse after a year unless confirmed [days]. */
const FRESH_DAYS = 365;

const littleGains = (parties: readonly BundleParty[]): Uncertain[] =>
  parties.flatMap(({ listing, gain }) => (gain < LITTLE_GAIN ? [{ code: 'little_gain', listing } as const] : []));

function uncertainAges(ages: readonly { listing: string; days: number | null }[]): Uncertain[] {
  return ages.flatMap(({ listing, days }): Uncertain[] => {
    if (days === null) return [{ code: 'age_unknown', listing }];
    return days > FRESH_DAYS ? [{ code: 'out_of_date', listing }] : [];
  });
}

const oldest = (days: readonly (number | null)[]): number | null =>
  days.reduce((most, each) => (most === null || (each !== null && each > most) ? each : most), null);

function stepsOf({ mode, parties }: PartySet, covers: readonly Cover[], startsOn: string | null): BundleStep[] {
  return mode.steps.flatMap(({ id, need, role, startsAfter, days }): BundleStep[] => {
    const bringer = covers.find((cover) => cover.need.need === need)?.need.from[0]?.listing;
    const listing = bringer ?? parties.find((party) => party.role === role)?.member.listing.id;
    if (listing === undefined) return [];
    return [{ step: id, listing, from: addDays(startsOn, startsAfter), until: addDays(startsOn, startsAfter + days) }];
  });
}

const DAY = 86_400_000; // ms

function addDays(day: string | null, days: number): string | null {
  return day === null ? null : new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

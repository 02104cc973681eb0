import type { SecondmentPartyCode, SecondmentStatusCode, SecondmentWayCode, SignatureAnswerCode, SignatureChannelCode } from './enums.ts';

/**
 * Why a post is open, whose rules those are, and what would fill it: points that a found plan with that one change has more.
 * `candidate`: somebody who could come as things are, in his best months; then nothing holds it up but what is tied to him.
 */
export type OpenPost = {
  id: string;
  title: string;
  host: string;
  reasons: string[];
  candidate: { person: string; name: string; startsOn: string; endsBefore: string; months: number } | null;
  relaxations: { text: string; who: string; startsOn: string; endsBefore: string; months: number; gain: number }[];
};

/** Who could come in somebody’s place, and when. */
export type NamedSubstitute = { person: string; who: string; home: string; startsOn: string; endsBefore: string; months: number };

/** What a unit chose last when an assignment of its did not come about, or its ground changed. `whom`: null when nobody is named, or no more. */
export type UnitWay = {
  party: 'home' | 'host';
  unit: string;
  way: SecondmentWayCode;
  person: string | null;
  whom: string | null;
  words: string;
  by: string;
  at: string;
};

/** Open posts that one page explains. */
export const OPEN_SHOWN = 10;

/** A rule as a sentence, kept or broken, and whose it is. */
export type VerdictView = { state: 'pass' | 'fail' | 'unknown'; text: string; whose: string };

export const directions = ['east_to_west', 'west_to_east'] as const;

export type PlacementView = {
  person: string;
  home: string;
  post: string;
  host: string;
  /** Half-open, whole months. */
  startsOn: string;
  endsBefore: string;
  months: number;
  direction: (typeof directions)[number];
};

/** What part of a run's plan its page shows: words, a way, a page of the placements and one of the open posts, both from 1. */
export type PlacementsQuery = { words: string; direction: PlacementView['direction'] | null; page: number; open: number };

/** A run's plan as its page shows it. */
export type PlanResultView = {
  status: 'optimal' | 'feasible' | 'unknown' | 'infeasible';
  exchange: string;
  query: PlacementsQuery;
  /** Those that are shown of `placed`, as `query` asks. */
  placements: { shown: PlacementView[]; total: number; page: number; pages: number };
  placed: number;
  levels: { name: string; weight: number; value: number; points: number }[];
  /** Person-months. */
  balance: { eastToWest: number; westToEast: number };
  /** Of `openCount`, those that are explained, from the `openFrom`-th on. */
  open: OpenPost[];
  openFrom: number;
  openCount: number;
  rings: { bilateral: number; all: number; rings: { units: string[]; times: number }[] } | null;
};

export type Signature = {
  party: SecondmentPartyCode;
  answer: SignatureAnswerCode;
  name: string;
  post: string;
  channel: SignatureChannelCode;
  recordedBy: string | null;
  words: string;
  at: string;
};

/** A unit as an assignment names it: its own account, if it has one, and the talent office that keeps it. */
export type PlanUnit = { id: string; name: string; organisation: string | null; office: string };

/** An assignment of a plan, with names. */
export type PlanRow = {
  id: string;
  number: number;
  status: SecondmentStatusCode;
  person: { id: string; name: string; office: string };
  post: { id: string; title: string };
  home: PlanUnit;
  host: PlanUnit;
  startsOn: string;
  endsBefore: string;
  /** The published assignment that it is to take the place of. */
  replaces: string | null;
  reason: string;
  signatures: Signature[];
};

/** A party that the reader can sign for, himself or by writing down a word that was given; the database decides. */
export type MyParty = { party: SecondmentPartyCode; isOwn: boolean };

/** An assignment as the plan's page shows it. */
export type PlanRowView = PlanRow & {
  months: number;
  parties: MyParty[];
  /** Rules that it breaks by the registers of today. */
  faults: string[];
};

/** What waits for signatures, as far as one page shows it. */
export type SignView = {
  /** Drawn, not proposed. */
  drafts: number;
  /** Proposed; the first ones of `proposedCount`. */
  proposed: PlanRowView[];
  proposedCount: number;
  /** Whether all that is proposed was signed by all. */
  isComplete: boolean;
};

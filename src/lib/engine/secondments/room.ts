import type { PlanConflict } from './conflict.ts';
import { differenceOf, mostDifference } from './balance.ts';
import type { Assignment, Problem } from './problem.ts';

/** More than any capacity that can bind. */
export const UNLIMITED = 1 << 29;

/** The start of a team that nobody has begun; pins may begin before the horizon's first month, 0. */
export const NOT_BEGUN = -(1 << 20);

/** A team's state: in which month it begins (`NOT_BEGUN`: open), which posts are filled, and whether it must be completed. */
export type TeamRoom = { readonly start: number; readonly filled: ReadonlySet<number>; readonly mustBeFilled: boolean };

/** What a plan may still use when the pins are in it: every capacity by month, row by row. */
export type Room = {
  readonly months: number;
  /** posts × months: seats left */
  readonly seats: Int32Array;
  /** organisations × months: people who may still be away */
  readonly release: Int32Array;
  /** stations × months: beds left */
  readonly beds: Int32Array;
  /** Bounds of person-months east → west minus west → east of what is added. */
  readonly balance: { readonly low: number; readonly high: number };
  /** Assignments left, a person. */
  readonly assignments: Int32Array;
  readonly teams: readonly TeamRoom[];
};

/** The room beside the pins, or what is wrong with the pins among themselves. Pins are taken as they are, eligible or not. */
export function roomBesidePins(problem: Problem): { conflicts: PlanConflict[] } | { room: Room } {
  const { months, posts, people, organisations, beds, pinned } = problem;
  const conflicts = [...personConflicts(problem), ...crowdConflicts(problem), ...teamConflicts(problem)];
  if (conflicts.length > 0) return { conflicts };
  const rows = (capacities: readonly number[]) =>
    Int32Array.from({ length: capacities.length * months }, (_, at) => Math.min(UNLIMITED, capacities[Math.floor(at / months)]!));
  const seats = rows(posts.map((post) => post.seats));
  const release = rows(organisations.map(({ releaseCap }) => releaseCap));
  const bedsLeft = rows(beds);
  const assignments = new Int32Array(people.length).fill(Math.min(UNLIMITED, problem.maxAssignments));
  for (const { person, post, start, months: length } of pinned) {
    assignments[person]!--;
    for (let t = Math.max(0, start); t < Math.min(months, start + length); t++) {
      seats[post * months + t]!--;
      release[people[person]!.home * months + t]!--;
      if (posts[post]!.station >= 0) bedsLeft[posts[post]!.station * months + t]!--;
    }
  }
  const teams = problem.teams.map((_, t): TeamRoom => teamRoomOf(problem, t));
  const most = mostDifference(problem);
  const difference = differenceOf(problem, pinned);
  const balance = { low: -most - difference, high: most - difference };
  return { room: { months, seats, release, beds: bedsLeft, balance, assignments, teams } };
}

function teamRoomOf({ teams, pinned, posts }: Problem, team: number): TeamRoom {
  const pins = pinned.filter(({ post }) => posts[post]!.team === team);
  const filled = new Set(pins.map(({ post }) => post));
  return { start: pins[0]?.start ?? NOT_BEGUN, filled, mustBeFilled: pins.length > 0 && filled.size < teams[team]!.minFilled };
}

function* personConflicts({ pinned, maxAssignments }: Problem): Iterable<PlanConflict> {
  for (const [person, own] of grouped(pinned, ({ person }) => person)) {
    if (own.length > maxAssignments) yield { code: 'pinned_too_often', person, needed: own.length, available: maxAssignments };
    const worst = fullestMonth(own);
    if (worst.present.length > 1)
      yield { code: 'pinned_twice_at_once', person, month: worst.month, posts: worst.present.map(({ post }) => post) };
  }
}

function* crowdConflicts({ pinned, posts, people, organisations, beds }: Problem): Iterable<PlanConflict> {
  const over = function* <K extends string>(groups: Map<number, Assignment[]>, capacity: (at: number) => number, key: K) {
    for (const [at, pins] of groups) {
      const { month, present } = fullestMonth(pins);
      if (at < 0 || present.length <= capacity(at)) continue;
      const named = { [key]: at } as Record<K, number>;
      yield { ...named, month, needed: present.length, available: capacity(at), people: present.map(({ person }) => person) };
    }
  };
  const byPost = grouped(pinned, ({ post }) => post);
  for (const found of over(byPost, (q) => posts[q]!.seats, 'post')) yield { code: 'pinned_over_seats', ...found };
  const byHome = grouped(pinned, ({ person }) => people[person]!.home);
  for (const found of over(byHome, (o) => organisations[o]!.releaseCap, 'organisation'))
    yield { code: 'pinned_over_release_cap', ...found };
  const byStation = grouped(pinned, ({ post }) => posts[post]!.station);
  for (const found of over(byStation, (s) => beds[s]!, 'station')) yield { code: 'pinned_over_beds', ...found };
}

function* teamConflicts({ pinned, posts }: Problem): Iterable<PlanConflict> {
  for (const [team, pins] of grouped(pinned, ({ post }) => posts[post]!.team))
    if (team >= 0 && pins.some(({ start }) => start !== pins[0]!.start))
      yield { code: 'pinned_team_starts_apart', team, people: pins.map(({ person }) => person) };
}

function grouped(pins: readonly Assignment[], key: (pin: Assignment) => number): Map<number, Assignment[]> {
  const groups = new Map<number, Assignment[]>();
  for (const pin of pins) groups.set(key(pin), [...(groups.get(key(pin)) ?? []), pin]);
  return groups;
}

/** The month in which most of them are there, the earliest such; crowds are largest where somebody arrives. */
function fullestMonth(pins: readonly Assignment[]): { month: number; present: Assignment[] } {
  let worst = { month: 0, present: [] as Assignment[] };
  for (const month of pins.map(({ start }) => start).sort((a, b) => a - b)) {
    const present = pins.filter(({ start, months }) => start <= month && month < start + months);
    if (present.length > worst.present.length) worst = { month, present };
  }
  return worst;
}

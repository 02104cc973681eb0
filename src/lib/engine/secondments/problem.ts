/** Months `[from, until)` from the horizon's first month. */
export type Period = { readonly from: number; readonly until: number };

/** From `min` to `max` months, and one of `allowed` where that is given. */
export type Lengths = { readonly min: number; readonly max: number; readonly allowed: readonly number[] | null };

export type PlannedPerson = {
  readonly home: number;
  readonly skills: readonly number[];
  readonly level: number;
  readonly available: readonly Period[];
  readonly lengths: Lengths;
  /** Infinity: no limit. [m] */
  readonly maxAltitude: number;
};

export type PlannedPost = {
  readonly host: number;
  readonly skills: readonly number[];
  readonly level: { readonly min: number; readonly max: number };
  readonly window: Period;
  readonly lengths: Lengths;
  readonly seats: number;
  readonly priority: number;
  readonly altitude: number;
  /** −1: none. */
  readonly station: number;
  /** −1: none. */
  readonly team: number;
};

/** A person on a post in the months `[start, start + months)`. */
export type Assignment = { readonly person: number; readonly post: number; readonly start: number; readonly months: number };

/** A secondment problem by index: what `readProblem` makes of the exchange format. Cloneable, so that a thread can take it. */
export type Problem = {
  /** Of the horizon; month 0 is its first. */
  readonly months: number;
  readonly organisations: readonly { readonly side: 'east' | 'west'; /** Infinity: no limit. */ readonly releaseCap: number }[];
  readonly people: readonly PlannedPerson[];
  readonly posts: readonly PlannedPost[];
  /** Beds of each station; Infinity: no limit. */
  readonly beds: readonly number[];
  readonly teams: readonly { readonly posts: readonly number[]; readonly minFilled: number }[];
  /** Infinity: no rule. [person-months] */
  readonly maxDifference: number;
  /** Person-months served before: the balance counts them. Absent: none. */
  readonly served?: { readonly eastToWest: number; readonly westToEast: number };
  readonly maxAssignments: number;
  /** The fit row of each person, by post; null: the engine's own score counts. */
  readonly fit: readonly (ReadonlyMap<number, number> | null)[];
  readonly pinned: readonly Assignment[];
  readonly forbidden: readonly { readonly person: number; readonly post: number }[];
};

/** Ids by index, to name the parts of a problem again. */
export type ProblemNames = {
  readonly firstMonth: number;
  readonly organisations: readonly string[];
  readonly people: readonly string[];
  readonly posts: readonly string[];
  readonly stations: readonly string[];
  readonly teams: readonly string[];
  readonly skills: readonly string[];
};

/** +1: a month counts east → west, −1: west → east, 0: home and host are on one side (only a pin can be). */
export function directionOf({ organisations, people, posts }: Problem, person: number, post: number): -1 | 0 | 1 {
  const home = organisations[people[person]!.home]!.side;
  const host = organisations[posts[post]!.host]!.side;
  return home === host ? 0 : home === 'east' ? 1 : -1;
}

import type { z } from 'zod';
import { faultsOf, shown, type Fault } from '../../domain/fault.ts';
import { monthNumber, monthOf, type MonthLengths, type MonthPeriod } from '../../domain/month.ts';
import { Person } from '../../domain/person.ts';
import { Post, PostTeam } from '../../domain/post.ts';
import {
  FitRow,
  ForbiddenPair,
  Horizon,
  Secondment,
  SecondmentOrganisation,
  SecondmentRules,
  SecondmentStation,
} from '../../domain/secondment.ts';
import type { Assignment, Lengths, Period, PlannedPerson, PlannedPost, Problem, ProblemNames } from './problem.ts';

export type ReadProblem = { problem: Problem; names: ProblemNames };

const LONGEST_HORIZON = 1200; // months
const KEYS = ['horizon', 'organisations', 'people', 'posts', 'stations', 'teams', 'rules', 'fit', 'pinned', 'forbidden'];
const REQUIRED = ['horizon', 'organisations', 'people', 'posts'];

/**
 * Reads a secondment problem in the exchange format (see the command line's contract) and turns ids into indices.
 *
 * @param input  parsed JSON, of any shape
 * @returns the problem with its ids, or every fault with its place
 */
export function readProblem(input: unknown): { faults: Fault[] } | ReadProblem {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { faults: [{ path: '', code: 'wrong_type', expected: 'object', got: shown(input) }] };
  return new Reading(input as Record<string, unknown>).done();
}

/** Elements that could be read, with their place in the input. */
type Read<T> = { value: T; place: string }[];

class Reading {
  readonly #input: Record<string, unknown>;
  readonly #faults: Fault[] = [];
  readonly #skills = new Map<string, number>();

  constructor(input: Record<string, unknown>) {
    this.#input = input;
  }

  done(): { faults: Fault[] } | ReadProblem {
    for (const key of Object.keys(this.#input)) if (!KEYS.includes(key)) this.#fault(key, 'unknown_key');
    for (const key of REQUIRED) if (this.#input[key] === undefined) this.#fault(key, 'missing');
    const horizon = this.#horizon();
    const organisations = this.#list('organisations', SecondmentOrganisation);
    const people = this.#list('people', Person);
    const posts = this.#list('posts', Post);
    const stations = this.#list('stations', SecondmentStation);
    const teams = this.#list('teams', PostTeam);
    const ids = {
      organisations: this.#ids('organisations'),
      people: this.#ids('people'),
      posts: this.#ids('posts'),
      stations: this.#ids('stations'),
      teams: this.#ids('teams'),
    };
    for (const { value, place } of people) this.#known(ids.organisations, value.home, `${place}.home`);
    for (const { value, place } of posts) {
      this.#known(ids.organisations, value.host, `${place}.host`);
      if (value.station !== undefined) this.#known(ids.stations, value.station, `${place}.station`);
    }
    const team = this.#teamOfPosts(teams, ids.posts);
    const rules = this.#one('rules', SecondmentRules, {});
    const fit = this.#fit(ids.people, ids.posts);
    const pinned = this.#list('pinned', Secondment);
    const forbidden = this.#list('forbidden', ForbiddenPair);
    for (const { value, place } of [...pinned, ...forbidden]) {
      this.#known(ids.people, value.person, `${place}.person`);
      this.#known(ids.posts, value.post, `${place}.post`);
    }
    this.#pinnedAndForbidden(pinned, forbidden);
    if (this.#faults.length > 0 || !horizon || !rules) return { faults: this.#faults };

    const first = horizon.from;
    const index = (map: ReadonlyMap<string, number>, id: string) => map.get(id)!;
    const problem: Problem = {
      months: horizon.until - first,
      organisations: organisations.map(({ value }) => ({ side: value.side, releaseCap: value.release_cap ?? Infinity })),
      people: people.map(({ value }) => this.#person(value, index(ids.organisations, value.home), horizon)),
      posts: posts.map(({ value }, q) => ({
        ...this.#post(value, first),
        host: index(ids.organisations, value.host),
        station: value.station === undefined ? -1 : index(ids.stations, value.station),
        team: team.get(q) ?? -1,
      })),
      beds: stations.map(({ value }) => value.beds ?? Infinity),
      teams: teams.map(({ value }) => ({ posts: value.posts.map((id) => index(ids.posts, id)), minFilled: value.min_filled })),
      maxDifference: rules.balance?.max_difference ?? Infinity,
      maxAssignments: rules.max_assignments_per_person,
      fit: people.map((_, p) => fit.get(p) ?? null),
      pinned: pinned.map(({ value: { person, post, from, months } }): Assignment => {
        return { person: index(ids.people, person), post: index(ids.posts, post), start: monthNumber(from) - first, months };
      }),
      forbidden: forbidden.map(({ value }) => ({ person: index(ids.people, value.person), post: index(ids.posts, value.post) })),
    };
    const names: ProblemNames = {
      firstMonth: first,
      organisations: [...ids.organisations.keys()],
      people: [...ids.people.keys()],
      posts: [...ids.posts.keys()],
      stations: [...ids.stations.keys()],
      teams: [...ids.teams.keys()],
      skills: [...this.#skills.keys()],
    };
    return { problem, names };
  }

  #fault(path: string, code: Fault['code'], got?: unknown): void {
    this.#faults.push({ path, code, ...(got === undefined ? {} : { got: shown(got) }) });
  }

  #one<T>(key: string, schema: z.ZodType<T>, absent?: unknown): T | undefined {
    const value = this.#input[key] ?? absent;
    if (value === undefined) return undefined;
    return this.#parsed(schema, value, key);
  }

  #parsed<T>(schema: z.ZodType<T>, value: unknown, place: string): T | undefined {
    const read = schema.safeParse(value);
    if (read.success) return read.data;
    for (const fault of faultsOf(read.error, value)) this.#faults.push({ ...fault, path: joined(place, fault.path) });
    return undefined;
  }

  #horizon(): Period | undefined {
    const read = this.#one('horizon', Horizon);
    if (!read) return undefined;
    const horizon = periodOf(read, 0);
    if (horizon.until - horizon.from <= LONGEST_HORIZON) return horizon;
    const expected = monthOf(horizon.from + LONGEST_HORIZON);
    this.#faults.push({ path: 'horizon.until', code: 'too_big', expected, got: shown(read.until) });
    return undefined;
  }

  #list<T>(key: string, schema: z.ZodType<T>): Read<T> {
    const list = this.#input[key];
    if (list === undefined) return [];
    if (!Array.isArray(list)) {
      this.#faults.push({ path: key, code: 'wrong_type', expected: 'array', got: shown(list) });
      return [];
    }
    const read: Read<T> = [];
    list.forEach((element: unknown, at) => {
      const place = `${key}[${at}]`;
      const value = this.#parsed(schema, element, place);
      if (value !== undefined) read.push({ value, place });
    });
    return read;
  }

  /** Ids in the order of the input, also of elements that have other faults: nobody is told that those are unknown. */
  #ids(key: string): Map<string, number> {
    const ids = new Map<string, number>();
    const list = this.#input[key];
    if (!Array.isArray(list)) return ids;
    list.forEach((element: unknown, at) => {
      const id: unknown = typeof element === 'object' && element !== null ? (element as { id?: unknown }).id : undefined;
      if (typeof id !== 'string') return;
      if (ids.has(id)) this.#fault(`${key}[${at}].id`, 'duplicate_id', id);
      else ids.set(id, ids.size);
    });
    return ids;
  }

  #known(ids: ReadonlyMap<string, number>, id: string, place: string): boolean {
    if (ids.has(id)) return true;
    this.#fault(place, 'unknown_id', id);
    return false;
  }

  #teamOfPosts(teams: Read<PostTeam>, posts: ReadonlyMap<string, number>): Map<number, number> {
    const team = new Map<number, number>();
    teams.forEach(({ value, place }, t) =>
      value.posts.forEach((id, at) => {
        if (!this.#known(posts, id, `${place}.posts[${at}]`)) return;
        const q = posts.get(id)!;
        if (team.has(q)) this.#fault(`${place}.posts[${at}]`, 'duplicate_id', id);
        team.set(q, t);
      }),
    );
    return team;
  }

  #fit(people: ReadonlyMap<string, number>, posts: ReadonlyMap<string, number>): Map<number, Map<number, number>> {
    const fit = new Map<number, Map<number, number>>();
    const rows = this.#input['fit'] ?? {};
    if (typeof rows !== 'object' || rows === null || Array.isArray(rows)) {
      this.#faults.push({ path: 'fit', code: 'wrong_type', expected: 'object', got: shown(rows) });
      return fit;
    }
    for (const [id, input] of Object.entries(rows)) {
      const row = this.#parsed(FitRow, input, `fit.${id}`);
      if (!this.#known(people, id, `fit.${id}`) || !row) continue;
      const byPost = new Map<number, number>();
      for (const [post, value] of Object.entries(row))
        if (this.#known(posts, post, `fit.${id}.${post}`)) byPost.set(posts.get(post)!, value);
      fit.set(people.get(id)!, byPost);
    }
    return fit;
  }

  #pinnedAndForbidden(pinned: Read<Secondment>, forbidden: Read<z.infer<typeof ForbiddenPair>>): void {
    const pairs = new Set(pinned.map(({ value }) => JSON.stringify([value.person, value.post])));
    for (const { value, place } of forbidden)
      if (pairs.has(JSON.stringify([value.person, value.post]))) this.#fault(place, 'pinned_and_forbidden', value);
  }

  #person({ skills, level, available, months, max_altitude_m: maxAltitude }: Person, home: number, horizon: Period): PlannedPerson {
    const whole = [{ from: 0, until: horizon.until - horizon.from }];
    return {
      home,
      skills: this.#skillsOf(skills),
      level,
      available: available ? available.map((period) => periodOf(period, horizon.from)) : whole,
      lengths: lengthsOf(months),
      maxAltitude: maxAltitude ?? Infinity,
    };
  }

  #post({ skills, level, window, months, seats, priority, altitude_m: altitude }: Post, first: number) {
    return {
      skills: this.#skillsOf(skills),
      level,
      window: periodOf(window, first),
      lengths: lengthsOf(months),
      seats,
      priority,
      altitude,
    } satisfies Partial<PlannedPost>;
  }

  #skillsOf(skills: readonly string[]): number[] {
    const indices = new Set<number>();
    for (const skill of skills) {
      if (!this.#skills.has(skill)) this.#skills.set(skill, this.#skills.size);
      indices.add(this.#skills.get(skill)!);
    }
    return [...indices];
  }
}

const periodOf = ({ from, until }: MonthPeriod, first: number): Period => ({
  from: monthNumber(from) - first,
  until: monthNumber(until) - first,
});

const lengthsOf = ({ min, max, allowed }: MonthLengths): Lengths => ({ min, max, allowed: allowed ?? null });

const joined = (place: string, path: string): string =>
  path === '' ? place : path.startsWith('[') ? `${place}${path}` : `${place}.${path}`;

import type { Assignment, Period, Problem } from '../problem.ts';

/** A unit keeps `keep` holders of a skill in every month: its `staff` with that skill, less who is away, and who has come to it with that skill. */
export type CoverRule = { readonly organisation: number; readonly skill: number; readonly staff: number; readonly keep: number };

/**
 * Who comes to post `after` meets his predecessor on post `before` for at least `months`. The same post twice: it has a second
 * seat for it, and with `exact` for nothing else, so that two people share it for `months` and no longer.
 */
export type HandoverRule = { readonly before: number; readonly after: number; readonly months: number; readonly exact?: boolean };

/**
 * `together`: both go, to one place and in the same month, or neither. `one_stays`: never both away in a month, because
 * somebody has to be at home.
 */
export type PairRule = { readonly people: readonly [number, number]; readonly how: 'together' | 'one_stays' };

/** Hard rules of the platform beside those of the exchange format. A published assignment (a pin) is free of them. */
export type AppRules = {
  readonly cover: readonly CoverRule[];
  readonly handovers: readonly HandoverRule[];
  readonly pairs: readonly PairRule[];
  /** Months at home between two postings. */
  readonly rest: number;
  /** The first month in which something new may begin, counted from the horizon's first: what is past is past. Absent: the first. */
  readonly notBefore?: number;
  /** Since which month each person is back from an earlier posting, counted from the horizon's first; null: from none. */
  readonly back: readonly (number | null)[];
  /** Where each organisation is; those with one number count as one place for pairs. */
  readonly place: readonly number[];
};

/** What soft rules look at. */
export type Wishes = {
  /** How much each person would like a post, 0 to 1; a post that is not in it is neither liked nor disliked. */
  readonly preferred: readonly ReadonlyMap<number, number>[];
  /** Posts that are a hardship. */
  readonly hardship: readonly boolean[];
  /** Months of hardship that each person has behind him. */
  readonly served: readonly number[];
  /** What has been promised: changing it has a price. */
  readonly published: readonly Assignment[];
};

/** A secondment problem with what the platform adds to the exchange format. Cloneable. */
export type AppProblem = {
  readonly problem: Problem;
  readonly rules: AppRules;
  readonly wishes: Wishes;
  /** Of all posts. */
  readonly highestPriority: number;
};

export const appProblem = (problem: Problem, rules: AppRules, wishes: Wishes): AppProblem => ({
  problem,
  rules,
  wishes,
  highestPriority: problem.posts.reduce((most, { priority }) => Math.max(most, priority), 0),
});

/** A problem to which the platform adds nothing. */
export function plainly(problem: Problem): AppProblem {
  return appProblem(
    problem,
    {
      cover: [],
      handovers: [],
      pairs: [],
      rest: 0,
      back: problem.people.map(() => null),
      place: [...problem.organisations.keys()],
    },
    {
      preferred: problem.people.map(() => new Map()),
      hardship: problem.posts.map(() => false),
      served: problem.people.map(() => 0),
      published: problem.pinned,
    },
  );
}

/** Whether something may begin then: not in a month that is past, unless it was promised to begin there. */
export const isInTime = ({ rules: { notBefore = 0 }, wishes }: AppProblem, { person, post, start }: Assignment): boolean =>
  start >= notBefore || wishes.published.some((was) => was.person === person && was.post === post && was.start === start);

/**
 * Rest after an earlier posting, as availability: who came back too lately is available later. And what is past, as windows: posts open
 * no earlier than something new may begin; one whose window is over keeps an empty one.
 */
export function rested({ problem, rules }: AppProblem): Problem {
  const people = problem.people.map((person, p) => {
    const back = rules.back[p];
    return back == null ? person : { ...person, available: from(person.available, back + rules.rest) };
  });
  const { notBefore = 0 } = rules;
  if (notBefore <= 0) return { ...problem, people };
  const posts = problem.posts.map((post) => ({ ...post, window: { ...post.window, from: Math.max(post.window.from, notBefore) } }));
  return { ...problem, people, posts };
}

const from = (periods: readonly Period[], month: number): Period[] =>
  periods.map((period) => ({ ...period, from: Math.max(period.from, month) })).filter((period) => period.from < period.until);

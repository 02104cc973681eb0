/** A rule that a person on a post in some months keeps or breaks. */
export type RuleCode =
  | 'side'
  | 'skills'
  | 'level'
  | 'altitude'
  | 'fit_row'
  | 'forbidden'
  | 'horizon'
  | 'past'
  | 'availability'
  | 'window'
  | 'months'
  | 'assignments'
  | 'one_place'
  | 'rest'
  | 'seats'
  | 'release_cap'
  | 'cover'
  | 'beds'
  | 'team_start'
  | 'team_size'
  | 'handover'
  | 'pair'
  | 'balance'
  | 'published';

/** Whose rule it is: who could grant an exception; nobody brings back a month that is past. */
export type Whose = 'person' | 'home' | 'host' | 'station' | 'team' | 'offices' | 'law' | 'calendar';

/**
 * `unknown`: nothing on record decides it, and somebody has to look. Numbers are the rule's own: what there is and what is
 * asked for, with the unit that the rule's sentence names; `month` counts from the horizon's first.
 */
export type Verdict = {
  rule: RuleCode;
  state: 'pass' | 'fail' | 'unknown';
  whose: Whose;
  have?: number;
  needed?: number;
  most?: number;
  month?: number;
  /** Skills, people or posts that are meant, by index. */
  skills?: number[];
  people?: number[];
  posts?: number[];
};

/** Rules that what is begun may still come to keep: a team grows one by one, and of a pair somebody goes first. */
const TO_BE_CONTINUED: readonly RuleCode[] = ['team_size', 'pair'];

/** What stands against a placement that is to be the last: what it breaks, and what it leaves half done. */
export const standsAgainst = ({ state, rule }: Verdict): boolean =>
  state === 'fail' || (state === 'unknown' && TO_BE_CONTINUED.includes(rule));

export const isAllowed = (verdicts: readonly Verdict[]): boolean => verdicts.every(({ state }) => state !== 'fail');

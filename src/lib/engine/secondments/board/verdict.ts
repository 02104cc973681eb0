/** A rule that a person on a post in some months keeps or breaks. */
export type RuleCode =
  | 'side'
  | 'skills'
  | 'level'
  | 'altitude'
  | 'fit_row'
  | 'forbidden'
  | 'horizon'
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

/** Whose rule it is: who could grant an exception. */
export type Whose = 'person' | 'home' | 'host' | 'station' | 'team' | 'offices' | 'law';

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

export const isAllowed = (verdicts: readonly Verdict[]): boolean => verdicts.every(({ state }) => state !== 'fail');

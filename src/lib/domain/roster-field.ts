import type { RosterKindCode } from './enums.ts';

/**
 * How a register's entry is typed, in a form as in a sheet: every value is a text until it is read (`read-roster-form.ts`).
 * Units: months, metres, people; a last day is typed inclusive and kept as the day after it.
 */
export type RosterFieldType =
  | 'text'
  | 'long'
  | 'words'
  | 'count'
  | 'months'
  | 'day'
  | 'last_day'
  | 'periods'
  | 'covers'
  | 'choice'
  | 'yes'
  | 'region'
  | 'exchange'
  | 'scheme'
  /** Names of what else is in the registers: a list proposes them. */
  | 'unit'
  | 'team'
  | 'station';

export type RosterField = {
  key: string;
  type: RosterFieldType;
  required?: true;
  /** Characters of a text, or the greatest number. */
  max?: number;
  min?: number;
  /** Codes of a choice; their words are `roster.choice`. */
  options?: readonly string[];
  /** Not told to the office across. */
  sensitive?: true;
};

/** Ranks as people write them: cadres by post, technicians by title. Only ranks of one ladder are compared. */
export const CADRE_LEVELS = 7;
export const TECHNICAL_LEVELS = 4;
export const RANKS: readonly string[] = [
  ...Array.from({ length: TECHNICAL_LEVELS }, (_, at) => `technical.${at + 1}`),
  ...Array.from({ length: CADRE_LEVELS }, (_, at) => `cadre.${at + 1}`),
];
const DIRECTIONS = ['east_to_west', 'west_to_east'];

const EXCHANGE: RosterField = { key: 'exchange', type: 'exchange' };
const REF: RosterField = { key: 'ref', type: 'text', max: 40 };
const PERIOD: readonly RosterField[] = [
  { key: 'starts_on', type: 'day', required: true },
  { key: 'ends_before', type: 'last_day', required: true },
];

/** The fields of each register, in the order of its form and of its sheet. */
export const ROSTER_FIELDS: Readonly<Record<RosterKindCode, readonly RosterField[]>> = {
  unit: [
    { key: 'name', type: 'text', required: true, max: 80 },
    { key: 'region_code', type: 'region', required: true },
    { key: 'release_cap', type: 'count', min: 0, max: 100_000 },
    { key: 'covers', type: 'covers' },
    { key: 'organisation', type: 'text', max: 120 },
    { key: 'note', type: 'long', max: 500 },
  ],
  team: [
    EXCHANGE,
    { key: 'name', type: 'text', required: true, max: 80 },
    { key: 'min_filled', type: 'count', required: true, min: 1, max: 1000 },
    { key: 'purpose', type: 'long', max: 500 },
  ],
  person: [
    EXCHANGE,
    REF,
    { key: 'display_name', type: 'text', required: true, max: 40 },
    { key: 'unit', type: 'unit', required: true, max: 80 },
    { key: 'rank', type: 'choice', required: true, options: RANKS },
    { key: 'title', type: 'text', max: 80 },
    { key: 'specialties', type: 'words' },
    { key: 'languages', type: 'words' },
    { key: 'available', type: 'periods', required: true },
    { key: 'months', type: 'months', required: true },
    { key: 'max_altitude_m', type: 'count', min: 0, max: 9000 },
    { key: 'joint_with', type: 'text', max: 40 },
    { key: 'last_ended_on', type: 'day' },
    { key: 'hardship_months', type: 'count', min: 0, max: 600 },
    { key: 'wants_to_learn', type: 'long', max: 500 },
    { key: 'preferences', type: 'long', max: 500 },
    { key: 'health', type: 'choice', options: ['fit', 'fit_with_limits', 'unfit', 'not_examined'], sensitive: true },
    { key: 'health_valid_until', type: 'day', sensitive: true },
    { key: 'family_limits', type: 'text', max: 300, sensitive: true },
    { key: 'purpose', type: 'text', required: true, max: 200 },
    { key: 'keep_until', type: 'day', required: true },
  ],
  post: [
    EXCHANGE,
    REF,
    { key: 'title', type: 'text', required: true, max: 80 },
    { key: 'unit', type: 'unit', required: true, max: 80 },
    { key: 'duties', type: 'long', required: true, max: 1000 },
    { key: 'rank_min', type: 'choice', required: true, options: RANKS },
    { key: 'rank_max', type: 'choice', required: true, options: RANKS },
    { key: 'specialties', type: 'words' },
    ...PERIOD,
    { key: 'scheme', type: 'scheme' },
    { key: 'months', type: 'months', required: true },
    { key: 'seats', type: 'count', min: 1, max: 1000 },
    { key: 'priority', type: 'count', min: 1, max: 9 },
    { key: 'altitude_m', type: 'count', min: 0, max: 9000 },
    { key: 'is_hardship', type: 'yes' },
    { key: 'handover_months', type: 'count', min: 0, max: 12 },
    { key: 'station', type: 'station', max: 80 },
    { key: 'team', type: 'team', max: 80 },
    { key: 'is_lead', type: 'yes' },
  ],
  training: [
    EXCHANGE,
    REF,
    { key: 'title', type: 'text', required: true, max: 80 },
    { key: 'audience', type: 'text', max: 200 },
    { key: 'direction', type: 'choice', required: true, options: DIRECTIONS },
    { key: 'place', type: 'text', max: 120 },
    ...PERIOD,
    { key: 'classes', type: 'count', required: true, min: 1, max: 10_000 },
    { key: 'planned', type: 'count', required: true, min: 1, max: 1_000_000 },
    { key: 'held', type: 'count', min: 0, max: 1_000_000 },
  ],
  visit: [
    EXCHANGE,
    REF,
    { key: 'title', type: 'text', required: true, max: 80 },
    { key: 'kind', type: 'choice', required: true, options: ['invited', 'going_out'] },
    { key: 'direction', type: 'choice', required: true, options: DIRECTIONS },
    { key: 'place', type: 'text', max: 120 },
    { key: 'purpose', type: 'long', required: true, max: 500 },
    ...PERIOD,
    { key: 'planned', type: 'count', required: true, min: 1, max: 100_000 },
    { key: 'held', type: 'count', min: 0, max: 100_000 },
    { key: 'outcome', type: 'long', max: 1000 },
  ],
};

/** The registers in the order in which one refers to another, and what their addresses are called. */
export const ROSTER_PATHS: Readonly<Record<RosterKindCode, string>> = {
  unit: 'units',
  team: 'teams',
  person: 'people',
  post: 'posts',
  training: 'trainings',
  visit: 'visits',
};
export const ROSTER_KINDS = Object.keys(ROSTER_PATHS) as RosterKindCode[];
export const rosterOfPath = (path: string): RosterKindCode | undefined => ROSTER_KINDS.find((kind) => ROSTER_PATHS[kind] === path);

/** What an entry is called: a name where it has one, else a title. */
export const NAME_FIELD: Readonly<Record<RosterKindCode, string>> = {
  unit: 'name',
  team: 'name',
  person: 'display_name',
  post: 'title',
  training: 'title',
  visit: 'title',
};

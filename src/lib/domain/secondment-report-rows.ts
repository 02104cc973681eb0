import type { DirectionReport } from './secondment-report.ts';

/** The rows of the report in their order, by what they are about: on the page, on paper and in the workbook. */
export const REPORT_ROWS = {
  secondments: ['people', 'cadres', 'technicians', 'placements', 'begun', 'completed', 'endedEarly', 'months', 'tooShort'],
  trainings: ['classes', 'trainingPlanned', 'trainingHeld', 'visits', 'visitPlanned', 'visitHeld'],
  tasks: ['tasksDone', 'tasksOpen', 'tasksDropped', 'stepsDone', 'stepsOpen', 'records'],
} as const satisfies Record<string, readonly Exclude<keyof DirectionReport, 'specialties' | 'leftOut'>[]>;
export const REPORT_GROUPS = Object.keys(REPORT_ROWS) as (keyof typeof REPORT_ROWS)[];

import type { ExchangeDirectionCode, SecondmentLadderCode, SecondmentStatusCode } from './enums.ts';
import { monthNumber } from './month.ts';

/** A published secondment as the tables have it. */
export type ReportedSecondment = {
  id: string;
  post: string;
  personId: string;
  ladder: SecondmentLadderCode;
  specialties: readonly string[];
  direction: ExchangeDirectionCode;
  status: SecondmentStatusCode;
  /** Half-open, whole months; `endedOn`: the day on which it was really over, null while it is not. */
  startsOn: string;
  endsBefore: string;
  endedOn: string | null;
  tasks: readonly { dueOn: string; doneOn: string | null; isDropped: boolean }[];
  steps: readonly { dueOn: string; isDone: boolean; isVoid: boolean }[];
  /** Both units have signed its record. */
  isRecorded: boolean;
  /** The rule pack of its post, and from how many full months on a stay counts by it; null: no pack, or it does not say. */
  scheme: string | null;
  countsFrom: number | null;
};
/** A stay of the year that is too short for the rule pack of its post: it counts nowhere in the report. */
export type LeftOut = { id: string; post: string; scheme: string; months: number; needed: number };
/** A training class or a visit: 期 and 人次. */
export type ReportedEvent = { direction: ExchangeDirectionCode; startsOn: string; classes: number; planned: number; held: number | null };

export type DirectionReport = {
  /** 人: different people in post in the year; by ladder. */
  people: number;
  cadres: number;
  technicians: number;
  /** Stays in post in the year that are too short to count, and what was left out. */
  tooShort: number;
  leftOut: LeftOut[];
  /** 人次: secondments in post in the year, and how many of them began, were completed, ended early in it. */
  placements: number;
  begun: number;
  completed: number;
  endedEarly: number;
  /** Person-months in the year; a month that was begun counts. */
  months: number;
  specialties: { specialty: string; people: number; months: number }[];
  classes: number;
  trainingPlanned: number;
  trainingHeld: number;
  visits: number;
  visitPlanned: number;
  visitHeld: number;
  /** Tasks due in the year. */
  tasksDone: number;
  tasksOpen: number;
  tasksDropped: number;
  /** Steps due in the year. */
  stepsDone: number;
  stepsOpen: number;
  records: number;
};
export type SecondmentReport = { year: number; eastToWest: DirectionReport; westToEast: DirectionReport };

type Facts = { secondments: readonly ReportedSecondment[]; trainings: readonly ReportedEvent[]; visits: readonly ReportedEvent[] };

/** Months of a secondment that lie in a year: from its beginning to its planned or real end, whichever came first. */
export function monthsInYear({ startsOn, endsBefore, endedOn }: ReportedSecondment, year: number): number {
  const end = endedOn !== null && endedOn < endsBefore ? monthNumber(endedOn.slice(0, 7)) + (endedOn.endsWith('-01') ? 0 : 1) : Infinity;
  const until = Math.min(monthNumber(endsBefore.slice(0, 7)), end, monthNumber(`${year + 1}-01`));
  return Math.max(0, until - Math.max(monthNumber(startsOn.slice(0, 7)), monthNumber(`${year}-01`)));
}

/**
 * How long a stay lasts in full months: as planned, or to its real end where that came first. What a rule pack counts is whole stays, whatever
 * years they lie in.
 */
export function fullMonths({ startsOn, endsBefore, endedOn }: Pick<ReportedSecondment, 'startsOn' | 'endsBefore' | 'endedOn'>): number {
  const end = endedOn !== null && endedOn < endsBefore ? endedOn : endsBefore;
  return Math.max(0, monthNumber(end.slice(0, 7)) - monthNumber(startsOn.slice(0, 7)));
}

const isTooShort = (each: ReportedSecondment): boolean => each.countsFrom !== null && fullMonths(each) < each.countsFrom;

/**
 * Both directions of a pair in a year, counted from what the tables hold and from nothing else.
 *
 * @param year   civil year
 * @param facts  published secondments, training classes and visits of the pair; what lies outside the year is left out here
 */
export const secondmentReport = (year: number, facts: Facts): SecondmentReport => ({
  year,
  eastToWest: ofDirection(year, facts, 'east_to_west'),
  westToEast: ofDirection(year, facts, 'west_to_east'),
});

function ofDirection(year: number, facts: Facts, direction: ExchangeDirectionCode): DirectionReport {
  const isIn = (day: string | null) => day !== null && day.startsWith(`${year}-`);
  const inPost = facts.secondments.filter((each) => each.direction === direction && monthsInYear(each, year) > 0);
  const own = inPost.filter((each) => !isTooShort(each));
  const leftOut = inPost
    .filter(isTooShort)
    .map((each) => ({ id: each.id, post: each.post, scheme: each.scheme ?? '', months: fullMonths(each), needed: each.countsFrom ?? 0 }));
  const events = (of: readonly ReportedEvent[]) => of.filter((each) => each.direction === direction && isIn(each.startsOn));
  const [trainings, visits] = [events(facts.trainings), events(facts.visits)];
  const tasks = own.flatMap((each) => each.tasks).filter(({ dueOn }) => isIn(dueOn));
  const steps = own.flatMap((each) => each.steps).filter(({ dueOn, isVoid }) => isIn(dueOn) && !isVoid);
  const sum = <T>(of: readonly T[], value: (each: T) => number) => of.reduce((total, each) => total + value(each), 0);
  const heads = (of: readonly ReportedSecondment[]) => new Set(of.map(({ personId }) => personId)).size;
  return {
    people: heads(own),
    cadres: heads(own.filter(({ ladder }) => ladder === 'cadre')),
    technicians: heads(own.filter(({ ladder }) => ladder === 'technical')),
    tooShort: leftOut.length,
    leftOut,
    placements: own.length,
    begun: own.filter(({ startsOn }) => isIn(startsOn)).length,
    completed: own.filter(({ status, endedOn }) => status === 'completed' && isIn(endedOn)).length,
    endedEarly: own.filter(({ status, endedOn }) => status === 'ended' && isIn(endedOn)).length,
    months: sum(own, (each) => monthsInYear(each, year)),
    specialties: specialtiesOf(own, year),
    classes: sum(trainings, ({ classes }) => classes),
    trainingPlanned: sum(trainings, ({ planned }) => planned),
    trainingHeld: sum(trainings, ({ held }) => held ?? 0),
    visits: visits.length,
    visitPlanned: sum(visits, ({ planned }) => planned),
    visitHeld: sum(visits, ({ held }) => held ?? 0),
    tasksDone: tasks.filter(({ doneOn }) => doneOn !== null).length,
    tasksOpen: tasks.filter(({ doneOn, isDropped }) => doneOn === null && !isDropped).length,
    tasksDropped: tasks.filter(({ isDropped }) => isDropped).length,
    stepsDone: steps.filter(({ isDone }) => isDone).length,
    stepsOpen: steps.filter(({ isDone }) => !isDone).length,
    records: own.filter(({ isRecorded }) => isRecorded).length,
  };
}

/** Who has several specialties counts in each. */
function specialtiesOf(own: readonly ReportedSecondment[], year: number): DirectionReport['specialties'] {
  const found = new Map<string, { people: Set<string>; months: number }>();
  for (const each of own)
    for (const specialty of each.specialties) {
      const entry = found.get(specialty) ?? { people: new Set(), months: 0 };
      entry.people.add(each.personId);
      entry.months += monthsInYear(each, year);
      found.set(specialty, entry);
    }
  return [...found]
    .map(([specialty, { people, months }]) => ({ specialty, people: people.size, months }))
    .sort((a, b) => b.months - a.months || a.specialty.localeCompare(b.specialty, 'zh'));
}

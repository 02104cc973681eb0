import { describe, expect, it } from 'vitest';
import { fullMonths, monthsInYear, secondmentReport, type ReportedSecondment } from './secondment-report.ts';

const base: ReportedSecondment = {
  id: 's',
  post: '骨科主任',
  personId: 'a',
  ladder: 'technical',
  specialties: ['骨科'],
  direction: 'east_to_west',
  status: 'running',
  startsOn: '2026-09-01',
  endsBefore: '2027-03-01',
  endedOn: null,
  tasks: [],
  steps: [],
  isRecorded: false,
  scheme: null,
  countsFrom: null,
};

describe('monthsInYear', () => {
  it('divides a secondment between the years in which it lies', () => {
    expect([2025, 2026, 2027, 2028].map((year) => monthsInYear(base, year))).toEqual([0, 4, 2, 0]);
  });
  it('counts a month that was begun before an early end, and none when it ended before it began', () => {
    expect(monthsInYear({ ...base, endedOn: '2026-11-15' }, 2026)).toBe(3);
    expect(monthsInYear({ ...base, endedOn: '2026-11-01' }, 2026)).toBe(2);
    expect(monthsInYear({ ...base, endedOn: '2026-08-20' }, 2026)).toBe(0);
    // Its end was written down some days after it.
    expect(monthsInYear({ ...base, endedOn: '2027-03-04' }, 2027)).toBe(2);
  });
});

describe('fullMonths', () => {
  it('is the whole stay, to its real end where that came first; a month that was only begun is not full', () => {
    expect(fullMonths(base)).toBe(6);
    expect(fullMonths({ ...base, endedOn: '2026-11-15' })).toBe(2);
    expect(fullMonths({ ...base, endedOn: '2026-11-01' })).toBe(2);
    expect(fullMonths({ ...base, endedOn: '2027-03-04' })).toBe(6);
  });
});

describe('a stay that is too short for the rule pack of its post', () => {
  const six = { ...base, scheme: '援疆专业技术人才', countsFrom: 6 };
  const due = [{ dueOn: '2026-10-01', doneOn: '2026-10-02', isDropped: false }];
  const of = (secondments: ReportedSecondment[]) => secondmentReport(2026, { secondments, trainings: [], visits: [] }).eastToWest;

  it('counts nowhere, and is named with what it lacks', () => {
    const { leftOut, ...rest } = of([{ ...six, endedOn: '2026-12-20', status: 'ended', tasks: due }]);
    expect(leftOut).toEqual([{ id: 's', post: '骨科主任', scheme: '援疆专业技术人才', months: 3, needed: 6 }]);
    expect(rest).toMatchObject({ people: 0, placements: 0, months: 0, endedEarly: 0, tasksDone: 0, tooShort: 1, specialties: [] });
  });
  it('counts from the month on that the pack names, though part of it lies in another year', () => {
    expect(of([six])).toMatchObject({ people: 1, placements: 1, months: 4, tooShort: 0, leftOut: [] });
    expect(of([{ ...six, countsFrom: 7 }])).toMatchObject({ placements: 0, tooShort: 1 });
  });
  it('is none where no pack says from when on a stay counts', () => {
    expect(of([{ ...base, endsBefore: '2026-10-01' }])).toMatchObject({ placements: 1, tooShort: 0 });
  });
  it('of the other direction or another year is not named', () => {
    expect(of([{ ...six, countsFrom: 7, direction: 'west_to_east' }])).toMatchObject({ tooShort: 0 });
    expect(of([{ ...six, countsFrom: 7, startsOn: '2024-01-01', endsBefore: '2024-07-01' }])).toMatchObject({ tooShort: 0 });
  });
});

describe('secondmentReport', () => {
  const report = secondmentReport(2026, {
    secondments: [
      {
        ...base,
        tasks: [
          { dueOn: '2026-10-01', doneOn: '2026-10-02', isDropped: false },
          { dueOn: '2026-12-01', doneOn: null, isDropped: false },
          { dueOn: '2026-12-02', doneOn: null, isDropped: true },
          { dueOn: '2027-01-01', doneOn: null, isDropped: false },
        ],
        steps: [
          { dueOn: '2026-09-15', isDone: true, isVoid: false },
          { dueOn: '2026-12-01', isDone: false, isVoid: false },
          { dueOn: '2026-12-01', isDone: false, isVoid: true },
        ],
      },
      {
        ...base,
        startsOn: '2026-01-01',
        endsBefore: '2026-04-01',
        endedOn: '2026-04-01',
        status: 'completed',
        specialties: ['骨科', '急诊'],
        isRecorded: true,
      },
      {
        ...base,
        personId: 'b',
        ladder: 'cadre',
        specialties: [],
        startsOn: '2025-11-01',
        endsBefore: '2026-11-01',
        endedOn: '2026-02-10',
        status: 'ended',
      },
      { ...base, personId: 'c', direction: 'west_to_east', startsOn: '2025-01-01', endsBefore: '2026-01-01' },
    ],
    trainings: [
      { direction: 'east_to_west', startsOn: '2026-05-01', classes: 2, planned: 80, held: 76 },
      { direction: 'east_to_west', startsOn: '2026-11-01', classes: 1, planned: 40, held: null },
      { direction: 'west_to_east', startsOn: '2025-12-31', classes: 9, planned: 90, held: 90 },
    ],
    visits: [{ direction: 'west_to_east', startsOn: '2026-06-01', classes: 1, planned: 12, held: 11 }],
  });

  it('counts people once and secondments each time, by direction', () => {
    expect(report.eastToWest).toMatchObject({
      people: 2,
      cadres: 1,
      technicians: 1,
      placements: 3,
      begun: 2,
      completed: 1,
      endedEarly: 1,
      records: 1,
    });
    expect(report.eastToWest.months).toBe(4 + 3 + 2);
    expect(report.westToEast).toMatchObject({ people: 0, placements: 0, months: 0 });
  });
  it('counts a person of several specialties in each', () => {
    expect(report.eastToWest.specialties).toEqual([
      { specialty: '骨科', people: 1, months: 7 },
      { specialty: '急诊', people: 1, months: 3 },
    ]);
  });
  it('takes tasks, steps, classes and visits of the year alone', () => {
    expect(report.eastToWest).toMatchObject({
      tasksDone: 1,
      tasksOpen: 1,
      tasksDropped: 1,
      stepsDone: 1,
      stepsOpen: 1,
      classes: 3,
      trainingPlanned: 120,
      trainingHeld: 76,
    });
    expect(report.westToEast).toMatchObject({ classes: 0, visits: 1, visitPlanned: 12, visitHeld: 11 });
  });
});

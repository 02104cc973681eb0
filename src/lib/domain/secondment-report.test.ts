import { describe, expect, it } from 'vitest';
import { monthsInYear, secondmentReport, type ReportedSecondment } from './secondment-report.ts';

const base: ReportedSecondment = {
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  addWorkingHours,
  chineseDay,
  isWorkingDay,
  isYearNoticed,
  unnoticedYear,
  workingDaysBetween,
} from './working-day.ts';

const day = fc.date({ min: new Date('2024-06-01'), max: new Date('2028-06-01'), noInvalidDate: true });
const civil = (date: Date) => date.toISOString().slice(0, 10);

describe('the working calendar', () => {
  it('knows holidays, and the weekend days worked for them', () => {
    expect(['2026-02-14', '2026-02-16', '2026-10-01', '2026-10-10', '2026-11-28', '2026-11-30'].map(isWorkingDay)).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  it('says of which years it knows the holidays', () => {
    expect([2024, 2025, 2026, 2027].map(isYearNoticed)).toEqual([false, true, true, false]);
    expect(unnoticedYear(['2026-12-31', undefined])).toBeNull();
    expect(unnoticedYear(['2028-01-04', '2027-01-05', '2026-12-31'])).toBe(2027);
  });

  it('counts five working days over the Spring Festival of 2026', () => {
    expect(addWorkingDays('2026-02-12', 5)).toBe('2026-02-26'); // 13, 14 (Sat.), 24, 25, 26
  });

  it('is the inverse of itself: so many days later, so many days between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), (from, count) => {
        const until = addWorkingDays(civil(from), count);
        expect(workingDaysBetween(civil(from), until)).toBe(count);
        if (count > 0) expect(isWorkingDay(until)).toBe(true);
      }),
    );
  });
});

describe('office hours', () => {
  it.each([
    ['in the morning', '2026-11-26T09:30:00+08:00', 2, '2026-11-26T11:30:00+08:00'],
    ['over lunch', '2026-11-26T11:00:00+08:00', 2, '2026-11-26T15:00:00+08:00'],
    ['over the weekend', '2026-11-27T17:00:00+08:00', 4, '2026-11-30T12:00:00+08:00'],
    ['asked at night', '2026-11-26T22:00:00+08:00', 1, '2026-11-27T10:00:00+08:00'],
    ['over the National Day', '2026-09-30T17:30:00+08:00', 1, '2026-10-08T09:30:00+08:00'],
  ])('%s', (_, from, hours, until) => {
    expect(addWorkingHours(new Date(from), hours)).toEqual(new Date(until));
  });

  it('adds up: first some, then the rest', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (from, a, b) => {
        expect(addWorkingHours(addWorkingHours(from, a), b)).toEqual(addWorkingHours(from, a + b));
      }),
    );
  });
});

it('the civil day is that of China', () => {
  expect(chineseDay(new Date('2026-11-25T17:00:00Z'))).toBe('2026-11-26');
});

import { describe, expect, test } from 'vitest';
import { momentOf, monthAt, monthsLong } from './board-months.ts';

describe('the day that stands for a plan', () => {
  test('holds every month of ten years, each found again', () => {
    for (let month = 0; month <= 120; month++) expect(monthAt(momentOf(month))).toBe(month);
    expect(momentOf(120).getDate()).toBe(momentOf(0).getDate());
  });

  test('is as long as its months, and a bar dropped within a month begins at the nearer end', () => {
    expect(momentOf(36).getTime() - momentOf(0).getTime()).toBe(monthsLong(36).minutes * 60_000);
    expect(monthAt(new Date(momentOf(5).getTime() + 4 * 60_000))).toBe(5);
    expect(monthAt(new Date(momentOf(5).getTime() + 6 * 60_000))).toBe(6);
  });
});

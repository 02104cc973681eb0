import { describe, expect, it } from 'vitest';
import type { PlanRowView } from '../../domain/plan-view.ts';
import { planQuery, rowsPage, signView } from './plan-page.ts';

const unit = { id: 'u', name: '示例医院', organisation: null, office: 'o' };
const row = (number: number, part: Partial<PlanRowView> = {}): PlanRowView => ({
  id: String(number),
  number,
  status: 'draft',
  person: { id: 'p', name: `示例人员${number}`, office: 'o' },
  post: { id: 'q', title: '护理跟岗' },
  home: unit,
  host: unit,
  startsOn: '2027-03-01',
  endsBefore: '2027-09-01',
  replaces: null,
  reason: '',
  signatures: [],
  months: 6,
  parties: [],
  faults: [],
  ...part,
});
const rows = Array.from({ length: 230 }, (_, n) => row(n + 1));
const asked = (query: string) => planQuery(new URLSearchParams(query));

describe('a page of a plan', () => {
  it('shows a hundred at a time, the last page when there are fewer', () => {
    expect(rowsPage(rows, asked('page=3')).shown.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, n) => n + 201));
    expect(rowsPage(rows, asked('page=9')).page).toBe(3);
  });

  it('finds by words and state, and puts what breaks a rule first', () => {
    const mixed = [row(1), row(2, { status: 'published' }), row(3, { status: 'published', faults: ['x'] })];
    expect(rowsPage(mixed, asked('status=published')).shown.map(({ number }) => number)).toEqual([3, 2]);
    expect(rowsPage(mixed, asked('q=人员2')).total).toBe(1);
    expect(rowsPage(mixed, asked('status=nonsense&page=-4')).total).toBe(3);
  });

  it('shows what waits for the reader first, and is complete when five have signed all', () => {
    const mine = row(9, { status: 'proposed', parties: [{ party: 'home', isOwn: true }] });
    const view = signView([row(1, { status: 'proposed' }), mine, row(2)]);
    expect(view.proposed.map(({ number }) => number)).toEqual([9, 1]);
    expect([view.drafts, view.proposedCount, view.isComplete]).toEqual([1, 2, false]);
  });
});

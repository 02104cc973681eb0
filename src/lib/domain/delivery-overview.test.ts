import { expect, it } from 'vitest';
import { isStuck, matchesFilter, type DeliveryRow, type OpenObligation } from './delivery-overview.ts';

const due = (late: number, more: Partial<OpenObligation> = {}): OpenObligation => ({
  proposalId: 'p',
  proposal: 1,
  projectTitle: '',
  number: 1,
  kind: 'milestone',
  title: '交地',
  owner: '县',
  isMine: false,
  dueOn: '2026-11-01',
  late,
  moves: 0,
  ...more,
});
const row = (idleDays: number) => ({ id: 'p', idleDays }) as DeliveryRow;

it('ten working days late is stuck, nine are late', () => {
  expect([matchesFilter(due(9), 'late'), matchesFilter(due(9), 'stuck'), matchesFilter(due(10), 'stuck')]).toEqual([true, false, true]);
  expect(matchesFilter(due(0), 'late')).toBe(false);
  expect(matchesFilter(due(0, { isMine: true }), 'mine')).toBe(true);
});

it('a delivery is stuck by one obligation, or when nothing was written down', () => {
  expect(isStuck(row(0), [due(10)])).toBe(true);
  expect(isStuck(row(0), [due(10, { proposalId: 'other' })])).toBe(false);
  expect(isStuck(row(10), [])).toBe(true);
  expect(isStuck(row(9), [due(9)])).toBe(false);
});

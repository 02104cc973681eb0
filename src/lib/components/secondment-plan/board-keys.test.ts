import { expect, it } from 'vitest';
import { movedByKey } from './board-keys.ts';

const bar = { person: 0, post: 4, start: 2, months: 6 };
const press = (key: string, shiftKey = false) => movedByKey({ key, shiftKey }, bar, 12, [7, 4, 9]);

it('moves a bar month by month and lane by lane, and never off the board', () => {
  expect(press('ArrowRight')).toEqual({ ...bar, start: 3 });
  expect(press('ArrowLeft', true)).toEqual({ ...bar, months: 5 });
  expect(press('ArrowDown')).toEqual({ ...bar, post: 9 });
  expect(press('ArrowUp')).toEqual({ ...bar, post: 7 });
  expect(movedByKey({ key: 'ArrowDown', shiftKey: false }, { ...bar, post: 9 }, 12, [7, 4, 9])).toEqual({ ...bar, post: 9 });
  expect(movedByKey({ key: 'ArrowRight', shiftKey: false }, { ...bar, start: 6 }, 12, null)).toEqual({ ...bar, start: 6 });
});

it('leaves other keys alone, and lanes of people where they are', () => {
  expect(press('Enter')).toBeNull();
  expect(movedByKey({ key: 'ArrowDown', shiftKey: false }, bar, 12, null)).toBeNull();
});

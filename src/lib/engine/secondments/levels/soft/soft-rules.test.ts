import { describe, expect, it } from 'vitest';
import { stay, year } from '../small-exchange.ts';
import { balance } from './balance.ts';
import { fairness } from './fairness.ts';
import { fit } from './fit.ts';
import { preferences } from './preferences.ts';
import { priority } from './priority.ts';
import { promises } from './promises.ts';
import { rotation } from './rotation.ts';
import { levelsOf, pointsOf } from './soft-rules.ts';

describe('soft rules, in person-months', () => {
  it('priority: half a year on the most important post counts whole, on one half as important half', () => {
    expect(priority.ofAssignment!(year(), stay(0, 0, 0, 6))).toBe(6);
    expect(priority.ofAssignment!(year(), stay(0, 1, 0, 6))).toBe(3);
  });

  it('fit: the row of the person counts', () => {
    const app = year({}, {}, { fit: [new Map([[0, 0.5]]), null, null, null] });
    expect(fit.ofAssignment!(app, stay(0, 0, 0, 6))).toBe(3);
  });

  it('preferences: what is wanted counts whole, what nothing was said about half, what is not wanted nothing', () => {
    const preferred = [
      new Map([
        [0, 1],
        [1, 0],
      ]),
      new Map(),
      new Map(),
      new Map(),
    ];
    const of = (post: number) => preferences.ofAssignment!(year({}, { preferred }), stay(0, post, 0, 6));
    expect([of(0), of(2), of(1)]).toEqual([6, 3, 0]);
  });

  it('rotation: a hardship post costs by what one has behind oneself, other posts nothing', () => {
    const app = year({}, { hardship: [true, false, false], served: [18, 0, 72, 0] });
    const of = (person: number, post: number) => rotation.ofAssignment!(app, stay(person, post, 0, 6));
    expect([of(0, 0), of(1, 0), of(2, 0), of(0, 1)]).toEqual([-3, 0, -6, 0]);
  });

  it('balance: twelve months one way and six the other differ by six', () => {
    expect(balance.ofPlan!(year(), [stay(0, 0, 0, 12), stay(3, 2, 0, 6)])).toBe(-6);
    expect(balance.ofPlan!(year(), [stay(0, 0, 0, 6), stay(3, 2, 0, 6)])).toBe(0);
  });

  it('balance: months that were served before count', () => {
    const app = year({}, {}, { served: { eastToWest: 8, westToEast: 2 } });
    expect(balance.ofPlan!(app, [])).toBe(-6);
    expect(balance.ofPlan!(app, [stay(3, 2, 0, 6)])).toBe(0);
  });

  it('fairness: a unit with two of the three people of its side is to send two thirds', () => {
    expect(fairness.ofPlan!(year(), [stay(0, 0, 0, 6), stay(1, 1, 0, 6), stay(2, 0, 0, 6)])).toBe(0);
    expect(fairness.ofPlan!(year(), [stay(2, 0, 0, 6)])).toBe(-4);
  });

  it('promises: what was published and is otherwise now costs its months', () => {
    const app = year({}, { published: [stay(0, 0, 0, 6)] });
    expect(promises.ofPlan!(app, [stay(0, 0, 0, 6)])).toBe(0);
    expect(promises.ofPlan!(app, [stay(0, 0, 1, 6)])).toBe(-6);
  });

  it('levels sum to the points of the plan', () => {
    const app = year({}, { hardship: [true, true, true], served: [6, 6, 6, 6] });
    const plan = [stay(0, 0, 0, 6), stay(3, 2, 3, 5)];
    expect(levelsOf(app, plan).reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(pointsOf(app, plan), 6);
  });
});

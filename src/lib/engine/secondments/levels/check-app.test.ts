import { describe, expect, it } from 'vitest';
import { checkApp } from './check-app.ts';
import { stay, year } from './small-exchange.ts';

describe('checkApp', () => {
  it('home cover: a unit that has two and must keep two can only send one while somebody comes to it', () => {
    const app = year({ cover: [{ organisation: 0, skill: 0, staff: 2, keep: 2 }] });
    expect(checkApp(app, [stay(0, 0, 0, 2)])).toEqual([
      { fault: 'home_uncovered', organisation: 0, skill: 0, month: 0, missing: 1 },
      { fault: 'home_uncovered', organisation: 0, skill: 0, month: 1, missing: 1 },
    ]);
    expect(checkApp(app, [stay(0, 0, 0, 2), stay(3, 2, 0, 2)])).toEqual([]);
  });

  it('home cover: what published assignments have taken is not asked back', () => {
    const pin = stay(0, 0, 0, 2);
    const app = year({ cover: [{ organisation: 0, skill: 0, staff: 2, keep: 2 }] }, {}, { pinned: [pin] });
    expect(checkApp(app, [pin])).toEqual([]);
    expect(checkApp(app, [pin, stay(1, 0, 1, 1)])).toEqual([{ fault: 'home_uncovered', organisation: 0, skill: 0, month: 1, missing: 1 }]);
  });

  it('handover: the successor comes while the predecessor is still there, for as long as was asked', () => {
    const app = year({ handovers: [{ before: 0, after: 1, months: 1 }] });
    expect(checkApp(app, [stay(0, 0, 0, 6), stay(2, 1, 5, 6)])).toEqual([]);
    expect(checkApp(app, [stay(0, 0, 0, 6), stay(2, 1, 6, 6)])).toEqual([{ fault: 'no_handover', before: 0, after: 1, person: 2 }]);
    expect(checkApp(app, [stay(2, 1, 6, 6)])).toHaveLength(1);
  });

  it('handover on one post: the first has nobody to take over from', () => {
    const app = year({ handovers: [{ before: 0, after: 0, months: 2 }] });
    expect(checkApp(app, [stay(0, 0, 0, 6), stay(2, 0, 4, 6)])).toEqual([]);
    expect(checkApp(app, [stay(0, 0, 0, 6), stay(2, 0, 5, 6)])).toHaveLength(1);
  });

  it('an exact handover: two share the post for the handover and no longer', () => {
    const app = year({ handovers: [{ before: 0, after: 0, months: 2, exact: true }] });
    expect(checkApp(app, [stay(0, 0, 0, 6), stay(2, 0, 4, 6)])).toEqual([]);
    expect(checkApp(app, [stay(0, 0, 0, 6), stay(2, 0, 3, 6)])).not.toEqual([]);
    expect(checkApp(app, [stay(0, 0, 0, 6), stay(2, 0, 0, 6)])).not.toEqual([]);
  });

  it('rest: between two postings, and after one that is over', () => {
    const app = year({ rest: 3, back: [1, null, null, null] });
    expect(checkApp(app, [stay(0, 0, 3, 2)])).toEqual([{ fault: 'rest_too_short', person: 0, needed: 3 }]);
    expect(checkApp(app, [stay(0, 0, 4, 2), stay(0, 1, 9, 2)])).toEqual([]);
    expect(checkApp(app, [stay(1, 0, 4, 2), stay(1, 1, 8, 2)]).map(({ fault }) => fault)).toEqual(['rest_too_short', 'rest_too_short']);
  });

  it('a pair goes together to one place or not at all', () => {
    const app = year({ pairs: [{ people: [0, 1], how: 'together' }] });
    expect(checkApp(app, [stay(0, 0, 0, 6)])).toEqual([{ fault: 'pair_apart', people: [0, 1] }]);
    expect(checkApp(app, [stay(0, 0, 0, 6), stay(1, 1, 0, 3)])).toEqual([]);
    expect(checkApp(app, [stay(0, 0, 0, 6), stay(1, 1, 1, 6)])).toHaveLength(1);
  });

  it('of some pairs one stays at home', () => {
    const app = year({ pairs: [{ people: [0, 1], how: 'one_stays' }] });
    expect(checkApp(app, [stay(0, 0, 0, 6), stay(1, 1, 5, 3)])).toEqual([{ fault: 'pair_both_away', people: [0, 1] }]);
    expect(checkApp(app, [stay(0, 0, 0, 6), stay(1, 1, 6, 3)])).toEqual([]);
  });

  it('nothing begins in a month that is past but what was promised to', () => {
    const past = stay(0, 0, 1, 6);
    expect(checkApp(year({ notBefore: 2 }), [past])).toEqual([{ fault: 'starts_in_past', person: 0, post: 0, month: 1 }]);
    expect(checkApp(year({ notBefore: 2 }), [stay(0, 0, 2, 6)])).toEqual([]);
    expect(checkApp(year({ notBefore: 2 }, { published: [stay(0, 0, 1, 3)] }), [past])).toEqual([]);
  });
});

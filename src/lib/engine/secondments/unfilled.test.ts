import { describe, expect, it } from 'vitest';
import { rested } from './levels/app-problem.ts';
import { stay, year } from './levels/small-exchange.ts';
import { openPostsOf, unfilledPosts } from './unfilled.ts';

describe('openPostsOf', () => {
  const posts = year().problem.posts.map((post, q) => (q === 0 ? { ...post, window: { from: 0, until: 3 } } : post));

  it('a post whose window is over is not open any more', () => {
    expect(openPostsOf(rested(year({}, {}, { posts })), [stay(0, 1, 0, 6)])).toEqual([0, 2]);
    expect(openPostsOf(rested(year({ notBefore: 3 }, {}, { posts })), [stay(0, 1, 0, 6)])).toEqual([2]);
  });

  it('one with too few months left is open, and that is why', () => {
    const long = posts.map((post) => ({ ...post, lengths: { min: 2, max: 12, allowed: null } }));
    const problem = rested(year({ notBefore: 2 }, {}, { posts: long }));
    expect(unfilledPosts(problem, [], [0])).toEqual([{ post: 0, reasons: [expect.objectContaining({ code: 'window' })] }]);
  });
});

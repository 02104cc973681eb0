import type { Assignment } from '../../engine/secondments/problem.ts';

/** What a key does to a bar: ← → a month earlier or later, with Shift shorter or longer, ↑ ↓ to the next lane. */
export type Key = { key: string; shiftKey: boolean };

/**
 * Where a key brings an assignment; null: the key moves nothing.
 *
 * @param months  of the plan
 * @param posts   of the lanes shown, in their order; null: lanes are people, and ↑ ↓ do nothing
 */
export function movedByKey({ key, shiftKey }: Key, at: Assignment, months: number, posts: readonly number[] | null): Assignment | null {
  const by = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
  if (by !== 0 && shiftKey) return { ...at, months: clamp(at.months + by, 1, months - at.start) };
  if (by !== 0) return { ...at, start: clamp(at.start + by, 0, months - at.months) };
  const down = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  if (down === 0 || shiftKey || posts === null || posts.length === 0) return null;
  const lane = posts.indexOf(at.post);
  return { ...at, post: posts[clamp(lane + down, 0, posts.length - 1)]! };
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

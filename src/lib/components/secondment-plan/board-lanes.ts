import type { DrawnPlan } from '../../engine/secondments/world/drawn-plan.ts';

/** Rows of the board: posts or people. */
export type LaneKind = 'post' | 'person';
/** `index` among the problem's posts or people. */
export type Lane = { id: string; index: number; title: string; under: string };

/** Lanes at a time: what stays quick to draw and to look over. */
export const LANES_SHOWN = 50;

/** The lanes of a kind whose names, or those of somebody on them, hold all words of a search; filled ones first. */
export function lanesOf(drawn: DrawnPlan, kind: LaneKind, search: string): Lane[] {
  const { app, names, labels, onBoard, done } = drawn;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const on = new Map<number, string>();
  for (const { row, assignment } of [...onBoard, ...done]) {
    const index = kind === 'post' ? assignment.post : assignment.person;
    on.set(index, `${on.get(index) ?? ''} ${kind === 'post' ? row.person.name : row.post.title}`);
  }
  const lanes =
    kind === 'post'
      ? names.posts.map((id, index) => ({
          id,
          index,
          title: labels.posts[index]!,
          under: labels.organisations[app.problem.posts[index]!.host]!,
        }))
      : names.people.map((id, index) => ({
          id,
          index,
          title: labels.people[index]!,
          under: labels.organisations[app.problem.people[index]!.home]!,
        }));
  return lanes
    .filter(({ title, under, index }) => {
      const text = `${title} ${under} ${on.get(index) ?? ''}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => Number(on.has(b.index)) - Number(on.has(a.index)) || a.under.localeCompare(b.under) || a.index - b.index);
}

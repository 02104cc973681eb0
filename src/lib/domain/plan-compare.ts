import type { ExchangeDirectionCode } from './enums.ts';
import { monthNumber } from './month.ts';

/** A person's place in a plan, whatever the plan came from. Half-open, whole months. */
export type ComparedPlacement = {
  person: string;
  name: string;
  home: string;
  postId: string;
  post: string;
  host: string;
  startsOn: string;
  endsBefore: string;
  direction: ExchangeDirectionCode;
};

export type MovedPart = 'post' | 'start' | 'length';
export type PlanMove = { before: ComparedPlacement; after: ComparedPlacement; changed: MovedPart[] };
export type PlanCount = { placements: number; people: number; months: number };
export type PlanDifference = {
  entering: ComparedPlacement[];
  leaving: ComparedPlacement[];
  moved: PlanMove[];
  same: number;
  /** Placements, people and person-months of each plan in each direction. */
  counts: Record<ExchangeDirectionCode, { before: PlanCount; after: PlanCount }>;
};

export const placementMonths = ({ startsOn, endsBefore }: ComparedPlacement): number =>
  monthNumber(endsBefore.slice(0, 7)) - monthNumber(startsOn.slice(0, 7));

const isSame = (a: ComparedPlacement, b: ComparedPlacement) =>
  a.postId === b.postId && a.startsOn === b.startsOn && a.endsBefore === b.endsBefore;

/**
 * What one plan has that another has not, person by person: the same placements are taken out first, then of each person the
 * earliest that is left in one stands against the earliest in the other; what then has nothing against it enters or leaves.
 */
export function comparePlans(before: readonly ComparedPlacement[], after: readonly ComparedPlacement[]): PlanDifference {
  const difference: PlanDifference = {
    entering: [],
    leaving: [],
    moved: [],
    same: 0,
    counts: {
      east_to_west: { before: count(before, 'east_to_west'), after: count(after, 'east_to_west') },
      west_to_east: { before: count(before, 'west_to_east'), after: count(after, 'west_to_east') },
    },
  };
  const people = new Set([...before, ...after].map(({ person }) => person));
  for (const person of people) {
    const own = (of: readonly ComparedPlacement[]) =>
      of.filter((each) => each.person === person).sort((a, b) => a.startsOn.localeCompare(b.startsOn));
    const [was, is] = [own(before), own(after)];
    const left = was.filter((each) => !is.some((other) => isSame(each, other)));
    const fresh = is.filter((each) => !was.some((other) => isSame(each, other)));
    difference.same += was.length - left.length;
    left.forEach((each, at) => {
      const to = fresh[at];
      if (to) difference.moved.push({ before: each, after: to, changed: changedParts(each, to) });
      else difference.leaving.push(each);
    });
    difference.entering.push(...fresh.slice(left.length));
  }
  return difference;
}

function changedParts(before: ComparedPlacement, after: ComparedPlacement): MovedPart[] {
  const parts: MovedPart[] = [];
  if (before.postId !== after.postId) parts.push('post');
  if (before.startsOn !== after.startsOn) parts.push('start');
  if (placementMonths(before) !== placementMonths(after)) parts.push('length');
  return parts;
}

function count(of: readonly ComparedPlacement[], direction: ExchangeDirectionCode): PlanCount {
  const own = of.filter((each) => each.direction === direction);
  return {
    placements: own.length,
    people: new Set(own.map(({ person }) => person)).size,
    months: own.reduce((sum, each) => sum + placementMonths(each), 0),
  };
}

/**
 * Promises that a plan would not keep. A run answers for the whole exchange: what it lacks is gone. A plan leaves alone what it does
 * not name: it breaks a promise by placing the person otherwise in the same months.
 */
export const brokenPromises = (
  published: readonly ComparedPlacement[],
  plan: readonly ComparedPlacement[],
  isWhole: boolean,
): ComparedPlacement[] =>
  published.filter((promise) => {
    const own = plan.filter(({ person }) => person === promise.person);
    if (own.some((each) => isSame(each, promise))) return false;
    return isWhole || own.some((each) => each.startsOn < promise.endsBefore && promise.startsOn < each.endsBefore);
  });

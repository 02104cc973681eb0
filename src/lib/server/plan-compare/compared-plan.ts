import type { ComparedPlacement } from '../../domain/plan-compare.ts';
import type { PlanWorld } from '../../domain/plan-world.ts';
import { SecondmentParameters } from '../../domain/secondment-run.ts';
import { monthNumber, monthOf } from '../../domain/month.ts';
import type { Run } from '../../domain/run.ts';
import type { BoardRow } from '../../engine/secondments/world/drawn-plan.ts';
import type { Db } from '../db.ts';
import { readRun } from '../run/get-run.ts';
import type { SecondmentInput, SecondmentOutput } from '../run/kinds/secondment.ts';
import { readResult } from '../run/run-result.ts';
import { readPlan, type StoredPlan } from '../secondment/plans.ts';

/** A plan or a run's plan, ready to stand beside another. */
export type ComparedPlan = {
  key: string;
  number: number;
  kind: 'plan' | 'run';
  name: string;
  href: string;
  exchange: string;
  rules: { rest: number; mostPerPerson: number; maxDifference: number | null };
  placements: ComparedPlacement[];
  /** What became of somebody who is no longer in it, in the words that were given. */
  gone: { person: string; status: 'declined' | 'ended' | 'withdrawn'; words: string }[];
};

/** States in which an assignment is part of the plan. */
const IN_PLAN = ['draft', 'proposed', 'published', 'running', 'completed'];

/** @param key `plan:<id>` or `run:<id>` @returns null when there is none or the caller may not see it */
export async function comparedPlan(db: Db, key: string): Promise<ComparedPlan | null> {
  const [kind, id = ''] = key.split(':');
  if (kind === 'plan') {
    const plan = await readPlan(db, id);
    return plan && ofPlan(key, plan);
  }
  const run = kind === 'run' ? await readRun(db, id) : null;
  return run?.kind === 'secondment' ? ofRun(db, key, run) : null;
}

function ofPlan(key: string, plan: StoredPlan): ComparedPlan {
  const live = plan.rows.filter(({ status }) => IN_PLAN.includes(status));
  const replaced = new Set(live.flatMap(({ replaces }) => replaces ?? []));
  return {
    key,
    number: plan.number,
    kind: 'plan',
    name: plan.name,
    href: `/secondments/plans/${plan.id}`,
    exchange: plan.exchange.id,
    rules: plan,
    placements: live
      .filter(({ id }) => !replaced.has(id))
      .map((row) => ({
        person: row.person.id,
        name: row.person.name,
        home: row.home.name,
        postId: row.post.id,
        post: row.post.title,
        host: row.host.name,
        startsOn: row.startsOn,
        endsBefore: row.endsBefore,
        direction: row.home.office === plan.exchange.eastOffice ? 'east_to_west' : 'west_to_east',
      })),
    gone: plan.rows.flatMap(({ person, status, reason }) =>
      status === 'declined' || status === 'ended' || status === 'withdrawn' ? [{ person: person.id, status, words: reason }] : [],
    ),
  };
}

async function ofRun(db: Db, key: string, run: Run): Promise<ComparedPlan | null> {
  const parameters = SecondmentParameters.safeParse(run.parameters);
  const result = await readResult(db, run);
  if (!parameters.success || !result) return null;
  const { world } = result.input as SecondmentInput;
  const { assignments } = result.output as SecondmentOutput;
  const { rest, mostPerPerson, maxDifference, exchange, name } = parameters.data;
  const placements = assignments.flatMap(({ person, post, from, months }) =>
    placementIn(world, person, post, `${from}-01`, `${monthOf(monthNumber(from) + months)}-01`),
  );
  return {
    key,
    number: run.number,
    kind: 'run',
    name,
    href: `/runs/${run.id}`,
    exchange,
    rules: { rest, mostPerPerson, maxDifference },
    placements,
    gone: [],
  };
}

/** A placement with the names of a world; none when person or post is not in it. */
export function placementIn(world: PlanWorld, personId: string, postId: string, startsOn: string, endsBefore: string): ComparedPlacement[] {
  const person = world.people.find(({ id }) => id === personId);
  const post = world.posts.find(({ id }) => id === postId);
  const home = world.units.find(({ id }) => id === person?.unit);
  const host = world.units.find(({ id }) => id === post?.unit);
  if (!person || !post || !home || !host) return [];
  return [
    {
      person: person.id,
      name: person.name,
      home: home.name,
      postId: post.id,
      post: post.title,
      host: host.name,
      startsOn,
      endsBefore,
      direction: home.side === 'east' ? 'east_to_west' : 'west_to_east',
    },
  ];
}

/** The placements as rows of a board: what is promised already is itself, or what it would be replaced by. */
export function boardRows({ key, placements }: ComparedPlan, published: PlanWorld['published']): BoardRow[] {
  return placements.map(({ person, postId, startsOn, endsBefore }, at) => {
    const overlapping = published.find((each) => each.person === person && each.from < endsBefore && startsOn < each.until);
    const isPromise = overlapping?.post === postId && overlapping.from === startsOn && overlapping.until === endsBefore;
    return {
      id: isPromise ? overlapping.id : `${key} ${at}`,
      status: isPromise ? 'published' : 'draft',
      startsOn,
      endsBefore,
      replaces: overlapping && !isPromise ? overlapping.id : null,
      person: { id: person },
      post: { id: postId },
    };
  });
}

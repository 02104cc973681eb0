import { SecondmentParameters } from '../../domain/secondment-run.ts';
import { unwrap, type Db } from '../db.ts';
import { listPlans } from '../secondment/plans.ts';

/** What can be chosen for a comparison: a plan, or a run that has a result. */
export type ComparedSource = { key: string; kind: 'plan' | 'run'; number: number; name: string; exchange: string };

const MOST = 60;

/** The caller's plans and finished planning runs, newest first. */
export async function comparedSources(db: Db): Promise<ComparedSource[]> {
  const [plans, runs] = await Promise.all([
    listPlans(db, MOST),
    db
      .from('runs')
      .select('id, number, parameters')
      .eq('kind', 'secondment')
      .not('output_hash', 'is', null)
      .order('number', { ascending: false })
      .limit(MOST),
  ]);
  return [
    ...plans.map(({ id, number, name, exchange }) => ({ key: `plan:${id}`, kind: 'plan' as const, number, name, exchange: exchange.id })),
    ...unwrap('runs', runs).flatMap(({ id, number, parameters }) => {
      const read = SecondmentParameters.safeParse(parameters);
      return read.success ? [{ key: `run:${id}`, kind: 'run' as const, number, name: read.data.name, exchange: read.data.exchange }] : [];
    }),
  ];
}

/** What is offered first: the newest source that another of its exchange came before, and that one; the earlier first. */
export function comparablePair(sources: readonly ComparedSource[]): string[] {
  for (const [at, { key, exchange }] of sources.entries()) {
    const before = sources.slice(at + 1).find((each) => each.exchange === exchange);
    if (before) return [before.key, key];
  }
  return [];
}

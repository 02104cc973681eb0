import { Bundle } from '../../domain/bundle.ts';
import type { Proposal } from '../../domain/proposal.ts';
import { unwrap, type Db } from '../db.ts';
import { composableChanges, uncomposedChanges } from './uncomposed-changes.ts';

/** What a project can still become after a change. */
export type Recompositions = {
  byChange: Record<number, { position: number; bundle: Bundle }[]>;
  /** Of the organisations of its parties and candidates, by listing. */
  names: Record<string, string>;
  /** Changes for which the engine is still looking. */
  sought: number[];
  /** Changes after which nothing else can be composed of it. */
  none: number[];
  /** Those of them of whose staying parties none had a published listing. */
  noneListed: number[];
};

export const NO_RECOMPOSITIONS: Recompositions = { byChange: {}, names: {}, sought: [], none: [], noneListed: [] };

/** Read for the open changes of a proposal, best first. */
export async function readRecompositions(
  db: Db,
  { kind, changes, events }: Pick<Proposal, 'kind' | 'changes' | 'events'>,
): Promise<Recompositions> {
  const open = changes.filter(({ settledAt }) => settledAt === undefined).map(({ id }) => id);
  if (open.length === 0) return NO_RECOMPOSITIONS;
  const [found, sought] = await Promise.all([
    db.from('proposal_recompositions').select('change_id, position, bundle').in('change_id', open).order('position'),
    uncomposedChanges(db, { kind, changes }),
  ]);
  const rows = unwrap('proposal_recompositions', found);
  const byChange: Recompositions['byChange'] = {};
  for (const { change_id, position, bundle } of rows) (byChange[change_id] ??= []).push({ position, bundle: Bundle.parse(bundle) });
  const refs = Object.values(byChange).flatMap((each) =>
    each.flatMap(({ bundle }) => [...bundle.parties, ...(bundle.missing?.candidates ?? [])].map(({ listing }) => listing)),
  );
  const none = composableChanges({ kind, changes }).filter((id) => !sought.includes(id) && !byChange[id]);
  const noneListed = none.filter((id) =>
    events.some(({ what, data }) => what === 'nothing_composed' && data['change'] === id && data['listed'] === false),
  );
  if (refs.length === 0) return { byChange, names: {}, sought, none, noneListed };
  const listings = unwrap(
    'listings',
    await db.from('listings').select('ref, organisation:organisations!listings_organisation_id_fkey!inner(name)').in('ref', refs),
  );
  return {
    byChange,
    names: Object.fromEntries(listings.map(({ ref, organisation }) => [ref, organisation.name])),
    sought,
    none,
    noneListed,
  };
}

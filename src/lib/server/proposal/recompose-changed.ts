import { z } from 'zod';
import { loadModes } from '../../adapters/modes.ts';
import { FactorKind } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import { Unit } from '../../domain/units.ts';
import { rank } from '../../engine/matching/rank.ts';
import { recompose } from '../../engine/projects/recompose.ts';
import { unwrap, type Db } from '../db.ts';
import { publishedNow, type Published } from '../listing/published.ts';
import { MATCHING_REFERENCE } from '../reference/reference.ts';

const Work = z.array(
  z.object({
    change: z.int(),
    mode: z.string().nullish(),
    /** Of the parties that stay those that are published; of none nothing can be composed. */
    staying: z.array(z.string()),
    gone: z.array(z.string()),
    accepted: z.array(z.object({ listing: z.string(), factor: FactorKind, unit: Unit, quantity: z.number() })),
  }),
);
const MODES = loadModes();
/** Up to so many listings all may take part; of more, the best partners of the one for whom it is. */
const ALL = 1500;
const PARTNERS = 300;

/** Composes anew the projects under which something changed, and keeps what they can still become. */
export async function recomposeChanged(service: Db): Promise<void> {
  const work = Work.parse(unwrap('changes_to_recompose', await service.rpc('changes_to_recompose')));
  if (work.length === 0) return;
  const published = await publishedNow(service);
  const composed = work.map(({ change, mode, staying, gone, accepted }) => {
    const modes = MODES.filter(({ id }) => !mode || id === mode);
    if (staying.length === 0) return { change, bundles: [] };
    const found = recompose({ listings: candidates(staying, published), staying, gone, accepted }, modes, MATCHING_REFERENCE);
    return { change, bundles: found.ok ? found.value : [] };
  });
  unwrap('record_recompositions', await service.rpc('record_recompositions', { composed }));
}

function candidates(staying: readonly string[], { byId, corpus }: Published): Listing[] {
  const all = [...byId.values()].map(({ listing }) => listing);
  if (all.length <= ALL) return all;
  const there = staying.flatMap((id) => byId.get(id)?.listing ?? []);
  const near = new Map(there.map((listing) => [listing.id, listing]));
  for (const kind of ['county', 'enterprise'] as const)
    for (const listing of there)
      for (const { id } of rank(corpus(kind), listing, { top: PARTNERS })) {
        const row = byId.get(id);
        if (row) near.set(id, row.listing);
      }
  return [...near.values()];
}

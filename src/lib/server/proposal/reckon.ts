import { z } from 'zod';
import type { ProposalGainReason } from '../../domain/proposal.ts';
import type { Listing } from '../../domain/listing.ts';
import { convert, Unit } from '../../domain/units.ts';
import { FactorKind } from '../../domain/factor.ts';
import { rank, type Match } from '../../engine/matching/rank.ts';
import { unwrap, type Db } from '../db.ts';
import { publishedNow, type Published } from '../listing/published.ts';

const REASONS_KEPT = 6;
const SUBSTITUTES_KEPT = 3;

const Work = z.object({
  parties: z.array(z.object({ proposal: z.uuid(), parties: z.array(z.object({ organisation: z.uuid(), listing: z.string() })) })),
  changes: z.array(
    z.object({
      change: z.int(),
      /** The party whose place is sought for, by its position. */
      insteadOf: z.int(),
      gone: z.string(),
      anchor: z.string(),
      not: z.array(z.uuid()),
      needs: z.array(z.object({ factor: FactorKind, unit: Unit, quantity: z.number() })),
    }),
  ),
});
type Work = z.infer<typeof Work>;

/**
 * What the engine still owes to proposals: what each party gains and by what criteria, and who could take the place of what
 * changed. With the platform's own rights, because parties that do not know each other cannot be compared with theirs;
 * reasons are kept without the particulars that would name the other.
 */
export async function reckonProposals(service: Db): Promise<void> {
  const work = Work.parse(unwrap('proposals_to_reckon', await service.rpc('proposals_to_reckon')));
  if (work.parties.length + work.changes.length === 0) return;
  const published = await publishedNow(service);
  const reckoned = work.parties.map(({ proposal, parties }) => ({
    proposal,
    parties: parties.map(({ organisation, listing }) => ({
      organisation,
      ...gainOf(
        listing,
        parties.map((each) => each.listing),
        published,
      ),
    })),
  }));
  const substitutes = [...new Set(work.changes.map(({ change }) => change))].map((id) => ({
    change: id,
    listings: work.changes
      .filter(({ change }) => change === id)
      .flatMap((change) => substitutesFor(change, published).map((found) => ({ ...found, insteadOf: change.insteadOf }))),
  }));
  unwrap('record_reckoning', await service.rpc('record_reckoning', { reckoned, substitutes }));
}

const listingOf = (ref: string, published: Published): Listing | undefined => published.byId.get(ref)?.listing;

/** What a party gains from the party from whom it gains most. */
function gainOf(ref: string, refs: readonly string[], published: Published): { gain: number | null; reasons: ProposalGainReason[] } {
  const mine = listingOf(ref, published);
  if (!mine) return { gain: null, reasons: [] };
  const matches = refs.flatMap((other) => {
    const theirs = other === ref ? undefined : listingOf(other, published);
    return theirs ? (matchOf(mine, theirs, published) ?? []) : [];
  });
  const best = matches.sort((a, b) => b.gain.from - a.gain.from)[0];
  if (!best) return { gain: null, reasons: [] };
  return { gain: best.gain.from, reasons: reasonsOf(best) };
}

/** The criteria by which a party gains, largest first; without particulars several reasons of one criterion are one. */
function reasonsOf({ reasons }: Match): ProposalGainReason[] {
  const points = new Map<string, ProposalGainReason>();
  for (const reason of reasons.filter(({ side }) => side === 'from')) {
    const key = `${reason.criterion} ${reason.factor ?? ''}`;
    const sum = (points.get(key)?.points ?? 0) + reason.points;
    points.set(key, { criterion: reason.criterion, ...(reason.factor && { factor: reason.factor }), points: sum });
  }
  return [...points.values()]
    .map((reason) => ({ ...reason, points: Math.round(reason.points * 1000) / 1000 }))
    .sort((a, b) => b.points - a.points)
    .slice(0, REASONS_KEPT);
}

const matchOf = (mine: Listing, theirs: Listing, published: Published): Match | undefined =>
  rank(published.corpus(theirs.organisation.kind), mine, { top: 'all', among: ({ id }) => id === theirs.id, explainGates: true })[0];

/** Listings of the kind that is gone which offer the like, best with who stays; those with enough first. */
function substitutesFor({ gone, anchor, not, needs }: Work['changes'][number], published: Published): { ref: string; score: number }[] {
  const stays = listingOf(anchor, published);
  const kind = listingOf(gone, published)?.organisation.kind ?? (stays?.organisation.kind === 'county' ? 'enterprise' : 'county');
  if (!stays) return [];
  const offers = ({ offers: offered }: Listing, { factor, unit, quantity }: Work['changes'][number]['needs'][number]): boolean =>
    offered.some((offer) => offer.factor === factor && offer.unit && (convert(offer.quantity ?? 0, offer.unit, unit) ?? -1) >= quantity);
  const found = rank(published.corpus(kind), stays, {
    top: 'all',
    among: ({ id }) => {
      const row = published.byId.get(id);
      return id !== gone && row !== undefined && !not.includes(row.organisationId) && needs.every((need) => offers(row.listing, need));
    },
  });
  return found.slice(0, SUBSTITUTES_KEPT).map(({ id, score }) => ({ ref: id, score }));
}

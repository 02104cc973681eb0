import type { FactorKind } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Result } from '../../domain/errors.ts';
import type { Unit } from '../../domain/units.ts';
import { flows } from '../../engine/matching/flows.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { retryBusy } from './retry-busy.ts';

/** What one listing would give in a proposal. */
export type Give = { listing: string; factor: FactorKind; quantity: number; unit: Unit };

/** What two listings would give each other, as far as quantities are stated: the proposal's commitments until somebody changes them. */
export const givesBetween = (mine: Listing, theirs: Listing): Give[] =>
  [
    [mine, theirs],
    [theirs, mine],
  ].flatMap(([giver, taker]) =>
    giver && taker
      ? flows(giver, taker).flatMap(({ factor, quantity, unit }) =>
          quantity !== null && unit !== null && quantity > 0 && offersIn(giver, factor)
            ? [{ listing: giver.id, factor, quantity, unit }]
            : [],
        )
      : [],
  );

const offersIn = (listing: Listing, factor: FactorKind): boolean =>
  listing.offers.some((offer) => offer.factor === factor && offer.quantity !== undefined);

/**
 * Proposes a joint project of two listings.
 *
 * @returns the proposal's id
 * @errors `not_found`, `not_allowed`, `wrong_state`, `already_proposed`, `no_responsible_office`, `partner_not_available`,
 * `too_many_proposals`, `capacity_taken`, `bad_request`
 */
export const proposePartner = async (db: Db, mine: string, theirs: string, gives: readonly Give[], note: string): Promise<Result<string>> =>
  outcome(
    'propose_partner',
    await retryBusy(() => db.rpc('propose_partner', { listing_ref: mine, partner_ref: theirs, gives: [...gives], note })),
  );

/** Proposes a kept project of a portfolio. @errors `not_found`, `not_allowed`, `wrong_state`, `already_proposed`, `offer_gone`, `partner_not_available`, `too_many_proposals` */
export const proposeProject = async (db: Db, project: string, note: string): Promise<Result<string>> =>
  outcome('propose_project', await retryBusy(() => db.rpc('propose_project', { project_id: project, note })));

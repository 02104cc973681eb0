import type { ListingActorCode, ListingStatusCode, ListingVerbCode } from './enums.ts';

export type ListingTransition = { from: ListingStatusCode; verb: ListingVerbCode; to: ListingStatusCode; actor: ListingActorCode };

const row = (from: ListingStatusCode, verb: ListingVerbCode, to: ListingStatusCode, actor: ListingActorCode): ListingTransition => ({
  from,
  verb,
  to,
  actor,
});

/** The life of a listing: the rows of the table `listing_transitions`, which decides; a test compares them. */
export const LISTING_TRANSITIONS: readonly ListingTransition[] = [
  row('draft', 'submit', 'in_review', 'owner'),
  row('draft', 'withdraw', 'withdrawn', 'owner'),
  row('in_review', 'take_back', 'draft', 'owner'),
  row('in_review', 'withdraw', 'withdrawn', 'owner'),
  row('in_review', 'approve', 'published', 'reviewer'),
  row('in_review', 'return', 'draft', 'reviewer'),
  row('published', 'submit', 'published', 'owner'),
  row('published', 'take_back', 'published', 'owner'),
  row('published', 'approve', 'published', 'reviewer'),
  row('published', 'return', 'published', 'reviewer'),
  row('published', 'pause', 'paused', 'owner'),
  row('published', 'withdraw', 'withdrawn', 'owner'),
  row('published', 'fulfil', 'fulfilled', 'owner'),
  row('published', 'renew', 'published', 'owner'),
  row('published', 'expire', 'expired', 'platform'),
  row('paused', 'submit', 'paused', 'owner'),
  row('paused', 'take_back', 'paused', 'owner'),
  row('paused', 'approve', 'paused', 'reviewer'),
  row('paused', 'return', 'paused', 'reviewer'),
  row('paused', 'resume', 'published', 'owner'),
  row('paused', 'withdraw', 'withdrawn', 'owner'),
  row('paused', 'fulfil', 'fulfilled', 'owner'),
  row('paused', 'expire', 'expired', 'platform'),
  row('expired', 'renew', 'published', 'owner'),
  row('expired', 'submit', 'expired', 'owner'),
  row('expired', 'take_back', 'expired', 'owner'),
  row('expired', 'approve', 'published', 'reviewer'),
  row('expired', 'return', 'expired', 'reviewer'),
  row('expired', 'withdraw', 'withdrawn', 'owner'),
];

/** What an actor may do with a listing in a state, in the table's order. */
export const verbsFor = (status: ListingStatusCode, actor: ListingActorCode): ListingVerbCode[] =>
  LISTING_TRANSITIONS.filter((transition) => transition.from === status && transition.actor === actor).map(({ verb }) => verb);

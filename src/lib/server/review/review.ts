import { z } from 'zod';
import { listingStatus, reviewOutcome, type ReviewOutcomeCode } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import { Offer, Seek } from '../../domain/factor.ts';
import { Listing } from '../../domain/listing.ts';
import type { Marks } from '../../domain/review.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

const mark = z.int().min(0).max(5);
const Review = z.object({
  by: z.string(),
  office: z.string(),
  at: z.string(),
  outcome: z.enum(reviewOutcome),
  comment: z.string(),
  revision: z.int(),
  clear: mark,
  specific: mark,
  credible: mark,
  useful: mark,
});
export type Review = z.infer<typeof Review>;

const QueueRow = z.object({
  ref: z.string(),
  title: z.string(),
  organisation: z.string(),
  region: z.string().nullable(),
  submittedAt: z.string(),
  revision: z.int(),
  isChange: z.boolean(),
  takesTwo: z.boolean(),
  approvals: z.int(),
  /** What it offers and seeks, in the queue of one import; else empty. */
  offers: z.array(Offer),
  seeks: z.array(Seek),
});
export type QueueRow = z.infer<typeof QueueRow>;

/** Small listings that one import handed in, as one line of the queue. */
const QueueImport = z.object({
  id: z.string(),
  file: z.string(),
  listings: z.int(),
  organisation: z.string(),
  region: z.string().nullable(),
  organisations: z.int(),
  submittedAt: z.string(),
  /** When the last of them was handed in, for `decideImport`. */
  until: z.string(),
});
export type QueueImport = z.infer<typeof QueueImport>;

const Queue = z.object({ total: z.int(), rows: z.array(QueueRow), imports: z.array(QueueImport) });
export type Queue = z.infer<typeof Queue>;
export const QUEUE_PAGE = 25;

const Content = z.object({
  title: z.string(),
  summary: z.string(),
  industries: z.array(z.string()),
  offers: z.array(z.any()),
  seeks: z.array(z.any()),
});
const Confidential = z.object({ text: z.string(), offers: z.array(z.any()), seeks: z.array(z.any()) });
const Submitted = z.object({
  id: z.uuid(),
  listing: Listing,
  before: Content.nullable(),
  confidential: Confidential.nullable(),
  /** How many files prove it, and whether the caller sees them now. */
  evidence: z.int(),
  seesEvidence: z.boolean(),
  status: z.enum(listingStatus),
  revision: z.int(),
  why: z.string().nullable(),
  submittedAt: z.string(),
  submittedBy: z.string().nullable(),
  assisted: z.boolean(),
  takesTwo: z.boolean(),
  mayReview: z.boolean(),
  reviews: z.array(Review),
});
export type Submitted = z.infer<typeof Submitted>;

/**
 * What waits for the caller's review, the longest waiting first, a page of it; imports as one line each.
 *
 * @param ofImport  only the small listings that this import handed in
 */
export async function reviewQueue(db: Db, ofImport: string | null = null, page = 1): Promise<Queue> {
  const values = { passed: (page - 1) * QUEUE_PAGE, most: QUEUE_PAGE, ...(ofImport === null ? {} : { of_import: ofImport }) };
  return Queue.parse(unwrap('review_queue', await db.rpc('review_queue', values, { get: true })));
}

/** A submitted listing, for who may review or look inside it; null otherwise. */
export async function getReview(db: Db, ref: string): Promise<Submitted | null> {
  const data = unwrap('get_review', await db.rpc('get_review', { listing_ref: ref }, { get: true }));
  return data === null ? null : Submitted.parse(data);
}

/** Shows the files to who may review, and notes that he asked. @errors `not_found` */
export const openEvidence = async (db: Db, ref: string): Promise<Result<number>> =>
  outcome('open_review_evidence', await db.rpc('open_review_evidence', { listing_ref: ref }));

export type Decision = { marks: Marks; outcome: ReviewOutcomeCode; comment: string };

/** @errors `zero_blocks`, `comment_needed`, `draft_changed`, `not_found` when it is not the caller's to review */
export async function reviewListing(db: Db, ref: string, seen: number, { marks, outcome: decided, comment }: Decision) {
  const values = { listing_ref: ref, seen_revision: seen, ...marks, outcome: decided, comment };
  return outcome('review_listing', await db.rpc('review_listing', values));
}

/** Several of one import with the same marks, all or none; answers how many. @errors as `reviewListing`; `review_one_by_one` */
export async function reviewTogether(db: Db, items: { ref: string; revision: number }[], decision: Decision): Promise<Result<number>> {
  const values = { items, ...decision.marks, outcome: decision.outcome, comment: decision.comment };
  return outcome('review_listings', await db.rpc('review_listings', values));
}

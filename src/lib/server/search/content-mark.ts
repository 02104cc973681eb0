import { createHash } from 'node:crypto';
import type { Listing } from '../../domain/listing.ts';

/** A short mark of what a listing says: another text, another mark. */
export const contentMark = (listing: Listing): string =>
  createHash('sha256').update(JSON.stringify(listing)).digest('base64url').slice(0, 12);

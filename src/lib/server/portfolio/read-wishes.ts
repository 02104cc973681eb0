import type { Listing } from '../../domain/listing.ts';
import type { Wish } from '../../domain/portfolio-run.ts';
import type { RegionCode } from '../../domain/region.ts';
import { findRegion, type RegionNames } from '../../domain/region-name.ts';

/** A line that names nothing, or several things; `candidates` are numbers of listings or codes of regions. */
export type WishFault = { line: string; candidates: string[] };

export type WishLines = { wishes: Wish[]; faults: WishFault[] };

/** Candidates that a sentence can bear. */
const TOLD = 4;

/**
 * Reads what a person wrote, one line a wish: a listing's number, an organisation's name, or a place.
 *
 * @param near  the region of whoever writes, to choose among places of one name
 */
export function readWishes(text: string, listings: readonly Listing[], names: RegionNames, near: RegionCode | null): WishLines {
  const wishes = new Map<string, Wish>();
  const faults: WishFault[] = [];
  for (const line of text.split(/[\n;；]/).map((each) => each.trim())) {
    if (line === '') continue;
    const read = readWish(line, listings, names, near);
    if ('candidates' in read) faults.push({ line, candidates: read.candidates.slice(0, TOLD) });
    else wishes.set(JSON.stringify(read), read);
  }
  return { wishes: [...wishes.values()], faults };
}

function readWish(
  line: string,
  listings: readonly Listing[],
  names: RegionNames,
  near: RegionCode | null,
): Wish | { candidates: string[] } {
  const byNumber = listings.find(({ id }) => id === line);
  if (byNumber) return { what: 'listing', listing: byNumber.id };
  const called = listings.filter(({ organisation }) => organisation.name === line);
  // A county is a place: its name means all that lies in it.
  if (!called.some(({ organisation }) => organisation.kind === 'county')) {
    const one = only(called);
    if (one) return one;
  }
  const region = findRegion(line, names, near);
  if (region.ok) return { what: 'region', region: region.code };
  const partly = called.length > 0 ? called : listings.filter(({ organisation }) => organisation.name.includes(line));
  return only(partly) ?? { candidates: partly.length > 0 ? partly.map(({ id }) => id) : region.candidates };
}

const only = (found: readonly Listing[]): Wish | null => {
  const [one, ...others] = found;
  return one && others.length === 0 ? { what: 'listing', listing: one.id } : null;
};

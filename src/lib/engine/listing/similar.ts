import type { Listing } from '../../domain/listing.ts';
import type { Segment } from '../matching/reference.ts';

/** A listing that may be about the same matter, and how alike it is, in [0, 1]. */
export type Similar = { id: string; likeness: number };

/** A third of the words in common is worth a look; our own choice, on the side of showing too little rather than everything. */
const ALIKE = 0.34;

/**
 * Listings whose words are those of a new title and its first sentence: what is shown before somebody writes the same again.
 * Words are compared as sets; each counts by its length, so that 灰枣加工 tells more than 项目.
 *
 * @param text       title and first words of the new listing
 * @param listings   candidates, e.g. the organisation's own and the region's
 * @param segment    cuts a text into words
 * @param most       how many to name
 * @returns most alike first, ties by id; none below a threshold. Same input, same answer
 */
export function similarListings(
  text: string,
  listings: readonly Pick<Listing, 'id' | 'title' | 'summary' | 'offers' | 'seeks'>[],
  segment: Segment,
  most: number,
): Similar[] {
  const wanted = wordsIn(text, segment);
  const whole = weight(wanted);
  if (whole === 0) return [];
  return listings
    .map(({ id, title, summary, offers, seeks }) => {
      const titleWords = wordsIn(title, segment);
      const words = wordsIn([title, summary, ...[...offers, ...seeks].map(({ description }) => description)].join('\n'), segment);
      // As much of the new text as the other holds, or as alike as the titles are: a long summary must not hide a twin.
      const covered = weight(shared(wanted, words)) / whole;
      const titles = (2 * weight(shared(wanted, titleWords))) / (whole + weight(titleWords) || 1);
      return { id, likeness: Math.max(covered * 0.9, titles) };
    })
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

const WORD = /^[\p{Script=Han}a-z\d]{2,}$/u;
const wordsIn = (text: string, segment: Segment): Set<string> => new Set([...segment(text)].filter((word) => WORD.test(word)));
const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] => [...a].filter((word) => b.has(word));
const weight = (words: Iterable<string>): number => [...words].reduce((sum, word) => sum + Math.min(word.length, 4), 0);

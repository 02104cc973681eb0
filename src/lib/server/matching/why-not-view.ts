import type { Match } from '../../engine/matching/rank.ts';
import { whyNot } from '../../engine/matching/why-not.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { Partner } from './find-partners.ts';

/** An organisation asked about: its place in the whole list, and where it falls behind the last of the first ten. */
export type WhyNot = { id: string; name: string; place: number; behind: string[] };

const FOUND = 5;
const TOLD = 4;

/**
 * Partners whose name or title holds what was typed, with their places.
 *
 * @param partners  the whole list, best first
 * @param last      the match at the end of the first ten
 */
export function whyNotThese(typed: string, mine: string, partners: readonly Partner[], last: Match, m: Messages): WhyNot[] {
  const wanted = typed.normalize('NFKC').trim().toLowerCase();
  if (wanted === '') return [];
  const found = partners.flatMap((partner, at) => {
    const { name } = partner.listing.organisation;
    return `${name} ${partner.listing.title}`.toLowerCase().includes(wanted) ? [{ ...partner, name, place: at + 1 }] : [];
  });
  return found.slice(0, FOUND).map(({ listing, match, name, place }) => ({
    id: listing.id,
    name,
    place,
    behind: match.gates.length > 0 ? [m.partner.gated] : behind(match, last, { from: mine, to: name }, m),
  }));
}

export function behind(match: Match, last: Match, names: Record<'from' | 'to', string>, m: Messages): string[] {
  return whyNot(match, last)
    .slice(0, TOLD)
    .map(({ side, criterion, points }) => m.partner.behind(names[side], m.matching.criterion[criterion], Math.round(points * 100)));
}

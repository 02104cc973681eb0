import { referenceNames } from '../../adapters/reference-names.ts';
import { sideOf, type RegionSide } from '../../domain/region.ts';
import type { Listing } from '../../domain/listing.ts';
import { loadMessages, type Locale } from '../../i18n/index.ts';
import { gateText, reasonText, type ReasonLanguage } from '../../i18n/reason-text.ts';
import type { Match } from '../../engine/matching/rank.ts';
import { MATCHING_REFERENCE, placeName, REGIONS } from '../reference/reference.ts';

/** A party as the pages show it. */
export type PartyView = { id: string; name: string; title: string; place: string; side: RegionSide | null };

/** A reason in words, with its points on the scale of the bars (0 to 100). */
export type ReasonView = { text: string; points: number };

/** A match in words, for both sides. `mine` is the listing that was ranked for. */
export type MatchView = { score: number; gain: Match['gain']; mine: ReasonView[]; theirs: ReasonView[]; gates: string[] };

const languages = new Map<Locale, Promise<ReasonLanguage>>();

/** Names and sentences of a language, made once for the process. */
export function reasonLanguage(locale: Locale): Promise<ReasonLanguage> {
  const known = languages.get(locale);
  if (known) return known;
  const making = loadMessages(locale).then((m) => ({ locale, m, names: referenceNames(MATCHING_REFERENCE, locale) }));
  languages.set(locale, making);
  return making;
}

export function partyView(listing: Listing, locale: Locale): PartyView {
  const { name, region } = listing.organisation;
  return { id: listing.id, name, title: listing.title, place: placeName(region, locale), side: sideOf(region, REGIONS) };
}

/** Sentences of matches, kept as long as the ranking keeps the match. */
const views: Record<Locale, WeakMap<Match, MatchView>> = { zh: new WeakMap(), en: new WeakMap() };

/** A match with its reasons as sentences, largest first. */
export async function matchView(match: Match, locale: Locale): Promise<MatchView> {
  const known = views[locale].get(match);
  if (known) return known;
  const view = viewIn(match, await reasonLanguage(locale));
  views[locale].set(match, view);
  return view;
}

function viewIn(match: Match, language: ReasonLanguage): MatchView {
  const reasonsOf = (side: 'from' | 'to'): ReasonView[] =>
    match.reasons
      .filter((reason) => reason.side === side)
      .sort((a, b) => b.points - a.points)
      .map((reason) => ({ text: reasonText(reason, language), points: Math.round(reason.points * 100) }));
  return {
    score: match.score,
    gain: match.gain,
    mine: reasonsOf('from'),
    theirs: reasonsOf('to'),
    gates: match.gates.map((gate) => gateText(gate, language)),
  };
}

/** Reasons told for each side where several partners stand in a list; the bridge tells all. */
const REASONS_IN_A_LIST = 4;

const summaries: Record<Locale, WeakMap<Match, MatchView>> = { zh: new WeakMap(), en: new WeakMap() };

/** A match as it stands in a list: the largest reasons only. */
export async function matchSummary(match: Match, locale: Locale): Promise<MatchView> {
  const known = summaries[locale].get(match);
  if (known) return known;
  const view = await matchView(match, locale);
  const summary = { ...view, mine: view.mine.slice(0, REASONS_IN_A_LIST), theirs: view.theirs.slice(0, REASONS_IN_A_LIST) };
  summaries[locale].set(match, summary);
  return summary;
}

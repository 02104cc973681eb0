import { loadModes } from '../../adapters/modes.ts';
import type { Bundle, BundleUse } from '../../domain/bundle.ts';
import { capacityId } from '../../domain/bundle.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Mode } from '../../domain/mode.ts';
import type { PortfolioParameters } from '../../domain/portfolio-run.ts';
import type { RegionSide } from '../../domain/region.ts';
import { RUN_PARAMETERS, type Run } from '../../domain/run.ts';
import { composeFrom } from '../../engine/projects/compose.ts';
import { poolOf, type Pool, type Scope } from '../../engine/projects/pool.ts';
import { whatWouldAdd } from '../../engine/projects/what-would-add.ts';
import { whyBundle } from '../../engine/projects/why-bundle.ts';
import { whyNotBundle } from '../../engine/projects/why-not-bundle.ts';
import { whyNotSelected } from '../../engine/projects/why-not-selected.ts';
import {
  basisText,
  estimateText,
  leftText,
  needText,
  obstacleText,
  projectChangeText,
  uncertainText,
  type BundleLanguage,
} from '../../i18n/bundle-text.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { loadMessages, type Locale } from '../../i18n/index.ts';
import { reasonText, type ReasonLanguage } from '../../i18n/reason-text.ts';
import type { Messages } from '../../i18n/zh.ts';
import { reasonLanguage } from '../matching/partner-view.ts';
import { MATCHING_REFERENCE, placeName } from '../reference/reference.ts';
import { offeredIn, type PortfolioInput, type PortfolioOutput } from '../run/kinds/portfolio.ts';
import type { RunResult } from '../run/run-result.ts';
import { movesSince, type Move } from './moves.ts';
import { selectedBundles } from './portfolio-view.ts';

const MODES: readonly Mode[] = loadModes();
/** Other projects of the same driver that a page tells. */
const ALTERNATIVES = 4;
const CHANGES = 3;
const REASONS = 5;

type PartyPage = {
  id: string;
  name: string;
  title: string;
  place: string;
  side: RegionSide | null;
  role: string;
  gain: number;
  from: string;
  reasons: { text: string; points: number }[];
  seeks: string[];
  move: Move | null;
};

/** Everything about one project of a portfolio, in words. */
export type ProjectView = {
  name: string;
  mode: Bundle['mode'];
  /** Place in the portfolio, from 1; null: not selected at this point. */
  place: number | null;
  value: string;
  parties: PartyPage[];
  needs: string[];
  commits: { factor: string; party: string; takes: string; basis: string; left: string }[];
  estimates: { name: string; range: string; basis: string[] }[];
  confidence: Bundle['confidence'];
  ageDays: number | null;
  uncertain: string[];
  /** Day from which it could begin, as recorded; null: none was asked for. */
  startsOn: string | null;
  steps: { name: string; who: string; place: string; when: string | null }[];
  driver: string;
  alternatives: { what: string; value: string; why: string[] }[];
  changes: { name: string; now: number; better: { text: string; cost: string; after: string }[] }[];
  /** The answer to “why not …”; null: nothing was asked. */
  asked: { typed: string; name: string | null; why: string[] } | null;
};

export type ProjectQuestion = { bundle: string; point: number | null; whyNot: string };

/** @returns null when the run has no such project */
export async function projectView(
  locals: Pick<App.Locals, 'db' | 'locale' | 'listingsVersion'>,
  run: Run,
  result: RunResult,
  { bundle: id, point, whyNot }: ProjectQuestion,
): Promise<ProjectView | null> {
  const [input, output] = [result.input as PortfolioInput, result.output as PortfolioOutput];
  const bundle = output.bundles.find((each) => each.id === id);
  const parameters = RUN_PARAMETERS.portfolio.safeParse(run.parameters);
  if (!bundle || !parameters.success) return null;
  const listings = new Map(offeredIn(input).map((listing) => [listing.id, listing]));
  const recorded = new Map(input.listings.map(({ listing }) => [listing.id, listing]));
  const language = await languageOf(locals.locale, listings);
  const selected = selectedBundles(output, point !== null && output.points[point] ? point : output.asked);
  const { m, locale } = language;
  const pool = poolOfRun(input, parameters.data.startsOn);
  const scope = scopeOf(parameters.data);
  const place = selected.findIndex((each) => each.id === id);
  const organisation = language.organisation;
  return {
    name: `${organisation(bundle.driver)} ⇄ ${organisation(bundle.host)}`,
    mode: bundle.mode,
    place: place < 0 ? null : place + 1,
    value: formatNumber(locale, Math.round(bundle.value * 10) / 10),
    parties: await partiesOf(bundle, pool, listings, await movesSince(locals, partyListings(bundle, recorded)), language),
    needs: bundle.needs.map((need) => needText(need, language)),
    commits: bundle.uses.map((use) => commitOf(use, bundle, selected, listings, language)),
    estimates: (['jobs', 'investment', 'output', 'risk'] as const).map((kind) => ({
      name: m.bundle.estimate[kind],
      ...estimateText(kind, bundle.estimates[kind], bundle.mode, language),
    })),
    confidence: bundle.confidence,
    ageDays: bundle.ageDays,
    uncertain: [...new Set(bundle.uncertain.map((each) => uncertainText(each, language)))],
    startsOn: bundle.startsOn === null ? null : formatDate(locale, bundle.startsOn),
    steps: bundle.steps.map(({ step, listing, from, until }) => ({
      name: m.bundle.step[step],
      who: organisation(listing),
      place: placeName(listings.get(listing)?.organisation.region ?? '', locale),
      when: from && until ? m.bundle.stepDays(formatDate(locale, from), formatDate(locale, dayBefore(until))) : null,
    })),
    driver: organisation(bundle.driver),
    alternatives: alternativesOf(bundle, pool, selected, listings, { parameters: parameters.data, scope, language }),
    changes: [bundle.host, bundle.driver].map((listing) => changesOf(listing, pool, scope, language)),
    asked: whyNot === '' ? null : whyNotOf(whyNot, bundle, pool, scope, language),
  };
}

const scopeOf = ({ scope }: PortfolioParameters): Scope | undefined =>
  scope.area === 'pair' ? { east: [scope.east], west: [scope.west] } : undefined;

const partyListings = ({ parties }: Bundle, listings: ReadonlyMap<string, Listing>): Listing[] =>
  parties.flatMap(({ listing }) => listings.get(listing) ?? []);

const DAY = 86_400_000; // ms
/** Steps end before a day; people say the last one. */
const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY).toISOString().slice(0, 10);

/** Listings read for composing, kept as long as the result is. */
const pools = new WeakMap<PortfolioInput, Pool>();

function poolOfRun(input: PortfolioInput, startsOn: string | null): Pool {
  const known = pools.get(input);
  if (known && known.startsOn === (startsOn ?? '')) return known;
  const pool = poolOf(offeredIn(input), MATCHING_REFERENCE, startsOn ?? '');
  pools.set(input, pool);
  return pool;
}

type Language = BundleLanguage & { m: Messages; reasons: ReasonLanguage };

/** The words of bundles, with the names that the recorded listings bear. */
export async function languageOf(locale: Locale, listings: ReadonlyMap<string, Listing>): Promise<Language> {
  const [reasons, m] = await Promise.all([reasonLanguage(locale), loadMessages(locale)]);
  return {
    locale,
    m,
    reasons,
    organisation: (id) => listings.get(id)?.organisation.name ?? id,
    concept: reasons.names.concept,
    modes: MODES,
  };
}

async function partiesOf(
  bundle: Bundle,
  pool: Pool,
  listings: ReadonlyMap<string, Listing>,
  moves: ReadonlyMap<string, Move>,
  { locale, m, organisation, reasons }: Language,
): Promise<PartyPage[]> {
  return whyBundle(bundle, pool).map((why, at): PartyPage => {
    const party = bundle.parties[at]!;
    const listing = listings.get(party.listing);
    return {
      id: party.listing,
      name: organisation(party.listing),
      title: listing?.title ?? '',
      place: placeName(listing?.organisation.region ?? '', locale),
      side: party.side,
      role: m.bundle.role[party.role],
      gain: why.gain,
      from: organisation(why.from),
      reasons: [...why.reasons]
        .sort((a, b) => b.points - a.points)
        .slice(0, REASONS)
        .map((reason) => ({ text: reasonText(reason, reasons), points: Math.round(reason.points * 100) })),
      seeks: why.seeks.map(({ factor, by }) =>
        by === null ? m.bundle.seekOpen(m.listing.factor[factor]) : m.bundle.seekMet(m.listing.factor[factor], organisation(by)),
      ),
      move: moves.get(party.listing) ?? null,
    };
  });
}

function commitOf(use: BundleUse, bundle: Bundle, selected: readonly Bundle[], listings: ReadonlyMap<string, Listing>, language: Language) {
  const { m, locale, organisation } = language;
  const offered = listings.get(use.listing)?.offers[use.at]?.quantity;
  const key = capacityId(use.listing, use.at);
  const taken = selected
    .flatMap(({ uses }) => uses)
    .reduce((sum, each) => (capacityId(each.listing, each.at) === key ? sum + each.amount : sum), 0);
  const amount = (n: number) => `${formatNumber(locale, n)} ${m.listing.unit[use.unit]}`;
  return {
    factor: m.listing.factor[use.factor],
    party: organisation(use.listing),
    takes: amount(use.amount),
    basis: basisText(use.basis, bundle.mode, language),
    left: offered === undefined ? m.portfolio.detail.unstated : amount(Math.max(0, offered - taken)),
  };
}

function alternativesOf(
  bundle: Bundle,
  pool: Pool,
  selected: readonly Bundle[],
  listings: ReadonlyMap<string, Listing>,
  { parameters, scope, language }: { parameters: PortfolioParameters; scope: Scope | undefined; language: Language },
): ProjectView['alternatives'] {
  const composed = composeFrom(
    pool,
    MODES.filter(({ id }) => parameters.modes.includes(id)),
    {
      anchors: [bundle.driver],
      perAnchor: ALTERNATIVES + 1,
      ...(scope ? { scope } : {}),
    },
  );
  if (!composed.ok) return [];
  const without = selected.filter(({ id }) => id !== bundle.id);
  return composed.value.bundles
    .filter(({ id }) => id !== bundle.id)
    .slice(0, ALTERNATIVES)
    .map((other) => {
      // Its own driver's project would give way: what else stands in the way?
      const obstacles = whyNotSelected(other, without, listings, parameters.mostPerParty);
      const parties = other.parties.slice(1).map(({ listing }) => language.organisation(listing));
      return {
        what: language.m.portfolio.project(language.m.bundle.mode[other.mode], parties.join(language.m.shell.listSeparator)),
        value: formatNumber(language.locale, Math.round(other.value * 10) / 10),
        why: obstacles.length > 0 ? obstacles.map((each) => leftText(each, language)) : [fittingText(other.value - bundle.value, language)],
      };
    });
}

/** It would fit: by how much it is worth less than what was chosen, or that it is not. */
function fittingText(more: number, { locale, m }: Language): string {
  const t = m.portfolio.detail;
  return more < 0 ? t.worthLess(formatNumber(locale, Math.round(-more * 10) / 10)) : t.fits;
}

function changesOf(listing: string, pool: Pool, scope: Scope | undefined, language: Language): ProjectView['changes'][number] {
  const { now, improvements } = whatWouldAdd(listing, pool, MODES, { most: CHANGES, ...(scope ? { scope } : {}) });
  return {
    name: language.organisation(listing),
    now,
    better: improvements.map(({ change, cost, before, after }) => ({
      text: projectChangeText(change, language),
      cost: language.m.bundle.changeCost[cost],
      after: language.m.bundle.partnersFromTo(before, after),
    })),
  };
}

function whyNotOf(
  typed: string,
  bundle: Bundle,
  pool: Pool,
  scope: Scope | undefined,
  language: Language,
): NonNullable<ProjectView['asked']> {
  const found = pool.members.find(({ listing }) => listing.id === typed || listing.organisation.name.includes(typed));
  const mode = MODES.find(({ id }) => id === bundle.mode);
  if (!found || !mode) return { typed, name: null, why: [language.m.portfolio.detail.askNone(typed)] };
  const { id, organisation } = found.listing;
  const obstacles = whyNotBundle(pool, mode, bundle.driver, id, scope);
  return {
    typed,
    name: organisation.name,
    why:
      obstacles.length > 0
        ? obstacles.map((each) => obstacleText(each, language))
        : [language.m.portfolio.detail.askOpen(organisation.name)],
  };
}

import { loadMatchingReference } from '../lib/adapters/matching-reference.ts';
import { referenceNames } from '../lib/adapters/reference-names.ts';
import type { Listing } from '../lib/domain/listing.ts';
import { OrganisationKind } from '../lib/domain/organisation.ts';
import { prepare, type Corpus } from '../lib/engine/matching/corpus.ts';
import { rankMany } from '../lib/engine/matching/rank-many.ts';
import { rank, type Match, type RankOptions } from '../lib/engine/matching/rank.ts';
import { gateText, reasonText, type ReasonLanguage } from '../lib/i18n/reason-text.ts';
import { readInput, writeOutput } from './files.ts';
import { MESSAGES, type Language } from './messages.ts';
import { COMMON_OPTIONS, oneOf, readOptions, year, type OptionKind } from './options.ts';
import { readOwnReference } from './own-reference.ts';
import { readListings } from './read-listings.ts';

const top: OptionKind = {
  expected: 'integer ≥ 1 | all',
  read: (text) => (text === 'all' ? text : /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined),
};

const OPTIONS = {
  ...COMMON_OPTIONS,
  from: oneOf(...OrganisationKind.options),
  to: oneOf(...OrganisationKind.options),
  top,
  'as-of': year,
  'explain-gates': { flag: true },
  spread: { flag: true },
} as const satisfies Record<string, OptionKind>;

type Options = {
  in?: string;
  out?: string;
  lang?: Language;
  reference?: string;
  help?: true;
  from?: OrganisationKind;
  to?: OrganisationKind;
  top?: number | 'all';
  'as-of'?: number;
  'explain-gates'?: true;
  spread?: true;
};

/** `feiqiao rank`: for each listing of one kind, its best partners of another; see cli `rankHelp`. */
export async function rankCommand(args: readonly string[]): Promise<void> {
  const options = readOptions(args, OPTIONS, 'rank') as Options;
  const { lang = 'zh', from = 'enterprise', to = 'county' } = options;
  const m = MESSAGES[lang];
  if (options.help) return writeOutput(undefined, [`${m.cli.rankHelp}\n`], m);

  const own = options.reference === undefined ? [] : (await readOwnReference(options.reference, m)).pairings;
  const listings = readListings(await readInput(options.in, m), m);
  const reference = loadMatchingReference(own);
  const ofKind = (kind: OrganisationKind) => listings.filter(({ organisation }) => organisation.kind === kind);
  const corpus = prepare(ofKind(to), reference);
  const language: ReasonLanguage = { locale: lang, m, names: referenceNames(reference, lang) };
  const lines = options.spread && options.top !== 'all' ? spreadLinesFor : linesFor;
  await writeOutput(options.out, lines(ofKind(from), corpus, rankOptions(options), language), m);
}

function* linesFor(listings: readonly Listing[], corpus: Corpus, options: RankOptions, language: ReasonLanguage): Iterable<string> {
  for (const listing of listings) yield lineOf(listing, rank(corpus, listing, options), language);
}

/** The same with the lists spread: no partner stands in too many of them. Who is gated still stands last. */
function* spreadLinesFor(listings: readonly Listing[], corpus: Corpus, options: RankOptions, language: ReasonLanguage): Iterable<string> {
  const top = typeof options.top === 'number' ? options.top : DEFAULT_TOP;
  const { explained } = rankMany(corpus, listings, { ...options, top, explainGates: false });
  for (const [at, listing] of listings.entries()) {
    const gated = options.explainGates ? rank(corpus, listing, { ...options, top: 1 }).filter(({ gates }) => gates.length > 0) : [];
    yield lineOf(listing, [...explained(listing, at), ...gated], language);
  }
}

const DEFAULT_TOP = 10;

const rankOptions = ({ top, 'as-of': asOf, 'explain-gates': explainGates }: Options): RankOptions => ({
  ...(top === undefined ? {} : { top }),
  ...(asOf === undefined ? {} : { asOf }),
  explainGates: explainGates ?? false,
});

/** One output line: the engine's codes and numbers with a sentence for each reason and gate. */
function lineOf({ id }: Listing, matches: readonly Match[], language: ReasonLanguage): string {
  const told = matches.map(({ reasons, gates, ...match }) => ({
    ...match,
    reasons: reasons.map((reason) => ({ ...reason, text: reasonText(reason, language) })),
    gates: gates.map((gate) => ({ ...gate, text: gateText(gate, language) })),
  }));
  return `${JSON.stringify({ id, matches: told })}\n`;
}

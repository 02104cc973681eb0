import { loadMatchingReference } from '../lib/adapters/matching-reference.ts';
import { loadModes } from '../lib/adapters/modes.ts';
import { referenceNames } from '../lib/adapters/reference-names.ts';
import type { Bundle } from '../lib/domain/bundle.ts';
import type { Listing } from '../lib/domain/listing.ts';
import type { EstimateKind } from '../lib/domain/mode.ts';
import { composeBundles, type Composed, type ComposeOptions, type ReadOptions } from '../lib/engine/projects/compose.ts';
import { toPortfolio } from '../lib/engine/projects/to-portfolio.ts';
import { estimateText, missingText, needText, uncertainText, type BundleLanguage } from '../lib/i18n/bundle-text.ts';
import { readInput, writeOutput } from './files.ts';
import { MESSAGES, type CliMessages, type Language } from './messages.ts';
import { COMMON_OPTIONS, oneOf, readOptions, year, type OptionKind } from './options.ts';
import { readOwnReference } from './own-reference.ts';
import { readListings } from './read-listings.ts';
import { EXIT, Refusal } from './refusal.ts';

const whole = (most: number): OptionKind => ({
  expected: `integer 1 … ${most}`,
  read: (text) => (/^[1-9]\d*$/.test(text) && Number(text) <= most ? Number(text) : undefined),
});
const points: OptionKind = {
  expected: '≥ 0',
  read: (text) => (text.trim() !== '' && Number(text) >= 0 && Number.isFinite(Number(text)) ? Number(text) : undefined),
};
const region: OptionKind = { expected: 'GB/T 2260, six digits', read: (text) => (/^\d{6}$/.test(text) ? text : undefined) };
const day: OptionKind = {
  expected: 'YYYY-MM-DD',
  read: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined),
};
const ids: OptionKind = { expected: 'ID[,ID…]', read: (text) => (text === '' ? undefined : text.split(',')) };

const OPTIONS = {
  ...COMMON_OPTIONS,
  format: oneOf('bundles', 'select'),
  anchors: ids,
  'per-anchor': whole(100),
  most: whole(1_000_000),
  east: region,
  west: region,
  'as-of': year,
  'starts-on': day,
  'county-floor': points,
  incomplete: { flag: true },
} as const satisfies Record<string, OptionKind>;

type Options = {
  in?: string;
  out?: string;
  lang?: Language;
  reference?: string;
  help?: true;
  format?: 'bundles' | 'select';
  anchors?: string[];
  'per-anchor'?: number;
  most?: number;
  east?: string;
  west?: string;
  'as-of'?: number;
  'starts-on'?: string;
  'county-floor'?: number;
  incomplete?: true;
};

/** `feiqiao bundles`: joint projects of two to five parties out of listings; see cli `bundlesHelp`. */
export async function bundlesCommand(args: readonly string[]): Promise<void> {
  const options = readOptions(args, OPTIONS, 'bundles') as Options;
  const { lang = 'zh', format = 'bundles', anchors = [] } = options;
  const m = MESSAGES[lang];
  if (options.help) return writeOutput(undefined, [`${m.cli.bundlesHelp}\n`], m);

  const own = options.reference === undefined ? [] : (await readOwnReference(options.reference, m)).pairings;
  const listings = readListings(await readInput(options.in, m), m);
  const known = new Set(listings.map(({ id }) => id));
  const unknown = anchors.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new Refusal(
      EXIT.badInput,
      unknown.map((id) => `--anchors: ${m.cli.fault.unknown_id({ got: id, expected: '' })}`),
    );
  const reference = loadMatchingReference(own);
  const modes = loadModes();
  // Nobody, or nobody on one side: a result without bundles, not a fault.
  const composed = composeBundles(listings, modes, reference, composeOptions(options));
  const found: Composed = composed.ok ? composed.value : { bundles: [], incomplete: [], bounded: false };
  if (!composed.ok) process.stderr.write(`${m.cli.noBundles[composed.error.code]}\n`);
  if (found.bounded) process.stderr.write(`${m.cli.bundlesBounded}\n`);
  if (format === 'select') {
    const portfolio = toPortfolio(found.bundles, listings, { countyFloor: options['county-floor'] ?? 0 });
    return writeOutput(options.out, [`${JSON.stringify(portfolio)}\n`], m);
  }
  const language = languageOf(listings, referenceNames(reference, lang).concept, modes, lang, m);
  const told = options.incomplete ? [...found.bundles, ...found.incomplete] : found.bundles;
  await writeOutput(options.out, linesOf(told, language), m);
}

function composeOptions(options: Options): ComposeOptions & ReadOptions {
  const { anchors, most, east, west, 'per-anchor': perAnchor, 'as-of': asOf, 'starts-on': startsOn } = options;
  return {
    ...(anchors ? { anchors } : {}),
    ...(perAnchor === undefined ? {} : { perAnchor }),
    ...(most === undefined ? {} : { most }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(startsOn === undefined ? {} : { startsOn }),
    scope: { ...(east ? { east: [east] } : {}), ...(west ? { west: [west] } : {}) },
  };
}

function languageOf(
  listings: readonly Listing[],
  concept: (id: string) => string,
  modes: BundleLanguage['modes'],
  locale: Language,
  m: CliMessages,
): BundleLanguage {
  const names = new Map(listings.map(({ id, organisation }) => [id, organisation.name]));
  return { locale, m, organisation: (id) => names.get(id) ?? id, concept, modes };
}

function* linesOf(bundles: readonly Bundle[], language: BundleLanguage): Iterable<string> {
  for (const bundle of bundles) yield `${JSON.stringify({ ...bundle, text: textOf(bundle, language) })}\n`;
}

const ESTIMATES: readonly EstimateKind[] = ['jobs', 'investment', 'output', 'risk'];

/** The sentences of a bundle. */
function textOf(bundle: Bundle, language: BundleLanguage) {
  const { mode, parties, needs, uncertain, missing, estimates } = bundle;
  const { m, organisation } = language;
  return {
    mode: m.bundle.mode[mode],
    parties: parties.map(({ listing, role }) => `${m.bundle.role[role]} ${organisation(listing)}`),
    needs: needs.map((need) => needText(need, language)),
    estimates: Object.fromEntries(ESTIMATES.map((kind) => [kind, estimateText(kind, estimates[kind], mode, language)])),
    uncertain: uncertain.map((each) => uncertainText(each, language)),
    ...(missing ? { missing: missingText(missing, language) } : {}),
  };
}

import { faultsOfSiting, SitingProblem } from '../lib/domain/siting.ts';
import { Budget } from '../lib/engine/budget.ts';
import type { SitingConflict } from '../lib/engine/stations/conflict.ts';
import { NOBODY } from '../lib/engine/stations/places.ts';
import { SitingSearch, type Siting } from '../lib/engine/stations/siting.ts';
import { writeOutput } from './files.ts';
import { MESSAGES, type CliMessages, type Language } from './messages.ts';
import { COMMON_OPTIONS, gap, readOptions, type OptionKind } from './options.ts';
import { readJson } from './read-json.ts';

const OPTIONS = { ...COMMON_OPTIONS, gap } as const satisfies Record<string, OptionKind>;

type Options = {
  in?: string;
  out?: string;
  lang?: Language;
  help?: true;
  seed?: number;
  'time-limit'?: number;
  work?: number;
  gap?: number;
};

const clock = () => performance.now() / 1000;

/** `feiqiao stations`: which candidate sites to open and whom each serves; see cli `stationsHelp`. */
export async function stationsCommand(args: readonly string[]): Promise<void> {
  const start = clock();
  const options = readOptions(args, OPTIONS, 'stations') as Options;
  const { lang = 'zh', seed = 0, work, gap = 0.01, 'time-limit': seconds = 60 } = options;
  const m = MESSAGES[lang];
  if (options.help) return writeOutput(undefined, [`${m.cli.stationsHelp}\n`], m);
  const problem = await readJson(options.in, SitingProblem, faultsOfSiting, m);
  const budget = new Budget(work === undefined ? { seconds: secondsAfter(seconds, clock() - start), clock } : { work });
  const search = new SitingSearch(problem, { gap, seed, budget });
  if (search.run()) search.prove(await (await import('../lib/adapters/highs/solve.ts')).loadHighsSolver());
  const siting = search.siting();
  const took = Math.round((clock() - start) * 1000) / 1000;
  await writeOutput(options.out, [`${JSON.stringify(told(problem, siting, took, m))}\n`], m);
}

const SECONDS_OF_SEARCH = 0.05; // at least, however long the file took to read
const SECONDS_OF_WRITING = 0.02;

/** What the time limit leaves to the search: it is meant for the whole command. */
const secondsAfter = (limit: number, reading: number): number => Math.max(SECONDS_OF_SEARCH, limit - reading - SECONDS_OF_WRITING);

/** The answer in the contract's words: a distance counts positive, ids instead of indices. */
function told({ sites, counties, objective }: SitingProblem, siting: Siting, seconds: number, m: CliMessages) {
  const signed = (worth: number | null) =>
    worth === null ? null : withoutRounding(objective === 'p_median' && worth !== 0 ? -worth : worth);
  const served = counties.flatMap(({ id }, i) => (siting.servedBy[i] === NOBODY ? [] : [[id, sites[siting.servedBy[i]!]!.id]]));
  return {
    status: siting.status,
    objective: signed(siting.worth),
    bound: signed(siting.bound),
    gap: siting.gap,
    stopped_by: siting.stoppedBy,
    open: sites.filter((_, j) => siting.servedBy.includes(j)).map(({ id }) => id),
    serves: served,
    ...(siting.status === 'infeasible' ? { conflicts: siting.conflicts.map((conflict) => toldConflict(conflict, counties, m)) } : {}),
    seconds,
  };
}

/** Sums of products of decimals without their last binary places: 31.3, not 31.300000000000004. */
const withoutRounding = (x: number): number => Number(x.toPrecision(13));

function toldConflict(conflict: SitingConflict, counties: SitingProblem['counties'], m: CliMessages) {
  if (conflict.code === 'not_together') return { ...conflict, text: m.cli.sitingConflict.not_together(conflict.limits) };
  const county = counties[conflict.county]!.id;
  return { ...conflict, county, text: m.cli.sitingConflict.county_without_site(county) };
}

import { isUtf8 } from 'node:buffer';
import { selectInThread } from '../lib/adapters/highs/select-in-thread.ts';
import type { Conflict } from '../lib/engine/projects/conflict.ts';
import type { Portfolio } from '../lib/engine/projects/portfolio.ts';
import { conflictText } from '../lib/i18n/conflict-text.ts';
import { readInputBytes, writeOutput } from './files.ts';
import { BrokenJson } from './json-reader.ts';
import { MESSAGES, type CliMessages, type Language } from './messages.ts';
import { COMMON_OPTIONS, gap, readOptions, type OptionKind } from './options.ts';
import { refusedFor } from './read-json.ts';
import { readPortfolio, type ReadPortfolio } from './read-portfolio.ts';
import { EXIT, Refusal } from './refusal.ts';

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

const LEAST_SECONDS = 0.1; // of search, when reading took all the time there was

/** `feiqiao select`: the best portfolio out of given bundles; see cli `selectHelp`. */
export async function selectCommand(args: readonly string[]): Promise<void> {
  const start = performance.now();
  const secondsSoFar = () => (performance.now() - start) / 1000;
  const options = readOptions(args, OPTIONS, 'select') as Options;
  const { lang = 'zh', seed = 0, work, gap = 0.01, 'time-limit': timeLimit = 60 } = options;
  const m = MESSAGES[lang];
  if (options.help) return writeOutput(undefined, [`${m.cli.selectHelp}\n`], m);

  const problem = await readProblem(options.in, m);
  const limit = work === undefined ? { seconds: Math.max(LEAST_SECONDS, timeLimit - secondsSoFar()) } : { work };
  const run = selectInThread({ packing: problem.packing, gap, seed, limit }, progressTo(process.stderr, m));
  process.once('SIGINT', run.cancel); // the best so far is written; a second Ctrl-C ends the program
  const portfolio = await run.portfolio;
  const seconds = Math.round(secondsSoFar() * 1000) / 1000;
  await writeOutput(options.out, [`${JSON.stringify(told(problem, portfolio, seconds, m))}\n`], m);
}

async function readProblem(path: string | undefined, m: CliMessages): Promise<ReadPortfolio> {
  const bytes = await readInputBytes(path, m);
  if (!isUtf8(bytes)) throw new Refusal(EXIT.badInput, [m.cli.fault.broken_text()]);
  try {
    const read = readPortfolio(bytes);
    if ('faults' in read) throw refusedFor(read.faults, m);
    return read;
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    throw refusedFor([{ path: '', code: 'broken_json', got: error.message }], m, error.line);
  }
}

/** Progress is for a person who watches: only on a terminal. */
function progressTo(stream: NodeJS.WriteStream, m: CliMessages) {
  if (!stream.isTTY) return undefined;
  return ({ objective, bound }: { objective: number | null; bound: number | null }) =>
    void stream.write(`${m.cli.progress(objective, bound)}\n`);
}

/** The answer in the contract's words, with ids instead of indices. */
function told({ bundles, ...names }: ReadPortfolio, portfolio: Portfolio, seconds: number, m: CliMessages) {
  const { status, objective, bound, gap, stoppedBy, selected, unmet, conflicts } = portfolio;
  return {
    status,
    objective,
    bound,
    gap,
    stopped_by: stoppedBy,
    selected: bundles.filter((_, j) => selected[j] === 1),
    unmet: unmet.map(({ rule, missing }) => ({ id: names.rules[rule], missing })),
    ...(status === 'infeasible' ? { conflicts: conflicts.map((conflict) => toldConflict(conflict, { bundles, ...names }, m)) } : {}),
    seconds,
  };
}

function toldConflict(conflict: Conflict, names: Pick<ReadPortfolio, 'bundles' | 'capacities' | 'groups' | 'rules'>, m: CliMessages) {
  const named = {
    ...conflict,
    ...('capacity' in conflict ? { capacity: names.capacities[conflict.capacity] } : {}),
    ...('group' in conflict ? { group: names.groups[conflict.group] } : {}),
    ...('rule' in conflict ? { rule: names.rules[conflict.rule] } : {}),
    ...('rules' in conflict ? { rules: conflict.rules.map((r) => names.rules[r]) } : {}),
    ...('groups' in conflict ? { groups: conflict.groups.map((g) => names.groups[g]) } : {}),
    ...('bundles' in conflict ? { bundles: conflict.bundles.map((j) => names.bundles[j]) } : {}),
  };
  return { ...named, text: conflictText(conflict, names, m.cli) };
}

import { planInThread } from '../lib/adapters/highs/plan-in-thread.ts';
import type { ExplainedPlan } from '../lib/adapters/highs/plan-worker.ts';
import { monthOf } from '../lib/domain/month.ts';
import type { PlanConflict } from '../lib/engine/secondments/conflict.ts';
import type { Assignment, Problem, ProblemNames } from '../lib/engine/secondments/problem.ts';
import { readProblem, type ReadProblem } from '../lib/engine/secondments/read-problem.ts';
import type { Gain, Relaxation } from '../lib/engine/secondments/relax.ts';
import { fitOf } from '../lib/engine/secondments/score.ts';
import type { Reason, Unfilled } from '../lib/engine/secondments/unfilled.ts';
import { planConflictText, reasonText, relaxationText } from '../lib/i18n/secondment-text.ts';
import { writeOutput } from './files.ts';
import { MESSAGES, type CliMessages, type Language } from './messages.ts';
import { COMMON_OPTIONS, gap, readOptions, type OptionKind } from './options.ts';
import { readJsonValue, refusedFor } from './read-json.ts';

const OPTIONS = { ...COMMON_OPTIONS, gap, relax: { flag: true } } as const satisfies Record<string, OptionKind>;

type Options = {
  in?: string;
  out?: string;
  lang?: Language;
  help?: true;
  relax?: true;
  seed?: number;
  'time-limit'?: number;
  work?: number;
  gap?: number;
};

const LEAST_SECONDS = 0.1; // of search, when reading took all the time there was

/** `feiqiao secondments`: who goes where, when and for how long; see cli `secondmentsHelp`. */
export async function secondmentsCommand(args: readonly string[]): Promise<void> {
  const start = performance.now();
  const secondsSoFar = () => (performance.now() - start) / 1000;
  const options = readOptions(args, OPTIONS, 'secondments') as Options;
  const { lang = 'zh', seed = 0, work, gap = 0.01, 'time-limit': timeLimit = 60, relax = false } = options;
  const m = MESSAGES[lang];
  if (options.help) return writeOutput(undefined, [`${m.cli.secondmentsHelp}\n`], m);

  const { problem, names } = await readInputProblem(options.in, m);
  const limit = work === undefined ? { seconds: Math.max(LEAST_SECONDS, timeLimit - secondsSoFar()) } : { work };
  const onProgress = process.stderr.isTTY
    ? ({ objective, bound }: { objective: number | null; bound: number | null }) =>
        void process.stderr.write(`${m.cli.progress(objective, bound)}\n`)
    : undefined;
  const run = planInThread({ problem, gap, seed, limit, relax }, onProgress);
  process.once('SIGINT', run.cancel); // the best so far is written; a second Ctrl-C ends the program
  const explained = await run.answer;
  const seconds = Math.round(secondsSoFar() * 1000) / 1000;
  await writeOutput(options.out, [`${JSON.stringify({ ...new Telling(problem, names, m).plan(explained), seconds })}\n`], m);
}

async function readInputProblem(path: string | undefined, m: CliMessages): Promise<ReadProblem> {
  const { value, duplicates } = await readJsonValue(path, m);
  const read = readProblem(value);
  const faults = [...duplicates, ...('faults' in read ? read.faults : [])];
  if (faults.length > 0 || 'faults' in read) throw refusedFor(faults, m);
  return read;
}

/** A plan in the contract's words, with ids instead of indices. */
class Telling {
  readonly #problem: Problem;
  readonly #names: ProblemNames;
  readonly #m: CliMessages;

  constructor(problem: Problem, names: ProblemNames, m: CliMessages) {
    this.#problem = problem;
    this.#names = names;
    this.#m = m;
  }

  plan({ plan, unfilled, gains }: ExplainedPlan) {
    const { status, objective, bound, gap, stoppedBy, assignments, violations, conflicts, balance } = plan;
    return {
      status,
      objective,
      bound,
      gap,
      stopped_by: stoppedBy,
      assignments: assignments.map((assignment) => this.#assignment(assignment)),
      unfilled: unfilled.map((open, n) => this.#unfilled(open, gains?.[n])),
      violations: objective === null ? [] : violations.map(({ pin, waived }) => this.#violation(this.#problem.pinned[pin]!, waived)),
      balance: { east_to_west: balance.eastToWest, west_to_east: balance.westToEast },
      ...(status === 'infeasible' ? { conflicts: conflicts.map((conflict) => this.#conflict(conflict)) } : {}),
    };
  }

  #place({ person, post, start, months }: Assignment) {
    const { people, posts, firstMonth } = this.#names;
    return { person: people[person]!, post: posts[post]!, from: monthOf(firstMonth + start), months };
  }

  #assignment(assignment: Assignment) {
    return { ...this.#place(assignment), fit: fitOf(this.#problem, assignment.person, assignment.post) };
  }

  #violation(pin: Assignment, waived: ExplainedPlan['plan']['violations'][number]['waived']) {
    const { secondment: m } = this.#m;
    const place = this.#place(pin);
    return { ...place, codes: waived, text: m.violation(place.person, place.post, m.list(waived.map((code) => m.waived[code]))) };
  }

  #unfilled({ post, reasons }: Unfilled, gains: readonly Gain[] | undefined) {
    return {
      post: this.#names.posts[post]!,
      reasons: reasons.map((reason) => this.#reason(reason)),
      ...(gains ? { relaxations: gains.map(({ relaxation, gain }) => this.#relaxation(relaxation, gain)) } : {}),
    };
  }

  #reason({ closest: _, ...reason }: Reason) {
    return { ...this.#named(reason), text: reasonText(reason, this.#names, this.#m.secondment) };
  }

  #relaxation(relaxation: Relaxation, gain: number) {
    return { ...this.#named(relaxation), text: relaxationText(relaxation, this.#names, this.#m.secondment), gain };
  }

  #conflict(conflict: PlanConflict) {
    return { ...this.#named(conflict), text: planConflictText(conflict, this.#names, this.#m.secondment) };
  }

  /** Indices as ids; months as months. */
  #named(entry: object): Record<string, unknown> {
    const { people, posts, organisations, stations, teams, skills, firstMonth } = this.#names;
    const one = { person: people, post: posts, organisation: organisations, station: stations, team: teams };
    const many = { persons: people, posts, skills };
    return Object.fromEntries(
      Object.entries(entry).map(([key, value]) => {
        if (key in one) return [key, one[key as keyof typeof one][value as number]];
        if (key === 'people' && Array.isArray(value)) return [key, value.map((p) => people[p as number])];
        if (key in many) return [key, (value as number[]).map((at) => many[key as keyof typeof many][at])];
        if (key === 'month' || ((key === 'from' || key === 'until') && typeof value === 'number'))
          return [key, monthOf(firstMonth + (value as number))];
        return [key, value as unknown];
      }),
    );
  }
}

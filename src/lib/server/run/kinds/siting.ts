import { z } from 'zod';
import { err, ok } from '../../../domain/errors.ts';
import { SitingParameters, SitingQuestion, type SitingAsked } from '../../../domain/siting-run.ts';
import { Budget } from '../../../engine/budget.ts';
import { comparableSiting } from '../../../engine/run/comparable-siting.ts';
import { scenarioFigures, scenarioProblem } from '../../../engine/stations/siting-scenarios.ts';
import { siteStations } from '../../../engine/stations/siting.ts';
import { waysOf } from '../../../engine/stations/ways.ts';
import type { RunKind, RunSource } from './run-kind.ts';

/** The question with its tables is the input, recorded with the run. */
export type SitingInput = SitingQuestion;

const Scenario = z.strictObject({
  /** At most so many sites. */
  most: z.int(),
  status: z.enum(['optimal', 'feasible', 'unknown', 'infeasible']),
  /** Σ demand × benefit, or Σ demand × way; null without an answer. */
  objective: z.number().nullable(),
  bound: z.number().nullable(),
  /** For each county the place of its site in the question's list; −1: served by none. */
  servedBy: z.array(z.int()),
  figures: z.strictObject({
    sites: z.int(),
    cost: z.number(),
    served: z.int(),
    demand: z.number(),
    allDemand: z.number(),
    meanWay: z.number().nullable(),
    longestWay: z.number().nullable(),
  }),
});
export type SitingScenario = z.infer<typeof Scenario>;

const Output = z.strictObject({
  scenarios: z.array(Scenario),
  /** How many ways came from the table, and how many from coordinates. */
  fromTable: z.int(),
  fromCoordinates: z.int(),
});
export type SitingOutput = z.infer<typeof Output>;

/**
 * How far a scenario is proved: its counted work, and the relative gap at which it is good enough. A large question has many scenarios that differ by less than its
 * demands are known: less work for each, and the gap that is left stands beside the answer.
 */
const effortOf = ({ sites, counties }: SitingQuestion) =>
  sites.length * counties.length <= LARGE ? { work: 200_000, gap: 1e-6 } : { work: 160_000, gap: 1e-4 };
const LARGE = 12_000; // pairs

/** Characters of the tables' fingerprint that tell two of them apart on a page. */
const FINGERPRINT_SHOWN = 12;

async function withTables(asked: SitingAsked, read: RunSource['sitingTables']): Promise<SitingQuestion | null> {
  const tables = await read();
  if (tables === null) return null;
  const { tables: _, siteCount: __, countyCount: ___, ...settings } = asked;
  return { ...settings, ...tables };
}

/** Which candidate sites to open and whom each serves, for one site, two, and so on. One unit of work: one scenario. */
export const siting: RunKind<SitingParameters, SitingInput, SitingOutput> = {
  parameters: SitingParameters,
  input: SitingQuestion,
  output: Output,

  // What is not in the office's tables is not known. The form asked for every missing way.
  async gather({ sitingTables }, parameters) {
    const question = 'sites' in parameters ? parameters : await withTables(parameters, sitingTables);
    return question === null || waysOf(question).missing.length > 0 ? err('bad_parameters') : ok(question);
  },

  async solve(question, { mostSites }, { seed, workLimit, progress, best }) {
    const { loadHighsSolver } = await import('../../../adapters/highs/solve.ts');
    const solver = await loadHighsSolver();
    const { ways } = waysOf(question);
    const fromTable = ways.filter(({ from }) => from === 'table').length;
    const scenarios: SitingScenario[] = [];
    const { work, gap } = effortOf(question);
    const output = (): SitingOutput => ({ scenarios, fromTable, fromCoordinates: ways.length - fromTable });
    const last = Math.min(mostSites, question.sites.length, workLimit ?? Infinity);
    const signed = (worth: number | null): number | null =>
      worth === null ? null : Number((question.objective === 'p_median' ? 0 - worth : worth).toPrecision(13));
    for (let most = 1; most <= last; most++) {
      progress({ stage: 'siting', done: most - 1, total: last });
      const problem = scenarioProblem(question, ways, most);
      const found = siteStations(problem, { gap, seed, budget: new Budget({ work }), solver });
      const servedBy = [...found.servedBy];
      scenarios.push({
        most,
        status: found.status,
        objective: signed(found.worth),
        bound: signed(found.bound),
        servedBy,
        figures: scenarioFigures(question, ways, servedBy),
      });
      best(most, output);
    }
    return { output: output(), work: scenarios.length };
  },

  summarise({ sites, counties }, { scenarios }) {
    const largest = scenarios.at(-1)?.figures;
    return {
      sites: sites.length,
      counties: counties.length,
      scenarios: scenarios.length,
      open: largest?.sites ?? 0,
      served: largest?.served ?? 0,
    };
  },

  question: ({ name, objective, measure, mostSites, budget, detour, speed, reach, ...tables }) => ({
    sitingName: name,
    objective,
    measure,
    ...('sites' in tables
      ? {
          sites: tables.sites.map((site) => `${site.name} ${site.cost}${site.beds === undefined ? '' : ` ${site.beds}`}`).join(' · '),
          counties: tables.counties.map((county) => `${county.name} ${county.demand}`).join(' · '),
        }
      : { siteCount: tables.siteCount, countyCount: tables.countyCount, tables: tables.tables.slice(0, FINGERPRINT_SHOWN) }),
    mostSites,
    budget: budget ?? '',
    detour: detour ?? '',
    speed: speed ?? '',
    reach: objective === 'coverage' ? `${reach.full}–${reach.none}` : '',
  }),

  comparable: (question, { scenarios }) => comparableSiting(question, waysOf(question).ways, scenarios.at(-1)?.servedBy ?? []),
};

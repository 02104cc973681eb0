import { z } from 'zod';
import { runKind, runStatus, type RunKindCode } from './enums.ts';
import type { MemberRole } from './account.ts';
import { PortfolioParameters } from './portfolio-run.ts';
import { RunScope } from './run-scope.ts';
import { SecondmentParameters } from './secondment-run.ts';
import { SitingParameters } from './siting-run.ts';

export const RunId = z.uuid();

/** How many partners a ranking may keep of each listing. */
export const MOST_PARTNERS = 500;

/** A ranking of the published enterprises against the published counties. */
export const RankingParameters = z.strictObject({
  scope: RunScope,
  /** Partners kept of each enterprise. */
  top: z.int().min(1).max(MOST_PARTNERS),
  /** Calendar year as of which pairings are read for listings without one. */
  asOf: z.int().min(1949).max(2200),
  /** All lists made together, so that a few counties do not stand in all of them; absent: each for itself. */
  spread: z.literal(true).optional(),
});
export type RankingParameters = z.infer<typeof RankingParameters>;

/** What a run was asked, by kind. */
export const RUN_PARAMETERS = {
  ranking: RankingParameters,
  portfolio: PortfolioParameters,
  secondment: SecondmentParameters,
  siting: SitingParameters,
} satisfies Record<RunKindCode, z.ZodType>;

/**
 * Why a run failed. `no_listings`: nothing is published; `one_side_empty`: nobody to match on one of the sides;
 * `nobody_to_plan`: nobody to second, or no post, in the exchange. `input_lost`: the recorded input is gone or
 * does not have its hash any more. `workers_lost`: every worker that tried it vanished.
 */
export const RunFault = z.enum([
  'no_listings',
  'one_side_empty',
  'nobody_to_plan',
  'bad_parameters',
  'input_lost',
  'engine_fault',
  'out_of_memory',
  'workers_lost',
]);
export type RunFault = z.infer<typeof RunFault>;

/** How the incumbent and its bound came closer: seconds since the run began, and both values where the kind has them. */
export const RunPoint = z.object({ at: z.number(), objective: z.number().nullable(), bound: z.number().nullable() });
export type RunPoint = z.infer<typeof RunPoint>;

/** A run as its organisation and the auditors see it. Hashes are SHA-256 of the JSON bytes before they are compressed. */
export const Run = z.object({
  id: RunId,
  /** What people call it. */
  number: z.int(),
  kind: z.enum(runKind),
  status: z.enum(runStatus),
  requestedByName: z.string(),
  /** As the kind's own schema reads them. */
  parameters: z.unknown(),
  seed: z.int(),
  repeats: RunId.nullable(),
  /** Counted work after which it stops; null: when it is done. */
  workLimit: z.int().nullable(),
  work: z.int().nullable(),
  attempt: z.int(),
  worker: z.string().nullable(),
  cancelWantedAt: z.string().nullable(),
  engineVersion: z.string().nullable(),
  inputPath: z.string().nullable(),
  inputHash: z.string().nullable(),
  outputPath: z.string().nullable(),
  outputHash: z.string().nullable(),
  /** Figures of the result, named by its kind. */
  summary: z.record(z.string(), z.number()).nullable(),
  stage: z.string().nullable(),
  /** How much of `total` is done, in the kind's own units of work. */
  done: z.int().nullable(),
  total: z.int().nullable(),
  objective: z.number().nullable(),
  bound: z.number().nullable(),
  series: z.array(RunPoint),
  fault: RunFault.nullable().catch('engine_fault'),
  faultDetail: z.string().nullable(),
  revision: z.int(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});
export type Run = z.infer<typeof Run>;

/**
 * How far the incumbent may be from the best possible: |bound − objective| / |objective|, as solvers state it.
 *
 * @returns a share, 0 when proved; null where the kind has no bound, or none was proved
 */
export function gapOf({ objective, bound }: Pick<Run, 'objective' | 'bound'>): number | null {
  if (objective === null || bound === null) return null;
  if (objective === bound) return 0;
  return objective === 0 ? null : Math.abs(bound - objective) / Math.abs(objective);
}

/** Who asks for runs; the database's table `run_rights` decides, for each kind. */
export const asksForRuns = (role: MemberRole): boolean => role === 'coordinator';

/** Who has exchanges planned. */
export const plansSecondments = (role: MemberRole): boolean => role === 'talent_officer';

/** Who finds portfolios in the navigation. */
export const seesPortfolios = (role: MemberRole): boolean => asksForRuns(role) || role === 'auditor';

/** Who finds runs in the navigation: those who ask for them, and those who check. */
export const seesRuns = (role: MemberRole): boolean => asksForRuns(role) || plansSecondments(role) || role === 'auditor';

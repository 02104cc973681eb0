import { z } from 'zod';
import { FactorKind } from './factor.ts';
import { OrganisationKind } from './organisation.ts';
import { Confidence } from './pairing.ts';
import { RegionSide } from './region.ts';
import { Dimension, Unit } from './units.ts';
import { ConceptId } from './value-chain.ts';

/**
 * Modes of cooperation (合作模式), as rows of `reference/modes.json`: which parties take part in which role, which factors
 * a project of the mode needs and who may bring them, and what real projects of its kind have used and yielded.
 */
export const ModeId = z.enum([
  'research_and_manufacturing',
  'firm_and_resource',
  'market_and_product',
  'headquarters_and_base',
  'computing',
  'energy',
  'workshop',
  'labour',
  'equipment_reuse',
]);
export type ModeId = z.infer<typeof ModeId>;

/** What a party does in a bundle. */
export const RoleId = z.enum([
  'research',
  'firm',
  'channel',
  'headquarters',
  'compute_user',
  'developer',
  'employer',
  'giver',
  'host',
  'supplier',
  'investor',
  'operator',
  'dismantler',
]);
export type RoleId = z.infer<typeof RoleId>;

/** What a project of a mode cannot do without; the word is about the project, a factor is what meets it. */
export const NeedId = z.enum([
  'technology',
  'orders',
  'direction',
  'capital',
  'site',
  'labour',
  'material',
  'product',
  'channel',
  'logistics',
  'power',
  'water',
  'tourism',
  'policy',
  'machines',
  'equipment',
  'dismantling',
]);
export type NeedId = z.infer<typeof NeedId>;

/** What is estimated of a bundle. */
export const EstimateKind = z.enum(['jobs', 'investment', 'output', 'risk']);
export type EstimateKind = z.infer<typeof EstimateKind>;

/** Jobs are people, money is 万元 (output: a year), risk is a share in [0, 1]. */
export const EstimateUnit = z.enum(['person', 'CNY_10k', 'CNY_10k_per_year', '1']);
export type EstimateUnit = z.infer<typeof EstimateUnit>;

/** Where a figure of the reference comes from, and on which day it was true. */
const sourced = {
  /** The case or text; `assumption` when it is ours. */
  source: z.string().min(1),
  sourceUrl: z.url().nullable().default(null),
  /** Day to which the figure belongs [civil date]; 1 January where only the year is known. */
  asOf: z.iso.date(),
  confidence: Confidence,
};

const ordered = ({ low, high }: { low: number; high: number }) => low <= high;

export const ModeRole = z.strictObject({
  id: RoleId,
  /** Side of its region, null: either. `east` includes regions on neither side (海南, 台湾, 香港, 澳门). */
  side: RegionSide.nullable(),
  kinds: z.array(OrganisationKind).min(1),
  /** Every bundle has exactly one party in each required role; others only join for what is still missing. */
  required: z.boolean().default(false),
  /** Its trade must be one of these: its title names it, for others than counties its summary too. Empty: any. */
  about: z.array(ConceptId).default([]),
  /** It must seek one of these factors; empty: nothing asked. */
  seeks: z.array(FactorKind).default([]),
  /** …and must not seek any of these. */
  seeksNone: z.array(FactorKind).default([]),
  /** It must lie in the province of the host. */
  nearHost: z.boolean().default(false),
});
export type ModeRole = z.infer<typeof ModeRole>;

export const ModeNeed = z.strictObject({
  id: NeedId,
  /** Any of these factors meets it. */
  factors: z.array(FactorKind).min(1),
  /** Roles that may bring it, most natural first. */
  by: z.array(RoleId).min(1),
  /** Roles whose seek of one of the factors says how much, the first that states it. */
  for: z.array(RoleId).default([]),
  /**
   * `sought`: what is offered must be what a role of `for` names in its seek (where it names nothing, what the driver's trade
   * takes). `preferred`: the same, but what is named otherwise is only less sure. `kind`: any offer of the factor.
   */
  match: z.enum(['kind', 'preferred', 'sought']).default('kind'),
  /** Something is built there: fields and pasture are no site for it, unless the driver names them. */
  built: z.boolean().default(false),
  /** What a quantity must measure; an offer that states another is not meant: tonnes of cold store are no site. */
  dimensions: z.array(Dimension).min(1).optional(),
  /** A driver that states that it seeks more than this has another mode in mind. */
  most: z.strictObject({ quantity: z.number().positive(), unit: Unit, ...sourced }).optional(),
  /** The offer, or the trade of who makes it, must be one of these; empty: anything. */
  about: z.array(ConceptId).default([]),
  /** Several parties may bring it together. */
  together: z.boolean().default(false),
  /** `sought`: only where a role of `for` seeks one of the factors. */
  when: z.enum(['always', 'sought']).default('always'),
});
export type ModeNeed = z.infer<typeof ModeNeed>;

/** How much of one thing goes with how much of another: `to` = `from` × [low, high]. */
export const Ratio = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9_]*$/),
    from: z.strictObject({ need: NeedId, unit: Unit }),
    to: z.union([z.strictObject({ need: NeedId, unit: Unit }), z.strictObject({ estimate: EstimateKind, unit: EstimateUnit })]),
    low: z.number().positive(),
    high: z.number().positive(),
    /** Only where the driver's trade is one of these; empty: always. */
    about: z.array(ConceptId).default([]),
    ...sourced,
  })
  .refine(ordered, { path: ['high'], error: 'low_above_high' })
  // 亿元 for 亿元, jobs differ twentyfold between trades: a rule of thumb from capital would be an invention.
  .refine(({ from, to }) => !(from.need === 'capital' && 'estimate' in to && to.estimate === 'jobs'), { error: 'jobs_from_capital' });
export type Ratio = z.infer<typeof Ratio>;

/** What projects of the mode took or yielded where nothing about this one is known. Never rules anybody out. */
export const Typical = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9_]*$/),
    of: z.union([z.strictObject({ need: NeedId, unit: Unit }), z.strictObject({ estimate: EstimateKind, unit: EstimateUnit })]),
    low: z.number().positive(),
    high: z.number().positive(),
    /** Only where the driver's trade is one of these; empty: always. */
    about: z.array(ConceptId).default([]),
    ...sourced,
  })
  .refine(ordered, { path: ['high'], error: 'low_above_high' });
export type Typical = z.infer<typeof Typical>;

export const StepId = z.enum(['hand_over', 'transport', 'dismantling', 'reuse']);
export type StepId = z.infer<typeof StepId>;

/** A step of a mode that is a sequence: who brings what it needs does it, so many days after the beginning. */
export const ModeStep = z.strictObject({
  id: StepId,
  /** The party that brings this need does the step… */
  need: NeedId.optional(),
  /** …or the party in this role. */
  role: RoleId.optional(),
  /** Days from the beginning of the bundle to the beginning of the step. */
  startsAfter: z.int().min(0),
  days: z.int().positive(),
  ...sourced,
});
export type ModeStep = z.infer<typeof ModeStep>;

export const Mode = z
  .strictObject({
    id: ModeId,
    roles: z.array(ModeRole).min(2),
    /** The required role whose project it is: its seeks say how much, and a portfolio gives it at most one project. */
    driver: RoleId,
    /** The other required role: where the project stands. */
    host: RoleId,
    needs: z.array(ModeNeed).min(1),
    ratios: z.array(Ratio).default([]),
    typical: z.array(Typical).default([]),
    steps: z.array(ModeStep).default([]),
    source: z.string().min(1),
  })
  .superRefine((mode, context) => {
    for (const path of holes(mode)) context.addIssue({ code: 'custom', path, params: { fault: 'unknown_id' } });
  });
export type Mode = z.infer<typeof Mode>;

type Shape = Pick<Mode, 'roles' | 'driver' | 'host' | 'steps' | 'needs'>;

/** One offer must not be able to meet two needs, else it would be counted twice. */
const overlap = (a: ModeNeed, b: ModeNeed): boolean =>
  a.by.some((role) => b.by.includes(role)) && a.factors.some((f) => b.factors.includes(f));

/** Places of a mode that name a role or a need that it does not declare, or a driver or host that is not required. */
function holes({ roles, driver, host, needs, steps }: Shape): (string | number)[][] {
  const role = new Map(roles.map((each) => [each.id, each]));
  const known = new Set(needs.map(({ id }) => id));
  const required = roles.flatMap(({ id, required: must }) => (must ? [id] : []));
  return [
    ...(role.get(driver)?.required ? [] : [['driver']]),
    ...(role.get(host)?.required && host !== driver ? [] : [['host']]),
    ...(required.length === 2 ? [] : [['roles']]),
    ...needs.flatMap(({ by }, at) => by.flatMap((id) => (role.has(id) ? [] : [['needs', at, 'by']]))),
    ...needs.flatMap(({ for: takers }, at) => (takers.every((id) => id === driver || id === host) ? [] : [['needs', at, 'for']])),
    ...needs.flatMap((need, at) => (needs.slice(0, at).some((other) => overlap(need, other)) ? [['needs', at, 'factors']] : [])),
    ...steps.flatMap((step, at) => {
      const said = (step.need === undefined || known.has(step.need)) && (step.role === undefined || role.has(step.role));
      return said ? [] : [['steps', at]];
    }),
  ];
}

/** `reference/modes.json`: what the rows rest on, and the rows. */
export const ModeFile = z.strictObject({
  title: z.string(),
  source: z.string(),
  edition: z.iso.date(),
  note: z.string(),
  modes: z.array(Mode),
});
export type ModeFile = z.infer<typeof ModeFile>;

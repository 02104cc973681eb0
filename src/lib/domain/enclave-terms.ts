import { z } from 'zod';
import { MOST_WAN } from './money.ts';
import { RegionCode } from './region.ts';

/** Levels of government that keep a part of a tax beside the centre. */
export const LocalLevel = z.enum(['county', 'prefecture', 'province']);
export type LocalLevel = z.infer<typeof LocalLevel>;

/** Taxes that a clause may share. */
export const SharedTax = z.enum(['vat', 'cit']);
export type SharedTax = z.infer<typeof SharedTax>;

/** Where the plant stands, for the corporate income tax. 麦盖提 and the rest of the prefecture of Kashgar are `xinjiang_difficult`, not `kashgar_horgos`. */
export const EnclaveZone = z.enum(['none', 'west_encouraged', 'xinjiang_difficult', 'kashgar_horgos']);
export type EnclaveZone = z.infer<typeof EnclaveZone>;

/** `forward`: the plant stands in the west; `reverse`: the lab stands in the east. The fly-in place is where it stands. */
export const EnclaveKind = z.enum(['forward', 'reverse']);
export type EnclaveKind = z.infer<typeof EnclaveKind>;
export const LegalForm = z.enum(['subsidiary', 'branch']);
export type LegalForm = z.infer<typeof LegalForm>;
export const EnclaveParty = z.enum(['fly_out', 'fly_in']);
export type EnclaveParty = z.infer<typeof EnclaveParty>;

/** Amounts in 万元. */
const Amount = z.number().min(-MOST_WAN).max(MOST_WAN);
const AmountFrom0 = z.number().min(0).max(MOST_WAN);
const Share = z.number().min(0).max(1);
export const MOST_YEARS = 60;
const Year = z.int().min(1).max(MOST_YEARS);

/** The fraction of the *whole* tax that each level keeps. */
export const LocalShare = z.strictObject({ county: Share.default(0), prefecture: Share.default(0), province: Share.default(0) });
export type LocalShare = z.infer<typeof LocalShare>;

/** A branch's weight in the sharing among branches (revenue 0.35, wages 0.35, assets 0.3), and its whole enterprise's profit by year. */
export const Branch = z.strictObject({ weight: Share, enterprise_profit: z.array(Amount) });

const Enclave = z.strictObject({
  kind: EnclaveKind,
  fly_out: RegionCode,
  fly_in: RegionCode,
  legal_form: LegalForm,
  /** Year of the term in which the first revenue arises. */
  first_revenue_year: Year,
  zone: EnclaveZone,
  /** Main business in the catalogue of encouraged industries. */
  encouraged: z.boolean().default(false),
  local_share: z.strictObject({ vat: LocalShare, cit: LocalShare }),
  branch: Branch.optional(),
});

/** From and to are years of the term, both included; `fly_out` is the rate at which the fly-out place shares. */
const Phase = z.strictObject({ from_year: Year, to_year: Year, fly_out: Share });

const Terms = z.strictObject({
  base: z.array(SharedTax),
  of: z.enum(['increment', 'all']),
  /** What the shared levels received a year before the enclave, by tax. */
  baseline: z.strictObject({ vat: AmountFrom0.default(0), cit: AmountFrom0.default(0) }).default({ vat: 0, cit: 0 }),
  phases: z.array(Phase),
  floor_per_year: AmountFrom0.nullable().default(0),
  ceiling_per_year: AmountFrom0.nullable().default(null),
  ceiling_total: AmountFrom0.nullable().default(null),
});

/** What is promised beside the sharing: a part of a tax to somebody. To a firm it is barred. */
const Clause = z.strictObject({ to: z.enum(['firm', 'fly_out', 'fly_in']), base: SharedTax, rate: Share });

/** An enclave's money, as `feiqiao terms` reads it. Year t of the arrays is calendar year `start_year` + t − 1. */
export const EnclaveTerms = z.strictObject({
  years: Year,
  start_year: z.int().min(1949).max(2200),
  discount_rate: z.number().min(0).max(10),
  /** Only these levels of the fly-in place share; the others keep theirs and pay nothing. */
  shared_levels: z.array(LocalLevel).min(1),
  /** From when the years of the phases count: signing, first revenue, start of operation. */
  start_event: z.string().min(1).max(120).nullable().default(null),
  enclave: Enclave,
  project: z.strictObject({ profit: z.array(Amount), vat: z.array(Amount), carry_losses: z.boolean().default(false) }),
  investments: z.array(z.strictObject({ party: EnclaveParty, year: Year, amount: AmountFrom0 })).default([]),
  terms: Terms,
  clauses: z.array(Clause).default([]),
  /** Losses reduce later profits, for as many years as the law allows. May stand here or in `project`. */
  carry_losses: z.boolean().default(false),
  /** May stand here or in `enclave`. */
  branch: Branch.optional(),
});
export type EnclaveTerms = z.infer<typeof EnclaveTerms>;

/** The branch, wherever it was written. */
export const branchOf = (terms: EnclaveTerms): z.infer<typeof Branch> | undefined => terms.enclave.branch ?? terms.branch;
export const carriesLosses = (terms: EnclaveTerms): boolean => terms.carry_losses || terms.project.carry_losses;
/** The calendar year of year t of the term, t from 1. */
export const calendarYear = ({ start_year: first }: EnclaveTerms, t: number): number => first + t - 1;

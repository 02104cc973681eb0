import { z } from 'zod';

/** As many as one run takes from an office's tables; larger ones go through the command line. */
export const MOST_SITES = 100;
export const MOST_COUNTIES = 1000;
/** Scenarios of one run: from one site up to so many. */
export const MOST_SCENARIOS = 12;

const Name = z.string().min(1).max(60);
const Amount = z.number().min(0).max(1e9);

/** Where a place is, in decimal degrees (WGS 84), and where that was read. */
const Position = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  source: z.string().min(1).max(200),
});
export type Position = z.infer<typeof Position>;

/** A candidate place of a station. Cost: 万元 a year; beds absent: no limit. */
const Candidate = z.strictObject({ name: Name, cost: Amount, beds: Amount.optional(), at: Position.optional() });
/** A place that would use stations, with its demand (bed places, persons or visits a year: the unit of the beds). */
const Demanding = z.strictObject({ name: Name, demand: Amount, at: Position.optional() });

/** Aim, limits and how ways are estimated: small enough to stand with the run itself. */
const settings = {
  name: z.string().min(1).max(80),
  /** `coverage`: serve as much demand as well as can be; `p_median`: serve everybody with as little way as can be. */
  objective: z.enum(['coverage', 'p_median']),
  measure: z.enum(['hours', 'km']),
  /** A road is so many times as long as the straight line: stated by the office; absent: coordinates are not used. */
  detour: z.number().min(1).max(5).optional(),
  /** km an hour on that road. */
  speed: z.number().min(1).max(400).optional(),
  /** Coverage: full benefit up to the first, none from the second on, straight between. */
  reach: z.strictObject({ full: Amount, none: Amount }),
  /** 万元 a year for all sites together; absent: no limit. */
  budget: Amount.optional(),
  mostSites: z.int().min(1).max(MOST_SCENARIOS),
};

/** The way of a pair; `none`: there is none; null: the table does not say. */
const StatedWay = z.union([Amount, z.literal('none'), z.null()]);
export type StatedWay = z.infer<typeof StatedWay>;

const tables = {
  sites: z.array(Candidate).min(1).max(MOST_SITES),
  counties: z.array(Demanding).min(1).max(MOST_COUNTIES),
  /** A row for each county, in it an entry for each site, in the order of both. */
  wayRows: z.array(z.array(StatedWay)).optional(),
  /** As runs recorded it before there were rows: county, site, and the way between; null: there is none. */
  ways: z.array(z.tuple([Name, Name, Amount.nullable()])).optional(),
};

/** An office's own tables: candidates, demand, ways. */
export const SitingTables = z.strictObject(tables);
export type SitingTables = z.infer<typeof SitingTables>;

/**
 * What an office asks of a siting run, whole. A way measures a pair in hours or km: from the office's own table, else from coordinates: great-circle distance ×
 * `detour`, and for hours divided by `speed`; a pair with neither is missing and asked for, unless the table says that there is no way.
 */
export const SitingQuestion = z.strictObject({ ...settings, ...tables });
export type SitingQuestion = z.infer<typeof SitingQuestion>;

/** The same with its tables kept beside the run, named by their fingerprint: a hundred thousand ways are no parameter. */
const SitingAsked = z.strictObject({
  ...settings,
  tables: z.string().regex(/^[0-9a-f]{64}$/),
  siteCount: z.int().min(1).max(MOST_SITES),
  countyCount: z.int().min(1).max(MOST_COUNTIES),
});
export type SitingAsked = z.infer<typeof SitingAsked>;

/** What a run records: the question with its tables beside it; earlier runs hold them within. */
export const SitingParameters = z.union([SitingAsked, SitingQuestion]);
export type SitingParameters = z.infer<typeof SitingParameters>;

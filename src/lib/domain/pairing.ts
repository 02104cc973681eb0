import { z } from 'zod';
import { ancestors, RegionCode, RegionLevel, type RegionIndex } from './region.ts';

/**
 * Pairings: which eastern unit the state paired with which western one, as rows of `reference/pairings.json` and of
 * the table `pairings`. Two separate systems, many-to-many ("一对一" is policy wording: 甘肃 has two partners), dated.
 * Since 2025 projects openly cross the pair lines, so a pairing is a weight in matching, never a filter.
 */

/**
 * `collaboration`: 东西部协作, eight eastern provinces and cities with ten western ones.
 * `assistance`: 对口支援 to Xinjiang, Xizang and the Tibetan areas of Qinghai, from up to nineteen provinces and cities.
 */
export const PairingSystem = z.enum(['collaboration', 'assistance']);
export type PairingSystem = z.infer<typeof PairingSystem>;

/** How sure we are of a row: `high` a text says so, `medium` a weak text, or none but common knowledge, `low` doubtful. */
export const Confidence = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof Confidence>;

const fields = z.strictObject({
  /** System, east, west and year of the start: stable for as long as the row means the same. */
  id: z.string().regex(/^[ca]-\d{6}-\d{6}-\d{4}$/),
  system: PairingSystem,
  /** Level of the western unit: how closely the row names who is helped. */
  level: RegionLevel,
  east: RegionCode,
  west: RegionCode,
  /** First day [civil date]; where only the year is known, 1 January of it. */
  validFrom: z.iso.date(),
  /** No text gives the start: `validFrom` follows the conventions in `reference/README.md`. */
  startAssumed: z.boolean().default(false),
  /** First day after the end; null while it lasts. */
  validUntil: z.iso.date().nullable().default(null),
  /** Title of the text that says so; `unsourced, from memory` when none does. */
  source: z.string().min(1),
  sourceUrl: z.url().nullable().default(null),
  confidence: Confidence,
});

export const Pairing = fields.refine((p) => p.validUntil === null || p.validFrom < p.validUntil, {
  path: ['validUntil'],
  error: 'period_empty',
});
export type Pairing = z.infer<typeof fields>;

/** `reference/pairings.json`: conventions of the file, and the rows. */
export const PairingFile = z.strictObject({
  title: z.string(),
  edition: z.iso.date(),
  note: z.string(),
  rows: z.array(Pairing),
});
export type PairingFile = z.infer<typeof PairingFile>;

export type PairingIndex = ReadonlyMap<string, readonly Pairing[]>;

const key = (east: RegionCode, west: RegionCode) => `${east}>${west}`;

/** The rows by (east, west); one couple may have several rows: two systems, or one that ended and began again. */
export function indexPairings(rows: readonly Pairing[]): PairingIndex {
  const index = new Map<string, Pairing[]>();
  for (const row of rows) {
    const couple = key(row.east, row.west);
    index.set(couple, [...(index.get(couple) ?? []), row]);
  }
  return index;
}

/**
 * Strength of a tie in [0, 1], by how closely it names each side. Our own ordering, no text fixes the figures: a city
 * or county named on both sides works with its partner every week; a province assigned to one prefecture or county
 * (援疆) knows it well; two provinces that are paired as wholes only open the door.
 */
export const PAIRING_STRENGTH: Record<RegionLevel, Record<RegionLevel, number>> = {
  // east ↓ · west →
  province: { province: 0.4, prefecture: 0.7, county: 0.7 },
  prefecture: { province: 0.4, prefecture: 0.9, county: 1 },
  county: { province: 0.4, prefecture: 0.9, county: 1 },
};

export type PairingMatch = { pairing: Pairing; strength: number };

/**
 * The pairings that tie an eastern and a western region on a day, strongest first (ties by id). A row counts when it
 * names the region itself or one above it: a firm of 日照市东港区 and 麦盖提县 are tied by 日照市–麦盖提县 and, weaker, by
 * 山东省–麦盖提县. It never counts downwards: that 日照市 is paired says nothing of a firm known only to be in 山东省.
 *
 * @param asOf  civil date `YYYY-MM-DD`; a row counts on [validFrom, validUntil)
 */
export function pairingsBetween(
  east: RegionCode,
  west: RegionCode,
  asOf: string,
  pairings: PairingIndex,
  regions: RegionIndex,
): PairingMatch[] {
  const easts = [east, ...ancestors(east, regions)];
  const wests = [west, ...ancestors(west, regions)];
  return easts
    .flatMap((e) => wests.flatMap((w) => pairings.get(key(e, w)) ?? []))
    .filter((row) => row.validFrom <= asOf && (row.validUntil === null || asOf < row.validUntil))
    .map((pairing) => ({ pairing, strength: strengthOf(pairing, regions) }))
    .sort((a, b) => b.strength - a.strength || (a.pairing.id < b.pairing.id ? -1 : 1));
}

/** How closely a row names both sides, by `PAIRING_STRENGTH`. */
export function strengthOf(pairing: Pairing, regions: RegionIndex): number {
  const level = regions.get(pairing.east)?.level;
  if (!level) throw new Error(`pairing ${pairing.id}: no region ${pairing.east}`);
  return PAIRING_STRENGTH[level][pairing.level];
}

/** The newest day on which the rows say anything: what "as of now" means for a caller without a clock. */
export const newestDate = (rows: readonly Pairing[]): string =>
  rows.reduce((newest, row) => [newest, row.validFrom, row.validUntil ?? ''].reduce((a, b) => (a > b ? a : b)), '');

import type { RegionCode } from '../../domain/region.ts';
import { Shown } from '../../domain/shown.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Db } from '../db.ts';
import { placeName } from '../reference/reference.ts';
import { listPairings, type ShownPairing } from './list-pairings.ts';

/** A pairing with the names of its ends. */
export type PairingRow = ShownPairing & { eastName: string; westName: string };

/** What ships, by province and language: the same for all whose office has added nothing. */
const shipped = new Map<string, Shown<PairingRow[]>>();

/** The pairings of a province, or all, as a page shows them. */
export async function pairingRows(db: Db, province: RegionCode | null, locale: Locale): Promise<Shown<PairingRow[]>> {
  const rows = await listPairings(db, province);
  if (rows.some(({ office }) => office !== null)) return new Shown(named(rows, locale));
  const key = `${province} ${locale}`;
  const known = shipped.get(key) ?? new Shown(named(rows, locale));
  shipped.set(key, known);
  return known;
}

const named = (rows: readonly ShownPairing[], locale: Locale): PairingRow[] =>
  rows.map((row) => ({ ...row, eastName: placeName(row.east, locale), westName: placeName(row.west, locale) }));

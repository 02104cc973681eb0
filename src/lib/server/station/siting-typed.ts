import { SitingParameters, type SitingQuestion } from '../../domain/siting-run.ts';
import { SITING_FIELDS, type TypedSiting } from '../../domain/siting-text.ts';
import { statedWays } from '../../engine/stations/ways.ts';
import type { Locale } from '../../i18n/index.ts';
import { SITING_MESSAGES } from '../../i18n/siting-messages.ts';
import type { Db } from '../db.ts';
import { readRun } from '../run/get-run.ts';
import { readSitingTables } from './siting-tables.ts';

const EMPTY: TypedSiting = {
  ...(Object.fromEntries(SITING_FIELDS.map((field) => [field, ''])) as TypedSiting),
  objective: 'coverage',
  measure: 'hours',
  full: '2',
  none: '6',
  mostSites: '4',
};

/** Made-up ways and demands between real places, marked as an example: what a table looks like. */
export const SITING_EXAMPLE: TypedSiting = {
  ...EMPTY,
  name: '示例：喀什片区',
  sites: '麦盖提驿站（示例）\t24\t12\n莎车驿站（示例）\t30\t20\n疏附驿站（示例）\t28\t16',
  counties: '麦盖提县\t8\n莎车县\t14\n泽普县\t5\n疏附县\t9\n英吉沙县\t6',
  ways: '县\t麦盖提驿站（示例）\t莎车驿站（示例）\t疏附驿站（示例）\n麦盖提县\t0.3\t1.5\t2.5\n莎车县\t1.5\t0.3\t3\n泽普县\t2\t0.8\t3.5\n疏附县\t2.5\t3\t0.3\n英吉沙县\t2.2\t2\t1',
};

/** The form as it first shows: empty, an example, or as an earlier run was asked. */
export async function sitingAsTyped(
  db: Db,
  { copy, example, locale }: { copy: string | null; example: boolean; locale: Locale },
): Promise<TypedSiting> {
  const question = copy === null ? null : await questionOf(db, copy);
  return question ? typedOf(question, SITING_MESSAGES[locale].file.columns.ways) : example ? SITING_EXAMPLE : EMPTY;
}

async function questionOf(db: Db, id: string): Promise<SitingQuestion | null> {
  const run = await readRun(db, id);
  const read = run?.kind === 'siting' ? SitingParameters.safeParse(run.parameters) : null;
  if (!read?.success || 'sites' in read.data) return read?.data && 'sites' in read.data ? read.data : null;
  const { tables: hash, siteCount: _, countyCount: __, ...settings } = read.data;
  const tables = await readSitingTables(db, hash);
  return tables && { ...settings, ...tables };
}

/** @param head  the first cell of the square: what its rows are */
function typedOf(question: SitingQuestion, head: string): TypedSiting {
  const { name, objective, measure, sites, counties, detour, speed, reach, budget, mostSites } = question;
  const stated = statedWays(question);
  const place = (at?: { latitude: number; longitude: number; source: string }) => (at ? [at.latitude, at.longitude, at.source] : []);
  const rows = (list: readonly (readonly (string | number | null)[])[]): string => list.map((row) => row.join('\t').trimEnd()).join('\n');
  const text = (n: number | undefined): string => (n === undefined ? '' : String(n));
  const square = counties.map((county, i) => [
    county.name,
    ...sites.map((_, j) => stated(i, j)).map((way) => (way === 'none' ? '-' : way)),
  ]);
  return {
    ...{ name, objective, measure, detour: text(detour), speed: text(speed), budget: text(budget), mostSites: String(mostSites) },
    ...{ full: String(reach.full), none: String(reach.none) },
    sites: rows(sites.map((site) => [site.name, site.cost, site.beds ?? '', ...place(site.at)])),
    counties: rows(counties.map((county) => [county.name, county.demand, ...place(county.at)])),
    ways: rows([[head, ...sites.map((site) => site.name)], ...square]),
  };
}

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { countFrequencies } from './profile-frequency.ts';
import {
  industryMigration,
  pairingMigration,
  parameterMigration,
  regionMigration,
  schemeMigration,
  workingDayMigration,
} from './reference.ts';
import { databaseTypes, enumsModule } from './database.ts';
import { buildRegionRows, REGION_SOURCE, regionsJson } from './regions.ts';
import { seedSql } from './seed.ts';

/**
 * A generated file: its path from the root of the repository, and how its text comes about; `fromDatabase` if that
 * takes a fresh database with every migration applied (seconds).
 */
export type Output = { path: string; text: () => string | Promise<string>; fromDatabase?: true };

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The newest migration of a kind. Migrations that have been applied somewhere never change: to release new reference
 * data, add an empty file with a newer stamp and the same ending, then generate; the older file stays as it was.
 */
export function newestMigration(ending: string, files = readdirSync(`${root}supabase/migrations`)): string {
  const newest = files
    .filter((file) => file.endsWith(`_${ending}.sql`))
    .sort()
    .at(-1);
  if (!newest) throw new Error(`no migration ends in _${ending}.sql`);
  return `supabase/migrations/${newest}`;
}

/** Everything that `npm run db:generate` writes, in the order in which one builds on the other. */
export const outputs = (): Output[] => [
  { path: 'src/lib/domain/reference/regions.json', text: regionsJson },
  { path: newestMigration('region_data'), text: () => regionMigration(buildRegionRows(), REGION_SOURCE) },
  { path: newestMigration('industry_data'), text: industryMigration },
  { path: newestMigration('pairing_data'), text: pairingMigration },
  { path: newestMigration('parameter_data'), text: parameterMigration },
  { path: newestMigration('scheme_data'), text: schemeMigration },
  { path: newestMigration('working_day_data'), text: workingDayMigration },
  { path: 'src/lib/domain/enums.ts', text: enumsModule, fromDatabase: true },
  { path: 'src/lib/server/database.ts', text: databaseTypes, fromDatabase: true },
  { path: 'src/lib/domain/reference/profile-frequency.json', text: () => `${JSON.stringify(countFrequencies(), null, 2)}\n` },
  { path: 'supabase/seed.sql', text: seedSql },
];

import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Confidence, PairingSystem } from '../../src/lib/domain/pairing.ts';
import { ParameterUnit } from '../../src/lib/domain/fiscal-parameter.ts';
import { IndustryLevel } from '../../src/lib/domain/industry.ts';
import { ExchangeDirection, SecondmentLadder } from '../../src/lib/domain/scheme.ts';
import { RegionLevel, RegionSide } from '../../src/lib/domain/region.ts';
import { TEMPLATES } from '../embedded/backend.ts';
import { readMigrations } from '../embedded/migrations.ts';
import { copyTemplate, ensureTemplate } from '../embedded/template.ts';
import { addWorkingDays, addWorkingHours, workingDaysBetween } from '../../src/lib/domain/working-day.ts';
import { newestMigration } from '../generate/outputs.ts';
import {
  calendarNoticeRows,
  industryRows,
  pairingRows,
  parameterRows,
  regionRows,
  schemeRows,
  workingDayRows,
} from '../generate/reference.ts';
import { buildRegionRows } from '../generate/regions.ts';

/** A fresh database with every migration applied, and no seed. */
let db: PGlite;
let folder: string;

beforeAll(async () => {
  const migrations = readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)));
  const template = await ensureTemplate({ cache: TEMPLATES, migrations, seedFiles: [] });
  folder = mkdtempSync(join(tmpdir(), 'feiqiao-reference-'));
  copyTemplate(template, join(folder, 'db'));
  db = await PGlite.create({ dataDir: join(folder, 'db'), extensions: { btree_gist, citext, pg_trgm, pgcrypto, uuid_ossp } });
});

afterAll(async () => {
  await db?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The rows of a table as the generator names and types them: dates as text. */
async function table(name: string, key: string): Promise<unknown[]> {
  const { rows } = await db.query<{ row: unknown }>(`select to_jsonb(t) as row from public.${name} t order by ${key} collate "C"`);
  return rows.map(({ row }) => row);
}

const byKey = <Row extends Record<string, unknown>>(rows: Row[], key: keyof Row) =>
  rows.toSorted((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1));

describe('a fresh database', () => {
  it('has the regions of the JSON, row for row', async () => {
    expect(await table('regions', 'code')).toEqual(byKey(regionRows(buildRegionRows()), 'code'));
  });

  it('has the industries of the JSON, row for row', async () => {
    expect(await table('industries', 'code')).toEqual(byKey(industryRows(), 'code'));
  });

  it('has the rule packs of the JSON, row for row', async () => {
    const lists = schemeRows().map((row) => ({
      ...row,
      months_allowed: row.months_allowed && (JSON.parse(`[${row.months_allowed.slice(1, -1)}]`) as number[]),
    }));
    expect(await table('schemes', 'code')).toEqual(byKey(lists, 'code'));
  });

  it('has the pairings of the JSON, row for row', async () => {
    expect(await table('pairings', 'id')).toEqual(byKey(pairingRows(), 'id'));
  });

  it('has the parameters of the JSON, row for row', async () => {
    const rows = parameterRows().toSorted((a, b) => (`${a.code} ${a.valid_from}` < `${b.code} ${b.valid_from}` ? -1 : 1));
    expect(await table('fiscal_parameters', "(code || ' ' || valid_from)")).toEqual(rows);
  });

  it('has the working calendar of the JSON, row for row', async () => {
    expect(await table('calendar_notices', 'year::text')).toEqual(calendarNoticeRows());
    expect(await table('working_days', 'day::text')).toEqual(workingDayRows());
  });

  it('counts working days and office hours as TypeScript does, over three years', async () => {
    const { rows } = await db.query<{ day: string; later: string; between: number; moment: Date; answer: Date }>(
      `select d::date::text as day, private.add_working_days(d::date, n)::text as later, private.working_days_between(d::date, d::date + n) as between,
         m as moment, private.add_working_hours(m, n) as answer
       from generate_series(0, 1000) g (n0), lateral (select n0 % 13 as n, timestamp '2024-12-01' + make_interval(days => n0) as d) x,
         lateral (select (d + make_interval(hours => n0 * 7 % 24, mins => n0 % 60)) at time zone 'UTC' as m) y`,
    );
    for (const [at, row] of rows.entries()) {
      const n = at % 13;
      expect([row.later, row.between, row.answer]).toEqual([
        addWorkingDays(row.day, n),
        workingDaysBetween(row.day, new Date(Date.parse(`${row.day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)),
        addWorkingHours(row.moment, n),
      ]);
    }
  });

  it('knows the same words as the schemas', async () => {
    const { rows } = await db.query<{ name: string; labels: string[] }>(
      `select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
       from pg_enum e join pg_type t on t.oid = e.enumtypid where t.typnamespace = 'public'::regnamespace group by t.typname`,
    );
    expect(Object.fromEntries(rows.map(({ name, labels }) => [name, labels]))).toMatchObject({
      region_level: RegionLevel.options,
      region_side: RegionSide.options,
      industry_level: IndustryLevel.options,
      pairing_system: PairingSystem.options,
      confidence: Confidence.options,
      parameter_unit: ParameterUnit.options,
      secondment_ladder: SecondmentLadder.options,
      exchange_direction: ExchangeDirection.options,
    });
  });

  it('takes the data a second time without a change, and repairs a row that drifted', async () => {
    const before = await table('pairings', 'id');
    await db.exec(`update public.pairings set source = 'drifted' where system = 'assistance'`);
    await db.exec(readFileSync(newestMigration('pairing_data'), 'utf8'));
    expect(await table('pairings', 'id')).toEqual(before);
  });
});

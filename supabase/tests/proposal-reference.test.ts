import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROPOSAL_TRANSITIONS } from '../../src/lib/domain/proposal-transition.ts';
import { dimensionOf, inBaseUnit, UNIT_CODES } from '../../src/lib/domain/units.ts';
import { sqlDatabase } from './sql-database.ts';

let db: PGlite;
let close: (() => Promise<void>) | undefined;
beforeAll(async () => ({ db, close } = await sqlDatabase()));
afterAll(() => close?.());

it('pages know the life of a proposal as the database decides it', async () => {
  const { rows } = await db.query('select from_status as "from", verb, to_status as "to", actor from public.proposal_transitions');
  const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
  expect(sorted(PROPOSAL_TRANSITIONS)).toEqual(sorted(rows));
});

it('counts quantities in the same base units', async () => {
  const { rows } = await db.query<{ unit: string; dimension: string; base: string }>(
    `select u::text as unit, private.unit_dimension(u) as dimension, private.in_base_unit(7, u)::text as base
     from unnest(enum_range(null::public.factor_unit)) u`,
  );
  expect(rows).toEqual(UNIT_CODES.map((unit) => ({ unit, dimension: dimensionOf(unit), base: String(inBaseUnit(7, unit)) })));
});

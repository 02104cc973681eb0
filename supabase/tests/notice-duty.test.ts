import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOTICE_DUTIES } from '../../src/lib/domain/notice-duty.ts';
import { zh } from '../../src/lib/i18n/zh.ts';
import { sqlDatabase } from './sql-database.ts';

let db: PGlite;
let close: (() => Promise<void>) | undefined;
beforeAll(async () => {
  ({ db, close } = await sqlDatabase());
});
afterAll(() => close?.());

it('the database and the pages know the same duties', async () => {
  const { rows } = await db.query<{ kind: string }>('select unnest(private.notice_duties()) as kind order by 1');
  expect(rows.map(({ kind }) => kind)).toEqual([...NOTICE_DUTIES].sort());
});

it('every duty is a notice that has a sentence', () => {
  expect(NOTICE_DUTIES.filter((kind) => !(kind in zh.notice.kind))).toEqual([]);
});

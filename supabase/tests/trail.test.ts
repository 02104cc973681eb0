import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlDatabase } from './sql-database.ts';

/**
 * Nothing changes without a trace: whatever a member may call that writes, writes into the trail too, itself or by a function that
 * it calls. What leaves none on purpose is named here, with the reason.
 */
const WITHOUT_TRACE: Record<string, string> = {
  add_dispute_evidence: 'a trigger on settlement_evidence writes it',
  answer_settlement_dispute: 'a trigger on settlement_dispute_notes writes it',
  set_reservation: 'a private limit is nobody else’s business, auditors included',
  save_notice_settings: 'how one is told is one’s own affair',
  save_enclave_draft: 'a draft that nobody was shown',
  save_import_mapping: 'remembered columns of a form',
  ...Object.fromEntries(
    [
      'begin_import',
      'begin_import_decision',
      'begin_import_reading',
      'begin_roster_import',
      'choose_all_import_rows',
      'choose_import_rows',
      'choose_roster_rows',
      'discard_import',
      'discard_roster_import',
      'finish_import_reading',
      'finish_roster_import',
      'offer_import_columns',
      'refuse_import',
      'report_import_progress',
      'resume_import_decision',
      'stage_import_rows',
      'stage_roster_rows',
    ].map((name) => [name, 'rows of a file that wait: taking them writes the trail']),
  ),
};

type Source = { schema: string; name: string; source: string; isCallable: boolean };
let db: PGlite;
let close: (() => Promise<void>) | undefined;
const sources = new Map<string, Source>();

beforeAll(async () => {
  ({ db, close } = await sqlDatabase());
  const { rows } = await db.query<Source>(
    `select n.nspname as schema, p.proname::text as name, string_agg(p.prosrc, ' ') as source, bool_or(has_function_privilege('authenticated', p.oid, 'execute')) as "isCallable"
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_type t on t.oid = p.prorettype
     where n.nspname in ('public', 'private') and t.typname <> 'trigger' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     group by 1, 2`,
  );
  for (const row of rows) sources.set(`${row.schema}.${row.name}`, row);
});
afterAll(() => close?.());

const WRITES = /\b(insert\s+into|update|delete\s+from)\s+public\.(?!notifications\b|audit_events\b)/i;
const LEAVES_TRACE =
  /\b(record_event|record_proposal_event|record_secondment_event)\s*\(|insert\s+into\s+public\.(audit_events|proposal_events|secondment_events)\b/i;

/** Everything a function runs, with what it calls. */
function reach(name: string, seen = new Set<string>()): string {
  const found = sources.get(name);
  if (!found || seen.has(name)) return '';
  seen.add(name);
  const calls = [...found.source.matchAll(/\b((?:public|private)\.\w+)\s*\(/g)].map(([, called]) => called ?? '');
  return [found.source, ...calls.map((called) => reach(called, seen))].join('\n');
}

describe('the trail', () => {
  it('has what every function changes, but what is named here', () => {
    const silent = [...sources.entries()]
      .filter(
        ([key, { schema, isCallable }]) => schema === 'public' && isCallable && WRITES.test(reach(key)) && !LEAVES_TRACE.test(reach(key)),
      )
      .map(([, { name }]) => name);
    expect(silent.sort()).toEqual(Object.keys(WITHOUT_TRACE).sort());
  });

  it('is written by nobody but its own functions, and edited by nobody, the platform included', async () => {
    for (const role of ['anon', 'authenticated', 'service_role']) {
      for (const right of ['insert', 'update', 'delete', 'truncate']) {
        const { rows } = await db.query<{ may: boolean }>(
          `select has_table_privilege('${role}', 'public.audit_events', '${right}') as may`,
        );
        expect([role, right, rows[0]?.may]).toEqual([role, right, false]);
      }
    }
    await db.exec(`begin; insert into public.audit_events (verb, subject_kind, subject_id) values ('x', 'x', '1');`);
    for (const change of [`update public.audit_events set why = 'x'`, 'delete from public.audit_events', 'truncate public.audit_events']) {
      await db.exec('savepoint attempt');
      // Even the owner of the tables, who passes every grant.
      await expect(db.exec(change)).rejects.toThrow('append_only');
      await db.exec('rollback to attempt');
    }
    await db.exec('rollback');
  });
});

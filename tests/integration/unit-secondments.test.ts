import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import { listAssignments } from '../../src/lib/server/assignment/assignment.ts';
import { stepsDue } from '../../src/lib/server/assignment/steps-due.ts';
import type { Database } from '../../src/lib/server/database.ts';
import { unwrap, type Db } from '../../src/lib/server/db.ts';
import { dropOut } from '../../src/lib/server/secondment/consent.ts';
import { goneStay } from '../../src/lib/server/secondment/gone-stay.ts';
import { namedSubstitutes } from '../../src/lib/server/secondment/named-substitutes.ts';
import { listPlans, readPlan } from '../../src/lib/server/secondment/plans.ts';
import { chooseWay, unitWays } from '../../src/lib/server/secondment/unit-ways.ts';
import { zh } from '../../src/lib/i18n/zh.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';

/** What a unit that keeps no registers sees of the secondments that concern it: its own, with names, and who could come instead. */
let backend: TestBackend;
let county: Db;
let office: Db;
const client = (key: string): Db => createClient<Database>(backend.url, key, { auth: { persistSession: false, autoRefreshToken: false } });

beforeAll(async () => {
  backend = await testBackend();
  const signIn = async (who: string) => {
    const own = client(backend.publishableKey);
    const { email } = DEMO_ACCOUNTS.find((account) => account.email.startsWith(`${who}@`))!;
    expect((await own.auth.signInWithPassword({ email, password: DEMO_PASSWORD })).error).toBeNull();
    return own;
  };
  county = await signIn('county');
  office = await signIn('talent2');
});
afterAll(() => backend?.close());

it('reads the plans and assignments of its own people and posts, each with who and where', async () => {
  const plans = await listPlans(county, 10);
  expect(plans.map(({ exchange }) => exchange.name)).not.toContain('');
  expect(plans.length).toBeGreaterThan(0);
  const whole = await readPlan(office, plans[0]!.id);
  const part = (await readPlan(county, plans[0]!.id))!;
  expect(part.rows.length).toBeGreaterThan(0);
  expect(part.rows.length).toBeLessThan(whole!.rows.length);
  // What it sees is what the office sees of the same.
  expect(part.rows).toEqual(whole!.rows.filter(({ id }) => part.rows.some((row) => row.id === id)));
  expect(part.exchange).toEqual(whole!.exchange);
  const lines = await listAssignments(county);
  expect(lines.length).toBeGreaterThan(part.rows.length);
  for (const { person, post, home, host } of lines) for (const name of [person, post, home, host]) expect(name).not.toBe('');
  for (const { person, post } of (await stepsDue(county, '2030-01-01', 5)).rows)
    for (const name of [person, post]) expect(name).not.toBe('');
  // Names, not the register.
  const others = part.rows.filter(({ person }) => person.office !== part.rows.find(({ home }) => home.organisation)?.person.office);
  const { data } = await county
    .from('people')
    .select('id')
    .in(
      'id',
      others.map(({ person }) => person.id),
    );
  expect(data).toEqual([]);
});

it('names who could come when somebody drops out, to those who may see the assignment only', async () => {
  const plan = (await listPlans(office, 10)).find(({ counts }) => (counts.published ?? 0) > 0)!;
  const row = (await readPlan(office, plan.id))!.rows.find(({ post }) => post.title === '红枣栽培指导')!;
  expect(await goneStay(office, row.id)).toBeNull();
  expect((await dropOut(office, row.id, '家里有事')).ok).toBe(true);
  const out = (await goneStay(office, row.id))!;
  expect(await goneStay(county, row.id)).toBeNull(); // another unit's
  const service = client(backend.secretKey);
  const named = await namedSubstitutes(service, out, '2026-11-26', zh);
  expect(named.length).toBeGreaterThan(0);
  for (const { who, home, startsOn } of named) {
    expect(who).not.toBe(row.person.name);
    expect(home).not.toBe('');
    expect(startsOn >= '2026-12-01').toBe(true);
  }
});

it('keeps what a unit chooses, with the name for the office and for whoever was named it', async () => {
  const plans = await Promise.all((await listPlans(county, 10)).map(({ id }) => readPlan(county, id)));
  const row = plans.flatMap((plan) => plan?.rows ?? []).find(({ status, host }) => status === 'published' && host.organisation !== null)!;
  const service = client(backend.secretKey);
  // Also of what still stands the engine says who else could come; never who is there.
  const named = await namedSubstitutes(service, row, '2026-11-26', zh);
  expect(named.map(({ who }) => who)).not.toContain(row.person.name);
  const others = await office
    .from('people')
    .select('id, display_name')
    .eq('office_id', row.person.office)
    .neq('id', row.person.id)
    .limit(1);
  const [other] = unwrap('people', others);
  const chosen = await chooseWay(county, row.id, { way: 'substitute', person: other!.id, words: '更对口' });
  expect(chosen).toEqual({ ok: true, value: null });
  expect(await unitWays(office, row, new Map())).toMatchObject([
    { party: 'host', unit: row.host.name, way: 'substitute', whom: other!.display_name, words: '更对口' },
  ]);
  expect((await unitWays(county, row, new Map()))[0]).toMatchObject({ person: other!.id, whom: null });
  expect((await unitWays(county, row, new Map([[other!.id, '示例']])))[0]).toMatchObject({ whom: '示例' });
  expect(await chooseWay(county, row.id, { way: 'leave', person: null, words: '' })).toMatchObject({ error: { code: 'reason_needed' } });
});

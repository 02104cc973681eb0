import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../src/launch/demo-accounts.mjs';
import { listAssignments } from '../../src/lib/server/assignment/assignment.ts';
import { stepsDue } from '../../src/lib/server/assignment/steps-due.ts';
import type { Database } from '../../src/lib/server/database.ts';
import type { Db } from '../../src/lib/server/db.ts';
import { dropOut } from '../../src/lib/server/secondment/consent.ts';
import { goneStay } from '../../src/lib/server/secondment/gone-stay.ts';
import { namedSubstitutes } from '../../src/lib/server/secondment/named-substitutes.ts';
import { listPlans, readPlan } from '../../src/lib/server/secondment/plans.ts';
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

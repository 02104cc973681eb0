import type { Browser, Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import type { FactorKind } from '../../src/lib/domain/factor.ts';
import type { Unit } from '../../src/lib/domain/units.ts';
import type { Db } from '../../src/lib/server/db.ts';
import { expect } from './fixtures';

const PASSWORD = 'newcomer-demo-1';
type Factor = { factor: FactorKind; quantity: number; unit: Unit };
export type Newcomer = { email: string; organisation: string; name: string; ref: string; listing: string };

const done = <T>({ data, error }: { data: T; error: { message: string } | null }): T => {
  if (error) throw new Error(error.message);
  return data;
};

/** An organisation (示例) with one member and one published listing. */
export async function newcomer(
  service: Db,
  given: { kind: 'county' | 'enterprise'; name: string; region: string; offers: Factor[]; seeks: Factor[] },
): Promise<Newcomer> {
  const email = `new-${randomUUID().slice(0, 8)}@mail.example`;
  const made = await service.auth.admin.createUser({ email, password: PASSWORD, email_confirm: true });
  if (made.error) throw made.error;
  const { user } = made.data;
  const [organisation, listing, ref] = [randomUUID(), randomUUID(), `N${randomUUID().slice(0, 8)}`];
  const { kind, name, region } = given;
  done(await service.from('organisations').insert({ id: organisation, kind, name, region_code: region, is_sample: true }));
  done(await service.from('accounts').insert({ user_id: user.id, display_name: `${name}经办人` }));
  const role = kind === 'county' ? 'county_member' : 'enterprise_member';
  done(await service.from('memberships').insert({ user_id: user.id, organisation_id: organisation, organisation_kind: kind, role }));
  const expires_on = new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
  done(
    await service.from('listings').insert({
      id: listing,
      ref,
      organisation_id: organisation,
      status: 'published',
      title: `${name}的供需`,
      expires_on,
      is_sample: true,
    }),
  );
  const factors = [
    ...given.offers.map((row) => ({ ...row, direction: 'offer' as const })),
    ...given.seeks.map((row) => ({ ...row, direction: 'seek' as const })),
  ];
  done(
    await service
      .from('listing_factors')
      .insert(factors.map((row, position) => ({ ...row, listing_id: listing, position, description: name }))),
  );
  return { email, organisation, name, ref, listing };
}

/** A window of somebody's own, signed in by the form. */
export async function windowOf(browser: Browser, baseURL: string, email: string, password = PASSWORD): Promise<Page> {
  const page = await (await browser.newContext({ baseURL, locale: 'zh-CN' })).newPage();
  await page.goto('/sign-in');
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.locator('#password').press('Enter');
  await expect(page).toHaveURL(/\/today$/);
  return page;
}

/** Brings the last day for answers of a proposal to `day`, and lets the platform do its daily duties. */
export async function bringLastDay(service: Db, proposal: string, day: string): Promise<void> {
  done(await service.from('proposals').update({ respond_by: day }).eq('id', proposal));
  done(await service.from('proposal_parties').update({ respond_by: day }).eq('proposal_id', proposal));
  done(await service.rpc('run_daily_duties'));
}

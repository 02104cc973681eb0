import { error, fail, redirect } from '@sveltejs/kit';
import { creditCodeFault, normaliseCreditCode } from '$lib/domain/credit-code';
import { organisationKind, type OrganisationKindCode } from '$lib/domain/enums';
import { APP_ERRORS } from '$lib/domain/errors';
import { inForce, provinceOf } from '$lib/domain/region';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { createOrganisation } from '$lib/server/organisation/create-organisation';
import { PROVINCES, regionName, REGIONS } from '$lib/server/reference/reference';
import type { Actions, PageServerLoad } from './$types';

/** What a coordinator may create; the administrator also offices. */
const PARTIES: OrganisationKindCode[] = ['county', 'enterprise', 'institution', 'investor', 'talent_office'];
const OFFICES: OrganisationKindCode[] = ['coordinator_office', 'audit_office'];

export const load: PageServerLoad = async ({ locals: { locale, account, today }, url }) => {
  const { error: sentences, organisation: m } = await loadMessages(locale);
  const isAdministrator = account?.role === 'administrator';
  if (!isAdministrator && account?.role !== 'coordinator') error(404, { code: 'not_found', message: sentences.not_found });
  const home = account.organisation.regionCode;
  const asked = url.searchParams.get('province') ?? (home ? provinceOf(home) : null);
  const province = PROVINCES.find((code) => code === asked) ?? PROVINCES[0] ?? '';
  const places = [...REGIONS.values()].filter((region) => provinceOf(region.code) === province && inForce(region, today));
  return {
    title: m.create,
    kinds: isAdministrator ? [...PARTIES, ...OFFICES] : PARTIES,
    province,
    provinces: PROVINCES.map((code) => ({ code, name: regionName(code, locale) })),
    // Below its prefecture a county is set off, so that a long list reads as a tree.
    places: places.map(({ code, level }) => ({ code, level, name: regionName(code, locale) })),
  };
};

export const actions: Actions = {
  default: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    const typed = {
      name: textOf(form, 'name'),
      kind: textOf(form, 'kind'),
      region: textOf(form, 'region'),
      creditCode: textOf(form, 'creditCode'),
    };
    const name = typed.name.trim();
    const kind = organisationKind.find((each) => each === typed.kind);
    const creditCode = normaliseCreditCode(typed.creditCode);
    const codeFault = creditCode === '' ? null : creditCodeFault(creditCode);
    const missing = { name: name === '', region: typed.region === '' && kind !== 'audit_office' };
    if (!kind || missing.name || missing.region || codeFault) return fail(422, { typed, missing, codeFault, code: null });

    const created = await createOrganisation(db, { kind, name, regionCode: typed.region, creditCode });
    if (!created.ok) return fail(APP_ERRORS[created.error.code], { typed, missing, codeFault: null, code: created.error.code });
    redirect(303, `/organisations/${created.value}/members`);
  },
};

import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS, err, type Result } from '$lib/domain/errors';
import { Confidence, PairingSystem } from '$lib/domain/pairing';
import { provinceOf } from '$lib/domain/region';
import { findRegion } from '$lib/domain/region-name';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { pairingRows } from '$lib/server/pairing/pairing-rows';
import { addOwnPairing, endOwnPairing } from '$lib/server/parameter/own-rows';
import { PAIRED_PROVINCES, REGION_NAMES, regionName } from '$lib/server/reference/reference';
import type { Actions, PageServerLoad } from './$types';

/** One's own province unless another, or `all`, is asked for. */
function chosenProvince(asked: string | null, own: string | null | undefined): string | null {
  if (asked === 'all') return null;
  return PAIRED_PROVINCES.find((code) => code === (asked ?? (own ? provinceOf(own) : null))) ?? null;
}

export const load: PageServerLoad = async ({ locals: { db, locale, account }, url }) => {
  const province = chosenProvince(url.searchParams.get('province'), account?.organisation.regionCode);
  return {
    title: (await loadMessages(locale)).pairing.title,
    province,
    provinces: PAIRED_PROVINCES.map((code) => ({ code, name: regionName(code, locale) })),
    ownOffice: account?.role === 'coordinator' ? account.organisation.id : null,
    rows: await pairingRows(db, province, locale),
  };
};

/** A region by code or name; of several of one name none is taken. */
const known = z.string().transform((text, context) => {
  const found = findRegion(text, REGION_NAMES);
  if (found.ok) return found.code;
  context.addIssue({ code: 'custom', message: 'unknown_region' });
  return z.NEVER;
});
const NewPairing = z.object({
  system: PairingSystem,
  east: known,
  west: known,
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable(),
  source: z.string().min(1).max(300),
  sourceUrl: z.url().nullable(),
  confidence: Confidence,
});
const FIELDS = ['system', 'east', 'west', 'validFrom', 'validUntil', 'source', 'sourceUrl', 'confidence'] as const;
/** What the page is told: what was typed comes back as long as it was not taken. */
function answer(of: 'add' | 'end', result: Result<unknown>, typed: Record<string, string> = {}) {
  if (result.ok) return { of, done: true, code: null, faulty: [] as string[], typed: {} as Record<string, string> };
  return fail(APP_ERRORS[result.error.code], { of, done: false, code: result.error.code, faulty: [] as string[], typed });
}
const faulty = (fields: string[], typed: Record<string, string>) =>
  fail(422, { of: 'add' as const, done: false, code: null, faulty: [...new Set(fields)], typed });

export const actions: Actions = {
  add: async ({ request, locals }) => {
    const form = await request.formData();
    const typed: Record<string, string> = Object.fromEntries(FIELDS.map((field) => [field, textOf(form, field).trim()]));
    const read = NewPairing.safeParse({ ...typed, validUntil: typed.validUntil || null, sourceUrl: typed.sourceUrl || null });
    if (!read.success)
      return faulty(
        read.error.issues.map(({ path }) => String(path[0])),
        typed,
      );
    if (read.data.confidence === 'high' && read.data.sourceUrl === null) return faulty(['sourceUrl'], typed);
    return answer('add', await addOwnPairing(locals.db, read.data), typed);
  },
  end: async ({ request, locals }) => {
    const form = await request.formData();
    const until = z.iso.date().safeParse(textOf(form, 'until'));
    if (!until.success) return answer('end', err('period_empty'));
    return answer('end', await endOwnPairing(locals.db, textOf(form, 'id'), until.data));
  },
};

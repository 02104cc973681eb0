import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { Confidence, PairingSystem } from '$lib/domain/pairing';
import { provinceOf, RegionCode } from '$lib/domain/region';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { listPairings } from '$lib/server/pairing/list-pairings';
import { addOwnPairing, endOwnPairing } from '$lib/server/parameter/own-rows';
import { PAIRED_PROVINCES, placeName, regionName, REGIONS } from '$lib/server/reference/reference';
import type { Actions, PageServerLoad } from './$types';

/** One's own province unless another, or `all`, is asked for. */
function chosenProvince(asked: string | null, own: string | null | undefined): string | null {
  if (asked === 'all') return null;
  return PAIRED_PROVINCES.find((code) => code === (asked ?? (own ? provinceOf(own) : null))) ?? null;
}

export const load: PageServerLoad = async ({ locals: { db, locale, account }, url }) => {
  const province = chosenProvince(url.searchParams.get('province'), account?.organisation.regionCode);
  const rows = await listPairings(db, province);
  return {
    title: (await loadMessages(locale)).pairing.title,
    province,
    provinces: PAIRED_PROVINCES.map((code) => ({ code, name: regionName(code, locale) })),
    ownOffice: account?.role === 'coordinator' ? account.organisation.id : null,
    rows: rows.map((row) => ({ ...row, eastName: placeName(row.east, locale), westName: placeName(row.west, locale) })),
  };
};

const known = RegionCode.refine((code) => REGIONS.has(code));
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
const refused = (code: AppErrorCode | null, typed: Record<string, string>, faulty: string[] = []) =>
  fail(code ? APP_ERRORS[code] : 422, { code, typed, faulty, done: null });
const answer = (result: Result<unknown>, done: 'added' | 'ended', typed: Record<string, string> = {}) =>
  result.ok ? { done, code: null, typed: {} as Record<string, string>, faulty: [] as string[] } : refused(result.error.code, typed);

export const actions: Actions = {
  add: async ({ request, locals }) => {
    const form = await request.formData();
    const typed: Record<string, string> = Object.fromEntries(FIELDS.map((field) => [field, textOf(form, field).trim()]));
    const read = NewPairing.safeParse({ ...typed, validUntil: typed.validUntil || null, sourceUrl: typed.sourceUrl || null });
    if (!read.success) return refused(null, typed, [...new Set(read.error.issues.map(({ path }) => String(path[0])))]);
    if (read.data.confidence === 'high' && read.data.sourceUrl === null) return refused(null, typed, ['sourceUrl']);
    return answer(await addOwnPairing(locals.db, read.data), 'added', typed);
  },
  end: async ({ request, locals }) => {
    const form = await request.formData();
    const until = z.iso.date().safeParse(textOf(form, 'until'));
    if (!until.success) return refused('period_empty', {});
    return answer(await endOwnPairing(locals.db, textOf(form, 'id'), until.data), 'ended');
  },
};

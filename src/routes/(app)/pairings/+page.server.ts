import { provinceOf } from '$lib/domain/region';
import { loadMessages } from '$lib/i18n';
import { listPairings } from '$lib/server/pairing/list-pairings';
import { PAIRED_PROVINCES, placeName, regionName } from '$lib/server/reference/reference';
import type { PageServerLoad } from './$types';

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
    rows: rows.map((row) => ({ ...row, eastName: placeName(row.east, locale), westName: placeName(row.west, locale) })),
  };
};

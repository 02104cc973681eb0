import { provinceOf } from '$lib/domain/region';
import { loadMessages } from '$lib/i18n';
import { listPairings } from '$lib/server/pairing/list-pairings';
import { placeName, regionName } from '$lib/server/reference/reference';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale }, url }) => {
  const all = await listPairings(db);
  const provinces = [...new Set(all.flatMap(({ east, west }) => [provinceOf(east), provinceOf(west)]))].sort();
  const asked = url.searchParams.get('province');
  const province = provinces.find((code) => code === asked) ?? null;
  return {
    title: (await loadMessages(locale)).pairing.title,
    province,
    provinces: provinces.map((code) => ({ code, name: regionName(code, locale) })),
    rows: all
      .filter(({ east, west }) => province === null || provinceOf(east) === province || provinceOf(west) === province)
      .map((row) => ({ ...row, eastName: placeName(row.east, locale), westName: placeName(row.west, locale) })),
  };
};

import type { RegionSide } from '../../domain/region.ts';
import type { RoleId } from '../../domain/mode.ts';
import { missingText } from '../../i18n/bundle-text.ts';
import type { Locale } from '../../i18n/index.ts';
import { placeName, REGIONS } from '../reference/reference.ts';
import { sideOf } from '../../domain/region.ts';
import type { PortfolioInput, PortfolioOutput } from '../run/kinds/portfolio.ts';
import type { RunResult } from '../run/run-result.ts';
import { languageOf } from './project-view.ts';

export type NeedRow = {
  id: string;
  mode: string;
  who: string;
  with: string;
  missing: string;
  role: RoleId;
  candidates: { id: string; name: string; place: string; side: RegionSide | null; why: string }[];
  count: number;
  /** The portfolio has another project of the same driver. */
  has: boolean;
};

/** What lacks one role, and how often each role is the missing one, the most frequent first. */
export async function needsView(
  { input, output }: RunResult,
  locale: Locale,
): Promise<{ rows: NeedRow[]; roles: { name: string; count: number }[] }> {
  const { listings: rows } = input as PortfolioInput;
  const { incomplete, bundles, points, asked } = output as PortfolioOutput;
  const listings = new Map(rows.map(({ listing }) => [listing.id, listing]));
  const language = await languageOf(locale, listings);
  const { m, organisation } = language;
  const selected = new Set(points[asked]?.selected ?? []);
  const drivers = new Set(bundles.filter(({ id }) => selected.has(id)).map(({ driver }) => driver));
  const needs = incomplete.flatMap(({ id, mode, driver, host, missing }): NeedRow[] => {
    if (missing === null) return [];
    return [
      {
        id: `${id} ${missing.need}`,
        mode: m.bundle.mode[mode],
        who: organisation(driver),
        with: organisation(host),
        missing: missingText(missing, language),
        role: missing.role,
        candidates: missing.candidates.map(({ listing, why }) => {
          const region = listings.get(listing)?.organisation.region ?? '';
          return {
            id: listing,
            name: organisation(listing),
            place: placeName(region, locale),
            side: sideOf(region, REGIONS),
            why: m.bundle.missingWhy[why],
          };
        }),
        count: missing.count,
        has: drivers.has(driver),
      },
    ];
  });
  const counts = new Map<RoleId, number>();
  for (const { role } of needs) counts.set(role, (counts.get(role) ?? 0) + 1);
  return {
    rows: merged(needs).sort((a, b) => Number(a.has) - Number(b.has) || Number(b.count > 0) - Number(a.count > 0)),
    roles: [...counts].sort(([, a], [, b]) => b - a).map(([role, count]) => ({ name: m.bundle.role[role], count })),
  };
}

/** One row where the same driver lacks the same in several modes. */
function merged(needs: readonly NeedRow[]): NeedRow[] {
  const rows = new Map<string, NeedRow>();
  for (const need of needs) {
    const key = `${need.who} ${need.missing}`;
    const known = rows.get(key);
    if (!known) rows.set(key, { ...need });
    else if (!known.mode.includes(need.mode)) known.mode += ` · ${need.mode}`;
  }
  return [...rows.values()];
}

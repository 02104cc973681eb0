import type { Position, SitingQuestion, StatedWay } from '../../domain/siting-run.ts';

/** How a way was found: in the office's table, or from coordinates with the stated detour. */
export type Way = { county: number; site: number; way: number; from: 'table' | 'coordinates' };

/** Pairs with their ways, and those of which nobody knows one: to be asked for. Indices of the question's counties and sites. */
export type Ways = { ways: Way[]; missing: { county: number; site: number }[] };

const EARTH = 6371.0088; // km, mean radius (IUGG)
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance [km] on a sphere of the mean radius (haversine). */
export function greatCircle(a: Position, b: Position): number {
  const [latA, latB] = [radians(a.latitude), radians(b.latitude)];
  const h = Math.sin((latB - latA) / 2) ** 2 + Math.cos(latA) * Math.cos(latB) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** What the office's table says of a pair, by the numbers of county and site; null: nothing. */
export function statedWays({ sites, counties, wayRows, ways }: SitingQuestion): (county: number, site: number) => StatedWay {
  if (wayRows) return (county, site) => wayRows[county]?.[site] ?? null;
  const table = new Map(ways?.map(([county, site, way]) => [JSON.stringify([county, site]), way ?? ('none' as const)]));
  return (county, site) => table.get(JSON.stringify([counties[county]?.name, sites[site]?.name])) ?? null;
}

/**
 * The way of every pair: the table goes first; else both places' coordinates with the detour that the office states (and its speed, where hours are wanted). Nothing else
 * is taken for a way.
 *
 * @returns ways in the question's measure, rounded to a hundredth, and the pairs that are missing
 */
export function waysOf(question: SitingQuestion): Ways {
  const { sites, counties, measure, detour, speed } = question;
  const stated = statedWays(question);
  const found: Ways = { ways: [], missing: [] };
  counties.forEach((county, i) =>
    sites.forEach((site, j) => {
      const told = stated(i, j);
      if (told === 'none') return; // there is no way, the office says
      if (told !== null) found.ways.push({ county: i, site: j, way: told, from: 'table' });
      else if (county.at && site.at && detour !== undefined && (measure === 'km' || speed !== undefined)) {
        const km = greatCircle(county.at, site.at) * detour;
        const way = measure === 'km' ? km : km / speed!;
        found.ways.push({ county: i, site: j, way: Math.round(way * 100) / 100, from: 'coordinates' });
      } else found.missing.push({ county: i, site: j });
    }),
  );
  return found;
}

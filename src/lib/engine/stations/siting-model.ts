import { ModelBuilder, type Entry, type Model } from '../solver/model.ts';
import { checkSiting } from './check.ts';
import { isTight, NOBODY, type Places } from './places.ts';
import type { Prices } from './prices.ts';
import { serve } from './serve.ts';

export type SitingModel = {
  model: Model;
  /** The best known answer as a vector. */
  start: Float64Array | null;
  /** Who serves whom by a vector of the model. */
  servedBy: (values: Float64Array) => Int32Array;
};

const TOLERANCE = 1e-9; // relative: what is ruled out must be worse by more than rounding

/**
 * The problem as a 0/1 programme, without what the prices and a known answer rule out (Beasley, 1993): an answer with it
 * would be worth less than the known one. Columns: open[j], then serve[k] for each link (whole by itself once the open
 * sites are, unless beds are short).
 *
 *   max  Σ worth·serve
 *   s.t. county[i]   Σ serve ≤ 1, or = 1
 *        link[k]     serve ≤ open
 *        beds[j]     Σ load ÷ beds · serve ≤ open
 *        sites       Σ open ≤ maxSites
 *        budget      Σ cost ÷ budget · open ≤ 1
 */
export function sitingModel(places: Places, prices: Prices | null, known: Int32Array | null, worth: number): SitingModel {
  const { sites, counties, start, site, load, beds, cost, budget, maxSites, mustServe } = places;
  const isBedded = isTight(places);
  const rules = ruledOut(places, prices, worth);
  const kept: number[] = [];
  const county: number[] = [];
  for (let i = 0; i < counties; i++)
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (rules.isLinkOut(k, i)) continue;
      kept.push(k);
      county.push(i);
    }
  const used = new Uint8Array(sites);
  for (const k of kept) used[site[k]!] = 1;

  const builder = new ModelBuilder('maximize');
  const countyRow = Int32Array.from({ length: counties }, (_, i) => builder.row(`county[${i}]`, mustServe ? 1 : 0, 1));
  const linkRow = kept.map((k) => builder.row(`link[${k}]`, -Infinity, 0));
  const bedsRow = Int32Array.from({ length: sites }, (_, j) => (isBedded && used[j] === 1 ? builder.row(`beds[${j}]`, -Infinity, 0) : -1));
  const sitesRow = builder.row('sites', 0, maxSites);
  const budgetRow = budget === Infinity || budget === 0 ? -1 : builder.row('budget', 0, 1);
  const linksAt = Array.from({ length: sites }, (): number[] => []);
  kept.forEach((k, at) => linksAt[site[k]!]!.push(linkRow[at]!));
  const openColumn = Int32Array.from({ length: sites }, (_, j) => {
    if (used[j] === 0) return -1;
    const entries: Entry[] = linksAt[j]!.map((row) => [row, -1]);
    if (bedsRow[j]! >= 0) entries.push([bedsRow[j]!, -1]);
    entries.push([sitesRow, 1]);
    if (budgetRow >= 0 && cost[j]! > 0) entries.push([budgetRow, cost[j]! / budget]);
    return builder.column(`open[${j}]`, 0, entries, { lower: rules.isSiteIn(j) ? 1 : 0, upper: 1, integer: true });
  });
  const serveColumn = kept.map((k, at) => {
    const entries: Entry[] = [
      [countyRow[county[at]!]!, 1],
      [linkRow[at]!, 1],
    ];
    const row = bedsRow[site[k]!]!;
    if (row >= 0 && load[k]! > 0) entries.push([row, load[k]! / beds[site[k]!]!]);
    return builder.column(`serve[${k}]`, places.worth[k]!, entries, { upper: 1, integer: isBedded });
  });
  const model = builder.build();

  const vectorOf = (servedBy: Int32Array): Float64Array => {
    const vector = new Float64Array(model.columns);
    for (const j of servedBy) if (j !== NOBODY && openColumn[j]! >= 0) vector[openColumn[j]!] = 1;
    for (let j = 0; j < sites; j++) if (openColumn[j]! >= 0 && rules.isSiteIn(j)) vector[openColumn[j]!] = 1;
    kept.forEach((k, at) => {
      if (servedBy[county[at]!] === site[k]) vector[serveColumn[at]!] = 1;
    });
    return vector;
  };
  const servedBy = (values: Float64Array): Int32Array => {
    if (isBedded) {
      const served = new Int32Array(counties).fill(NOBODY);
      kept.forEach((k, at) => {
        if (values[serveColumn[at]!]! > 0.5) served[county[at]!] = site[k]!;
      });
      if (checkSiting(places, served).length === 0) return served;
    }
    return serve(
      places,
      Uint8Array.from({ length: sites }, (_, j) => (openColumn[j]! >= 0 && values[openColumn[j]!]! > 0.5 ? 1 : 0)),
    ).servedBy;
  };
  return { model, start: known ? vectorOf(known) : null, servedBy };
}

/** How many links prices and a known answer leave to the solver. */
export function linksLeft(places: Places, prices: Prices, worth: number): number {
  const { isLinkOut } = ruledOut(places, prices, worth);
  let left = 0;
  for (let i = 0; i < places.counties; i++) for (let k = places.start[i]!; k < places.start[i + 1]!; k++) if (!isLinkOut(k, i)) left++;
  return left;
}

/** What an answer better than the known one cannot hold, and which sites it must open. */
function ruledOut({ site, worth: linkWorth, maxSites, sites }: Places, prices: Prices | null, known: number) {
  if (!prices || !Number.isFinite(known)) return { isLinkOut: () => false, isSiteIn: () => false };
  const { bound, siteWorth, open, price } = prices;
  const least = known - TOLERANCE * Math.max(1, Math.abs(known));
  let [weakest, next, count] = [Infinity, 0, 0];
  for (let j = 0; j < sites; j++) {
    if (open[j] === 1) [weakest, count] = [Math.min(weakest, siteWorth[j]!), count + 1];
    else next = Math.max(next, siteWorth[j]!);
  }
  if (count < maxSites) [weakest, next] = [0, 0];
  /** The bound with site j open. */
  const boundWith = (j: number): number => (open[j] === 1 ? bound : bound - weakest + Math.min(weakest, siteWorth[j]!));
  return {
    isSiteIn: (j: number): boolean => open[j] === 1 && bound - siteWorth[j]! + next < least,
    isLinkOut: (k: number, i: number): boolean => boundWith(site[k]!) + Math.min(0, linkWorth[k]! - price[i]!) < least,
  };
}

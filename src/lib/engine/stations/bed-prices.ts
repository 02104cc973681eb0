import { NOBODY, type Places } from './places.ts';

const STEPS = 60;
const PATIENCE = 6; // steps without a better bound before they become half as bold

/**
 * What serving each county is worth once beds have their price too: the dual of the transportation problem between the open sites of a known answer and all counties,
 * by Polyak's subgradient steps towards that answer's worth. A county is worth what its best open site is to it, less the price of the beds that it would take there.
 *
 * Any prices prove a bound; these begin close to the best, where beds are short and “what it is worth at its site” would promise every county all beds.
 *
 * @param servedBy  the known answer
 * @param known  its worth
 */
export function pricesWithBeds(places: Places, servedBy: Int32Array, known: number): Float64Array {
  const { counties, start, site, worth, load, beds, mustServe } = places;
  const isOpen = new Uint8Array(places.sites);
  for (const j of servedBy) if (j !== NOBODY) isOpen[j] = 1;
  const openSites = [...isOpen.keys()].filter((j) => isOpen[j] === 1 && beds[j]! < Infinity);
  const links: number[] = [];
  const from = new Int32Array(counties + 1);
  for (let i = 0; i < counties; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) if (isOpen[site[k]!] === 1) links.push(k);
    from[i + 1] = links.length;
  }

  const bedPrice = new Float64Array(places.sites);
  const asked = new Float64Array(places.sites);
  const price = new Float64Array(counties);
  let best = { bound: Infinity, price: price.slice() };
  let [boldness, patience] = [1, PATIENCE];
  for (let step = 0; step < STEPS; step++) {
    asked.fill(0);
    let bound = 0;
    for (const j of openSites) bound += bedPrice[j]! * beds[j]!;
    for (let i = 0; i < counties; i++) {
      let [most, by] = [mustServe ? -Infinity : 0, -1];
      for (let at = from[i]!; at < from[i + 1]!; at++) {
        const k = links[at]!;
        const left = worth[k]! - bedPrice[site[k]!]! * load[k]!;
        if (left > most) [most, by] = [left, k];
      }
      if (by >= 0) asked[site[by]!]! += load[by]!;
      price[i] = by >= 0 ? most : 0;
      bound += price[i]!;
    }
    if (bound < best.bound) {
      best = { bound, price: price.slice() };
      patience = PATIENCE;
    } else if (--patience === 0) {
      boldness /= 2;
      patience = PATIENCE;
    }
    // Beds in parts of a site's own, so that units of different sites weigh the same.
    const norm = openSites.reduce((sum, j) => sum + ((beds[j]! - asked[j]!) / Math.max(1, beds[j]!)) ** 2, 0);
    if (norm === 0 || bound <= known) break;
    const stride = (boldness * (bound - known)) / norm;
    for (const j of openSites) bedPrice[j] = Math.max(0, bedPrice[j]! - (stride * (beds[j]! - asked[j]!)) / Math.max(1, beds[j]!) ** 2);
  }
  return best.price;
}

import type { Bundle, BundleNeed, Estimate } from '../../domain/bundle.ts';
import type { Offer } from '../../domain/factor.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Mode } from '../../domain/mode.ts';
import { sideOf, type RegionIndex } from '../../domain/region.ts';
import { convert } from '../../domain/units.ts';

/** What the checker knows besides the bundle; it shares no code with composing. */
export type BundleWitness = { listings: readonly Listing[]; modes: readonly Mode[]; regions: RegionIndex };

const CLOSE = 1e-6;

/**
 * Everything that is wrong with a bundle, as short sentences for a test; empty when nothing is. It reads the listings anew and
 * believes no figure of the bundle that they can contradict.
 */
export function checkBundle(bundle: Bundle, { listings, modes, regions }: BundleWitness): string[] {
  const mode = modes.find(({ id }) => id === bundle.mode);
  if (!mode) return [`no mode ${bundle.mode}`];
  const byId = new Map(listings.map((listing) => [listing.id, listing]));
  const strangers = bundle.parties.filter(({ listing }) => !byId.has(listing)).map(({ listing }) => `no listing ${listing}`);
  if (strangers.length > 0) return strangers;
  return [
    ...partyFaults(bundle, mode, byId, regions),
    ...needFaults(bundle, mode, byId),
    ...useFaults(bundle, byId),
    ...worthFaults(bundle, byId),
    ...estimateFaults(bundle, mode),
    ...stepFaults(bundle, mode),
    ...missingFaults(bundle, mode),
  ];
}

type Listings = ReadonlyMap<string, Listing>;

function partyFaults({ parties, anchor, driver, host }: Bundle, mode: Mode, byId: Listings, regions: RegionIndex): string[] {
  const ids = parties.map(({ listing }) => listing);
  const faults: string[] = [];
  if (ids.length < 2 || ids.length > 5) faults.push(`${ids.length} parties`);
  if (new Set(ids).size !== ids.length) faults.push('a party occurs twice');
  if (!ids.includes(anchor)) faults.push('the anchor is no party');
  if (parties[0]?.listing !== driver || parties[0].role !== mode.driver) faults.push('the driver is not first');
  if (parties[1]?.listing !== host || parties[1].role !== mode.host) faults.push('the host is not second');
  for (const { listing, role: id, side } of parties) {
    const role = mode.roles.find((each) => each.id === id);
    const { kind, region } = byId.get(listing)!.organisation;
    const lies = sideOf(region, regions);
    if (!role) faults.push(`no role ${id}`);
    else if (!role.kinds.includes(kind)) faults.push(`${listing}: a ${kind} as ${id}`);
    else if (role.side !== null && (lies === 'west') !== (role.side === 'west')) faults.push(`${listing}: ${id} on the wrong side`);
    if (lies !== side) faults.push(`${listing}: side ${side} instead of ${lies}`);
  }
  for (const { id, required } of mode.roles) {
    const times = parties.filter(({ role }) => role === id).length;
    if (required && times !== 1) faults.push(`${times} parties as ${id}`);
  }
  if (!parties.some(({ side }) => side === 'west') || parties.every(({ side }) => side === 'west')) faults.push('no bridge: one side only');
  return faults;
}

function needFaults({ needs, parties, uncertain, missing, startsOn }: Bundle, mode: Mode, byId: Listings): string[] {
  const faults: string[] = [];
  for (const { id, when } of mode.needs) {
    const times = needs.filter(({ need }) => need === id).length;
    if (times > 1 || (times === 0 && when === 'always' && missing?.need !== id)) faults.push(`${id}: told ${times} times`);
  }
  for (const need of needs) {
    const declared = mode.needs.find(({ id }) => id === need.need);
    if (!declared) {
      faults.push(`no need ${need.need}`);
      continue;
    }
    const offers = need.from.map(({ listing, at }) => {
      const party = parties.find((each) => each.listing === listing);
      const offer = byId.get(listing)?.offers[at];
      if (!party || !declared.by.includes(party.role)) faults.push(`${need.need}: ${listing} may not bring it`);
      if (!offer || !declared.factors.includes(offer.factor)) faults.push(`${need.need}: ${listing}#${at} is no such offer`);
      else if (!canBeHad(offer, startsOn)) faults.push(`${need.need}: ${listing}#${at} cannot be had on ${startsOn}`);
      return offer;
    });
    if (!declared.together && new Set(need.from.map(({ listing }) => listing)).size > 1) faults.push(`${need.need}: several bring it`);
    faults.push(...coverFaults(need, offers, byId, uncertain));
  }
  const bringing = new Set(needs.flatMap(({ from }) => from.map(({ listing }) => listing)));
  for (const { listing, role } of parties) {
    const seeks = mode.roles.find(({ id }) => id === role)?.seeks.length ?? 0;
    if (!bringing.has(listing) && seeks === 0 && missing === null) faults.push(`${listing} brings nothing`);
  }
  return faults;
}

function coverFaults(need: BundleNeed, offers: readonly (Offer | undefined)[], byId: Listings, uncertain: Bundle['uncertain']): string[] {
  const said = (code: string) => uncertain.some((each) => each.code === code && 'need' in each && each.need === need.need);
  const { amount, cover } = need;
  if (amount === null) return cover === 'open' ? [] : [`${need.need}: ${cover} of an unknown amount`];
  const { basis, unit, low, high } = amount;
  const faults: string[] = low <= high ? [] : [`${need.need}: low above high`];
  if (basis.code === 'stated') {
    const seek = byId.get(basis.listing)?.seeks[basis.at];
    if (seek?.quantity !== low || seek.unit !== unit) faults.push(`${need.need}: nobody seeks ${low} ${unit}`);
  } else if (!said('amount_estimated')) faults.push(`${need.need}: an estimated amount that is not said to be uncertain`);
  const stated = offers.flatMap((offer) =>
    offer?.quantity === undefined || !offer.unit ? [] : (convert(offer.quantity, offer.unit, unit) ?? []),
  );
  const enough = stated.reduce((sum, each) => sum + each, 0) >= low * (1 - CLOSE);
  if (cover === 'enough' && !enough) faults.push(`${need.need}: said to be enough and is not`);
  if (cover === 'unstated' && !said('quantity_unstated')) faults.push(`${need.need}: unstated and not said to be uncertain`);
  if (cover === 'open') faults.push(`${need.need}: open though the amount is known`);
  return faults;
}

const canBeHad = ({ available }: Offer, day: string | null): boolean =>
  available === undefined ||
  (day === null ? available.from === undefined : (available.from ?? '') <= day && (available.until === undefined || day < available.until));

function useFaults({ uses, parties, needs }: Bundle, byId: Listings): string[] {
  const faults: string[] = [];
  const used = new Map<string, number>();
  for (const { listing, at, factor, need, amount, unit } of uses) {
    const offer = byId.get(listing)?.offers[at];
    const place = `${listing}#${at}`;
    if (!parties.some((party) => party.listing === listing)) faults.push(`${place}: used, but no party`);
    if (offer?.factor !== factor || offer.unit !== unit) faults.push(`${place}: no such offer`);
    if (!needs.some((each) => each.need === need && each.from.some((from) => from.listing === listing && from.at === at)))
      faults.push(`${place}: used for nothing`);
    used.set(place, (used.get(place) ?? 0) + amount);
    if (!(amount > 0) || used.get(place)! > (offer?.quantity ?? 0) * (1 + CLOSE))
      faults.push(`${place}: ${amount} of ${offer?.quantity ?? 0}`);
  }
  return faults;
}

/** Share of what a party seeks that others bring to the project; 1 where it seeks nothing. */
function settledShare(id: string, { needs }: Bundle, byId: Listings): number {
  const brought = new Set(
    needs.flatMap(({ from }) => from.flatMap(({ listing, at }) => (listing === id ? [] : [byId.get(listing)?.offers[at]?.factor]))),
  );
  const seeks = byId.get(id)?.seeks ?? [];
  return seeks.length === 0 ? 1 : seeks.filter(({ factor }) => brought.has(factor)).length / seeks.length;
}

function worthFaults(bundle: Bundle, byId: Listings): string[] {
  const { parties, gain, score, value, estimates, uncertain } = bundle;
  const faults: string[] = [];
  const mean = (gains: readonly number[]) => gains.reduce((a, b) => a + b, 0) / gains.length;
  const west = mean(parties.flatMap((party) => (party.side === 'west' ? [party.gain] : [])));
  const east = mean(parties.flatMap((party) => (party.side === 'west' ? [] : [party.gain])));
  if (Math.abs(west - gain.west) > CLOSE || Math.abs(east - gain.east) > CLOSE) faults.push('a side does not gain what its parties gain');
  const harmonic = east + west === 0 ? 0 : (2 * east * west) / (east + west);
  if (Math.abs(harmonic - score) > 2 * CLOSE) faults.push(`score ${score} instead of ${harmonic}`);
  const [driver, host] = [settledShare(bundle.driver, bundle, byId) ** 0.7, settledShare(bundle.host, bundle, byId) ** 0.25];
  const settled = driver * host === 0 ? 0 : 2 / (1 / driver + 1 / host);
  if (Math.abs(value - 100 * score * (1 - estimates.risk.high / 2) * (0.5 + settled / 2)) > 1e-3)
    faults.push(`value ${value} does not follow`);
  if (uncertain.length === 0 && estimates.risk.high > 0) faults.push('a risk of nothing');
  return faults;
}

function estimateFaults({ estimates, uses, needs }: Bundle, mode: Mode): string[] {
  const faults: string[] = [];
  for (const [kind, estimate] of Object.entries<Estimate | null>(estimates)) {
    if (estimate === null) continue;
    if (!(estimate.low <= estimate.high)) faults.push(`${kind}: low above high`);
    if (kind === 'risk' && estimate.high > 1) faults.push('a risk above 1');
    if (estimate.basis.length === 0) faults.push(`${kind}: rests on nothing`);
  }
  for (const basis of estimates.jobs?.basis ?? []) {
    const ratio = basis.code === 'ratio' ? mode.ratios.find(({ id }) => id === basis.ratio) : undefined;
    if (ratio?.from.need === 'capital' || ('unit' in basis && basis.unit === 'CNY_10k')) faults.push('jobs from capital');
    if (basis.code === 'stated' && basis.unit !== 'person') faults.push(`jobs from ${basis.unit}`);
  }
  const brought = uses.reduce((sum, { need, unit, amount }) => (need === 'capital' && unit === 'CNY_10k' ? sum + amount : sum), 0);
  const { investment } = estimates;
  if (investment?.basis.every(({ code }) => code === 'stated') && investment.high > brought * (1 + CLOSE))
    faults.push(`investment of ${investment.high}, brought ${brought}`);
  const labour = needs.find(({ need }) => need === 'labour')?.amount;
  const [first] = estimates.jobs?.basis ?? [];
  if (first?.code === 'stated' && estimates.jobs?.high !== labour?.high) faults.push('jobs that nobody states');
  return faults;
}

function stepFaults({ steps, parties, missing }: Bundle, mode: Mode): string[] {
  if (mode.steps.length > 0 && missing === null && steps.length !== mode.steps.length) return ['a step is done by nobody'];
  return steps.flatMap(({ step, listing, from, until }, at) => {
    const before = steps[at - 1]?.from ?? null;
    const ordered = from === null || until === null ? from === until : from < until && (before === null || before <= from);
    return [
      ...(parties.some((party) => party.listing === listing) ? [] : [`${step}: ${listing} is no party`]),
      ...(ordered ? [] : [`${step}: ${from} to ${until}`]),
    ];
  });
}

function missingFaults({ missing, needs, parties }: Bundle, mode: Mode): string[] {
  if (missing === null) return [];
  const { role, need, candidates, count } = missing;
  const declared = mode.needs.find(({ id }) => id === need);
  return [
    ...(declared?.by.includes(role) ? [] : [`missing: ${role} could not bring ${need}`]),
    ...(needs.some((each) => each.need === need) ? [`missing: ${need} is there`] : []),
    ...(candidates.length <= count ? [] : ['missing: more candidates than there are']),
    ...candidates.flatMap(({ listing }) => (parties.some((party) => party.listing === listing) ? [`missing: ${listing} takes part`] : [])),
  ];
}

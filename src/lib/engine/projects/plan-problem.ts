import { capacityId, type Bundle } from '../../domain/bundle.ts';
import type { Wish } from '../../domain/portfolio-run.ts';
import type { RegionCode } from '../../domain/region.ts';
import type { County } from './fairness.ts';
import { FREE, type Packing, type Rules } from './packing.ts';
import { isWished, type WishReader } from './wishes.ts';

/** What a capacity is of: an offer of a listing, or the open projects that a party can answer. */
export type PlanCapacity = { listing: string; at: number } | { party: string };

/** Bundles as a portfolio problem, with what its rows are called. */
export type PlanProblem = {
  /** Without a floor for counties. */
  packing: Packing;
  bundles: readonly Bundle[];
  /** By row of the capacities. */
  capacities: readonly PlanCapacity[];
  /** By group: the listing whose project it is. */
  drivers: readonly string[];
  /** By rule: the pin that it fulfils. */
  pins: readonly Wish[];
  /** Regions of the hosts with the bundles that would be a project there. */
  counties: readonly County[];
  regions: readonly RegionCode[];
};

/**
 * The portfolio problem of complete bundles: no offer is promised twice, nobody has more than `mostPerParty` projects, a
 * driver has at most one, and each pin has at least one project.
 *
 * The one model of a portfolio: a run packs it for the search, `toPortfolio` spells it out for the command line.
 *
 * @param bundles  candidates, each once; a ban has removed what it rules out
 * @param pinned   hard: where nothing fulfils one, the problem has no portfolio
 */
export function planProblem(bundles: readonly Bundle[], { pinned, mostPerParty, busy = NOBODY, reader }: PlanOffer): PlanProblem {
  const rows = new Rows(reader, mostPerParty, busy);
  const useStart = new Int32Array(bundles.length + 1);
  const uses: { row: number; amount: number }[] = [];
  const group = new Int32Array(bundles.length);
  const drivers = new Map<string, number>();
  const counties = new Map<RegionCode, number[]>();
  bundles.forEach((bundle, j) => {
    uses.push(...rows.usesOf(bundle));
    useStart[j + 1] = uses.length;
    group[j] = indexIn(drivers, bundle.driver);
    const region = reader.listings.get(bundle.host)?.organisation.region ?? '';
    const known = counties.get(region);
    if (known) known.push(j);
    else counties.set(region, [j]);
  });
  const regions = [...counties.keys()].sort();
  return {
    packing: {
      bundles: bundles.length,
      value: Float64Array.from(bundles, ({ value }) => value),
      useStart,
      useRow: Int32Array.from(uses, ({ row }) => row),
      useAmount: Float64Array.from(uses, ({ amount }) => amount),
      capacity: Float64Array.from(rows.available),
      group,
      groups: drivers.size,
      groupRule: 'at_most_one',
      rules: rulesOf(bundles, pinned, reader),
      mark: new Uint8Array(bundles.length).fill(FREE),
    },
    bundles,
    capacities: rows.names,
    drivers: [...drivers.keys()],
    pins: pinned,
    counties: regions.map((region) => ({ bundles: counties.get(region) ?? [] })),
    regions,
  };
}

export type PlanOffer = {
  pinned: readonly Wish[];
  mostPerParty: number;
  /** Open projects that listings have elsewhere. */
  busy?: ReadonlyMap<string, number>;
  reader: WishReader;
};
const NOBODY: ReadonlyMap<string, number> = new Map();

/** Capacities as they are met. */
class Rows {
  readonly names: PlanCapacity[] = [];
  readonly available: number[] = [];
  readonly #reader: WishReader;
  readonly #mostPerParty: number;
  readonly #busy: ReadonlyMap<string, number>;
  readonly #index = new Map<string, number>();

  constructor(reader: WishReader, mostPerParty: number, busy: ReadonlyMap<string, number>) {
    this.#busy = busy;
    this.#reader = reader;
    this.#mostPerParty = mostPerParty;
  }

  /** What a bundle takes of which row; several needs may draw on one offer. */
  usesOf({ uses, parties }: Bundle): { row: number; amount: number }[] {
    const taken = new Map<number, number>();
    for (const { listing, at, amount } of uses) {
      const offered = this.#reader.listings.get(listing)?.offers[at]?.quantity;
      if (offered === undefined) continue; // nobody says how much there is
      const row = this.#row(capacityId(listing, at), { listing, at }, offered);
      taken.set(row, (taken.get(row) ?? 0) + amount);
    }
    for (const { listing } of parties) taken.set(this.#row(`party ${listing}`, { party: listing }, this.#openTo(listing)), 1);
    return [...taken].map(([row, amount]) => ({ row, amount }));
  }

  /** Projects that a party can still answer. */
  #openTo(listing: string): number {
    return Math.max(0, this.#mostPerParty - (this.#busy.get(listing) ?? 0));
  }

  #row(id: string, name: PlanCapacity, available: number): number {
    const known = this.#index.get(id);
    if (known !== undefined) return known;
    this.#index.set(id, this.names.length);
    this.available.push(available);
    return this.names.push(name) - 1;
  }
}

function rulesOf(bundles: readonly Bundle[], pinned: readonly Wish[], reader: WishReader): Rules {
  const start = [0];
  const bundle: number[] = [];
  for (const pin of pinned) {
    bundles.forEach((each, j) => {
      if (isWished(each, pin, reader)) bundle.push(j);
    });
    start.push(bundle.length);
  }
  return {
    start: Int32Array.from(start),
    bundle: Int32Array.from(bundle),
    count: new Int32Array(pinned.length).fill(1),
    penalty: new Float64Array(pinned.length).fill(Infinity),
  };
}

function indexIn(map: Map<string, number>, id: string): number {
  const known = map.get(id);
  if (known !== undefined) return known;
  map.set(id, map.size);
  return map.size - 1;
}

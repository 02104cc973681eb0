import type { Packing, Rules } from './packing.ts';

/** A county and the bundles that would be a project of its own. */
export type County = { readonly bundles: readonly number[] };

/** A point of the curve: what a dial costs in value and brings in counties served. */
export type FairnessPoint = {
  /** 0: value alone decides; 1: as many counties as possible. */
  dial: number;
  /** Σ value of the selected bundles, without any bonus. */
  value: number;
  /** Counties with at least one selected bundle. */
  served: number;
  selected: Uint8Array;
};

/** Dials of the curve: fine where little value buys much fairness. */
export const DIALS: readonly number[] = [0, 0.05, 0.15, 0.4, 1];

/**
 * The problem with a soft floor of one project a county. The dial is the price of a county left out, as a share of the
 * greatest value of any bundle a county could have instead: at 0 fairness is free of weight, at 1 leaving a county out costs
 * more than any bundle in its way is worth, so that as a rule only impossibility leaves one out. The price stays within
 * twice the greatest value: larger ones would drown the values themselves in rounding.
 *
 * @param counties  bundles by county; a county without any cannot be served and costs nothing
 * @param dial      in [0, 1]
 */
export function withFloor(packing: Packing, counties: readonly County[], dial: number): Packing {
  if (!(dial >= 0 && dial <= 1)) throw new RangeError(`a dial of ${dial}, not in [0, 1]`);
  const reachable = counties.filter(({ bundles }) => bundles.length > 0);
  const greatest = packing.value.reduce((a, b) => Math.max(a, b), 0);
  return { ...packing, rules: extended(packing.rules, reachable, 2 * greatest * dial) };
}

function extended(rules: Rules, counties: readonly County[], price: number): Rules {
  if (price === 0) return rules;
  const start = [...rules.start];
  const bundle = [...rules.bundle];
  for (const { bundles } of counties) {
    bundle.push(...bundles);
    start.push(bundle.length);
  }
  return {
    start: Int32Array.from(start),
    bundle: Int32Array.from(bundle),
    count: Int32Array.from([...rules.count, ...counties.map(() => 1)]),
    penalty: Float64Array.from([...rules.penalty, ...counties.map(() => price)]),
  };
}

/**
 * The price of fairness: value against counties served, one solve a dial. Points that another one beats in both are left
 * out, so that along the curve more counties always cost value.
 *
 * @param select  solves one problem; null when it has no portfolio
 * @returns points by falling value
 * @source Bertsimas, Farias & Trichakis (2011), “The Price of Fairness”, Operations Research 59(1)
 */
export function fairnessCurve(
  packing: Packing,
  counties: readonly County[],
  select: (packing: Packing) => Uint8Array | null,
  dials: readonly number[] = DIALS,
): FairnessPoint[] {
  const points: FairnessPoint[] = [];
  for (const dial of dials) {
    const selected = select(withFloor(packing, counties, dial));
    if (selected) points.push({ dial, value: valueOf(packing, selected), served: servedBy(counties, selected), selected });
  }
  points.sort((a, b) => b.value - a.value || b.served - a.served || a.dial - b.dial);
  let most = -1;
  return points.filter(({ served }) => {
    if (served <= most) return false;
    most = served;
    return true;
  });
}

const valueOf = ({ value }: Packing, selected: Uint8Array): number => value.reduce((sum, v, j) => sum + v * selected[j]!, 0);

/** How many counties have at least one selected bundle. */
export const servedBy = (counties: readonly County[], selected: Uint8Array): number =>
  counties.filter(({ bundles }) => bundles.some((j) => selected[j] === 1)).length;

import type { EnclaveModel } from './enclave-model.ts';
import { AS_PLANNED } from './future.ts';
import type { PartyKey, PartyValues } from './model-parties.ts';
import { presentValues } from './present-values.ts';
import { FACTORS, type Factor, type Uncertainty } from './uncertainty.ts';

/** One bar of a tornado: what every party has when one factor alone takes its least and its most. */
export type TornadoBar = { factor: Factor; least: PartyValues; most: PartyValues; swing: number };

/** Bars by their swing (the larger of both places'), widest first. */
export function tornado(model: EnclaveModel, uncertainty: Uncertainty): TornadoBar[] {
  const at = (factor: Factor, value: number) => ({ ...presentValues(model, { ...AS_PLANNED, [factor]: value }) });
  return FACTORS.map((factor) => {
    const [least, most] = [at(factor, uncertainty[factor].least), at(factor, uncertainty[factor].most)];
    return { factor, least, most, swing: Math.max(Math.abs(most.flyOut - least.flyOut), Math.abs(most.flyIn - least.flyIn)) };
  }).sort((a, b) => b.swing - a.swing);
}

/**
 * How wrong a factor may be before a party's present value crosses zero: the factor on the plan nearest to 1 at which it
 * does, within 0 to `most`; null when it never does.
 */
export function switchingValue(model: EnclaveModel, factor: Factor, party: PartyKey, most = 10): number | null {
  const value = (x: number) => presentValues(model, { ...AS_PLANNED, [factor]: x })[party];
  const here = Math.sign(value(1));
  if (here === 0) return 1;
  const steps = 400;
  const crossing = (step: (k: number) => number): number | null => {
    for (let k = 1, before = 1; k <= steps; k++) {
      const x = step(k);
      // Nothing left is no loss yet.
      if (Math.sign(value(x)) === -here) return zeroBetween(value, before, x);
      before = x;
    }
    return null;
  };
  const below = crossing((k) => 1 - k / steps);
  const above = crossing((k) => 1 + ((most - 1) * k) / steps);
  if (below === null || above === null) return below ?? above;
  return 1 - below <= above - 1 ? below : above;
}

function zeroBetween(value: (x: number) => number, from: number, to: number): number {
  const sign = Math.sign(value(from));
  let [low, high] = [from, to];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (Math.sign(value(middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

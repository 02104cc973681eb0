/** Σ flowₜ / (1 + r)ᵗ, t = 1 … n. Flows at the end of each year. */
export function netPresentValue(flows: readonly number[], rate: number): number {
  let value = 0;
  for (let t = flows.length - 1; t >= 0; t--) value = (value + flows[t]!) / (1 + rate);
  return value;
}

/** The first place from which the cumulative flow is and stays ≥ 0; −1 when there is none. */
export function paybackOf(flows: readonly number[]): number {
  let sum = 0;
  let since = -1;
  flows.forEach((flow, t) => {
    sum += flow;
    if (sum < 0) since = -1;
    else if (since < 0) since = t;
  });
  return since;
}

/**
 * The internal rate of return: the r > −1 at which the net present value is 0. There is exactly one when the flow changes
 * sign exactly once; otherwise null.
 *
 * @source Descartes' rule of signs; Norstrøm (1972), J. Financial and Quantitative Analysis 7(3)
 */
export function internalRate(flows: readonly number[]): number | null {
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
  if (signs.filter((sign, at) => at > 0 && sign !== signs[at - 1]).length !== 1) return null;
  const scale = Math.max(...flows.map(Math.abs));
  // With z = 1 / (1 + r) the value is a polynomial that has one positive root; its sign near 0 is that of the first flow.
  const early = signs[0]!;
  const signAt = (log: number) => Math.sign(polynomial(flows, Math.exp(log), scale)) * early;
  let [low, high] = [-1, 1];
  while (signAt(low) < 0) low *= 2;
  while (signAt(high) > 0) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-15 * Math.max(1, Math.abs(low)); step++) {
    const middle = (low + high) / 2;
    if (signAt(middle) >= 0) low = middle;
    else high = middle;
  }
  return Math.exp(-(low + high) / 2) - 1;
}

/** Σ flowₜ zᵗ / scale, divided by the largest power so that nothing overflows: only its sign matters. */
function polynomial(flows: readonly number[], z: number, scale: number): number {
  const last = flows.length - 1;
  let value = 0;
  if (z <= 1) for (let t = last; t >= 0; t--) value = value * z + flows[t]! / scale;
  else for (let t = 0; t <= last; t++) value = value / z + flows[t]! / scale;
  return value;
}

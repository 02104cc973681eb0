/** Uniform in [0, 1). */
export type Chance = () => number;

/** mulberry32: chance as an argument. The same seed gives the same sequence everywhere. @source Tommy Ettinger, 2017, public domain */
export function chanceOf(seed: number): Chance {
  let state = (seed ^ (seed / 2 ** 32)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

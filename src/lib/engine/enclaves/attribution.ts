import type { Attribution } from '../../domain/enclave-deal.ts';

/** What an enclave produces in a year: value added and output [万元], energy [tce]. */
export type Results = { gdp: number; output: number; energy: number };

/**
 * What each place may count. `official` is the whole at the place where the plant stands, whatever was agreed; the rest is
 * for internal assessment only and must never be printed as statistics.
 */
export type Attributed = { official: { place: 'fly_in'; results: Results }; internalOnly: { flyOut: Results; flyIn: Results } };

/** @source 发改地区〔2017〕922号: indicators may be negotiated, “仅作为政府内部考核时使用” */
export function attributed(results: Results, { fly_out: share }: Attribution): Attributed {
  const part = (take: (share: number) => number): Results => ({
    gdp: results.gdp * take(share.gdp),
    output: results.output * take(share.output),
    energy: results.energy * take(share.energy),
  });
  return { official: { place: 'fly_in', results }, internalOnly: { flyOut: part((x) => x), flyIn: part((x) => 1 - x) } };
}

import { err, ok, type Result } from '../../domain/errors.ts';

/**
 * The asymmetric Nash bargaining solution with transferable payoff: everyone keeps what she has without an agreement and
 * receives her power's share of what the agreement adds, uᵢ = dᵢ + wᵢ (V − Σd).
 *
 * @param total         V, what the agreement is worth to all together
 * @param disagreement  dᵢ, what each has without it, in the unit of V
 * @param power         wᵢ ≥ 0, Σw = 1
 * @errors `no_surplus` when V < Σd: no agreement is better for all
 * @source Nash (1950), Econometrica 18(2); asymmetric: Binmore, Rubinstein & Wolinsky (1986), RAND Journal 17(2)
 */
export function nashSplit(total: number, disagreement: ArrayLike<number>, power: ArrayLike<number>): Result<Float64Array, 'no_surplus'> {
  const kept = Array.from(disagreement);
  const surplus = total - kept.reduce((sum, d) => sum + d, 0);
  if (surplus < 0) return err('no_surplus');
  return ok(Float64Array.from(kept, (d, i) => d + power[i]! * surplus));
}

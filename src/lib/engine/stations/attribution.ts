import type { ReturnKindCode } from '../../domain/enums.ts';
import { mulDiv } from '../../domain/money.ts';
import type { Attributed } from '../../domain/station-worth.ts';

/** A confirmed return: counted once, divided between the home place and the other side. `homeShare` in parts of 10,000. */
export type CountedReturn = { kind: ReturnKindCode; amountFen: number | null; homeShare: number };

const WHOLE = 10_000;

/**
 * How many of a kind there were, and what each side has of them: whole = home + other, to the last part, so that no sum over places counts anything twice.
 *
 * @returns ten-thousandths: 15,000 are one and a half
 */
export function attributedCount(returns: readonly CountedReturn[], kind: ReturnKindCode): Attributed {
  const own = returns.filter((each) => each.kind === kind);
  const home = own.reduce((sum, { homeShare }) => sum + homeShare, 0);
  return { whole: own.length * WHOLE, home, other: own.length * WHOLE - home };
}

/** Revenue and what each side has of it [fen]; home is rounded half to even return by return, the other side takes the rest. */
export function attributedRevenue(returns: readonly CountedReturn[]): Attributed {
  let [whole, home] = [0, 0];
  for (const { amountFen, homeShare } of returns) {
    if (amountFen === null) continue;
    whole += amountFen;
    home += mulDiv(amountFen, { over: BigInt(homeShare), under: BigInt(WHOLE) });
  }
  return { whole, home, other: whole - home };
}

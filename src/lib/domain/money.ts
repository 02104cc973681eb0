import { z } from 'zod';

/**
 * Money in whole fen, exact up to 1e15 (10 万亿元). Add freely; multiply and divide only through `mulDiv` or `partOf`,
 * which round once, half to even.
 */
export const MOST_FEN = 1e15;
export const Fen = z.int().min(-MOST_FEN).max(MOST_FEN).brand<'Fen'>();
export type Fen = z.infer<typeof Fen>;

/** Amounts are written in 万元 = 1,000,000 fen. */
const FEN_PER_WAN = 1_000_000n;
/** The largest amount [万元] that a person may write. */
export const MOST_WAN = 1e9;

/** An exact fraction; the denominator is positive. */
export type Ratio = { readonly over: bigint; readonly under: bigint };

/**
 * amount · over / under, rounded to a whole number, half to even.
 *
 * @throws RangeError beyond 1e15 (a caller's bug)
 */
export function mulDiv(amount: number, { over, under }: Ratio): Fen {
  const product = BigInt(amount) * over;
  let quotient = product / under;
  const rest = product % under;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice > under || (twice === under && quotient % 2n !== 0n)) quotient += product < 0n ? -1n : 1n;
  const rounded = Number(quotient);
  if (Math.abs(rounded) > MOST_FEN) throw new RangeError(`${rounded} fen is more than money goes`);
  return rounded as Fen;
}

/** A number as written: 0.1 is one tenth, whatever the binary fraction behind it. */
export function ratioOf(x: number): Ratio {
  const [mantissa = '', exponent = '0'] = String(x).split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  const digits = BigInt(whole + decimals);
  const places = decimals.length - Number(exponent);
  return places >= 0 ? { over: digits, under: 10n ** BigInt(places) } : { over: digits * 10n ** BigInt(-places), under: 1n };
}

export const ONE: Ratio = { over: 1n, under: 1n };
export const plus = (a: Ratio, b: Ratio): Ratio => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under });
export const minus = (a: Ratio, b: Ratio): Ratio => plus(a, { over: -b.over, under: b.under });
export const times = (a: Ratio, b: Ratio): Ratio => ({ over: a.over * b.over, under: a.under * b.under });
/** a / b; b is positive. */
export const dividedBy = (a: Ratio, b: Ratio): Ratio => ({ over: a.over * b.under, under: a.under * b.over });

/** 万元 as written, to the fen. */
export const fenOfWan = (wan: number): Fen => mulDiv(1, times(ratioOf(wan), { over: FEN_PER_WAN, under: 1n }));
/** Fen in 万元: the decimal that has the fen as its sixth place. */
export const wanOfFen = (fen: number): number => fen / Number(FEN_PER_WAN) + 0;

/** A sum of fen. */
export const sumOf = (amounts: Iterable<number>): Fen => {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum as Fen;
};

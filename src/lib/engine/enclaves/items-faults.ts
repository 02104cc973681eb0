import type { CashItem } from '../../domain/enclave-deal.ts';
import type { Fault } from '../../domain/fault.ts';
import { plus, ratioOf, type Ratio } from '../../domain/money.ts';

/**
 * What a schema cannot see in the items beside the taxes: years that end before they begin or lie past the term, somebody
 * who pays himself, more than all shares given away.
 *
 * @param years  of the term
 */
export function faultsOfItems(items: readonly CashItem[], years: number): Fault[] {
  return items.flatMap((item, at) => (item.kind === 'dividend' ? faultsOfEquity(item.equity, at) : faultsOfPeriod(item, at, years)));
}

function faultsOfPeriod(item: Exclude<CashItem, { kind: 'dividend' }>, at: number, years: number): Fault[] {
  const { from_year: from, to_year: to } = item;
  if (to < from) return [{ path: `[${at}].to_year`, code: 'too_small', got: String(to), expected: String(from) }];
  if (to > years) return [{ path: `[${at}].to_year`, code: 'too_big', got: String(to), expected: String(years) }];
  if ('from' in item && item.from === item.to) return [{ path: `[${at}].to`, code: 'duplicate_id', got: item.to }];
  return [];
}

function faultsOfEquity(equity: Readonly<Record<string, number>>, at: number): Fault[] {
  const sum = Object.values(equity)
    .map(ratioOf)
    .reduce(plus, { over: 0n, under: 1n } satisfies Ratio);
  if (sum.over <= sum.under) return [];
  return [{ path: `[${at}].equity`, code: 'too_big', got: String(Number(sum.over) / Number(sum.under)), expected: '1' }];
}

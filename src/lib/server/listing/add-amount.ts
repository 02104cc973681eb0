import { amountText, readAmount, type Amount } from '../../domain/amount.ts';
import type { ListingFilter } from '../../domain/listing-filter.ts';
import { parseQuantity } from '../../domain/quantity-text.ts';

/** The form for a quantity, as typed; its fields stand in the address beside the filter until they are understood. */
export type AmountForm = { direction: string; factor: string; from: string; until: string; unit: string };
export type AmountFault = { fault: 'missing' | 'wrong' | 'reversed'; text: string };

export const readAmountForm = (query: URLSearchParams): AmountForm | null =>
  query.has('amount_factor')
    ? {
        direction: query.get('amount_direction') ?? 'offers',
        factor: query.get('amount_factor') ?? '',
        from: (query.get('amount_from') ?? '').trim(),
        until: (query.get('amount_until') ?? '').trim(),
        unit: query.get('amount_unit') ?? '',
      }
    : null;

/** The filter with the typed quantity, or what is wrong with it. Both fields empty asks for nothing. */
export function addAmount(filter: ListingFilter, { direction, factor, from, until, unit }: AmountForm): ListingFilter | AmountFault {
  if (from === '' && until === '') return { fault: 'missing', text: '' };
  const bounds: (number | null)[] = [];
  for (const text of [from, until]) {
    const parsed = text === '' ? null : parseQuantity(text, unit);
    if (parsed && (!parsed.ok || parsed.value.unit !== unit)) return { fault: 'wrong', text };
    bounds.push(parsed?.ok ? parsed.value.quantity : null);
  }
  const [least = null, most = null] = bounds;
  if (least !== null && most !== null && least > most) return { fault: 'reversed', text: '' };
  const amount = readAmount(amountText({ direction, factor, from: least, until: most, unit } as Amount));
  if (!amount) return { fault: 'wrong', text: from || until };
  const others = filter.amounts.filter((other) => other.direction !== amount.direction || other.factor !== amount.factor);
  return { ...filter, amounts: [...others, amount], page: 1 };
}

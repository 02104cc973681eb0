import { EQUITY_FIELDS, EXPENSES, filledItems } from './enclave-form.ts';
import { shareOf, type FormReading } from './enclave-form-reading.ts';

/** What is paid beside the shared taxes, for the schema; a row without a kind is none. */
export function itemsIn(reading: FormReading, years: number): unknown[] {
  return [...filledItems(reading.values).map((n) => itemIn(reading, n)), ...dividendIn(reading, years)];
}

function itemIn(reading: FormReading, n: number): unknown {
  const field = (part: string) => `item${n}${part}`;
  const kind = reading.values[field('Kind')] ?? '';
  const [from, to] = [reading.values[field('From')] || undefined, reading.values[field('To')] || undefined];
  const period = { from_year: reading.number(field('First')), to_year: reading.number(field('Last')) };
  const amount = reading.number(field('Amount'));
  if (EXPENSES.has(kind)) return { kind, by: from, amount, ...period };
  if (kind === 'land_income') return { kind, amount, fly_out: reading.share(field('Rate')), ...period };
  if (kind === 'fixed_return') return { kind, from, to, principal: amount, rate: reading.share(field('Rate')), ...period };
  return { kind, from, to, amount, ...period };
}

/** Profit of the park's company by year, paid out by shares; absent while no profit is typed. */
function dividendIn(reading: FormReading, years: number): unknown[] {
  if (reading.isEmpty('dividendProfit')) return [];
  const equity = Object.entries(EQUITY_FIELDS).flatMap(([party, field]) => {
    const percent = reading.optional(field);
    return percent === null ? [] : [[party, shareOf(percent)]];
  });
  return [
    {
      kind: 'dividend',
      profit: reading.list('dividendProfit', years),
      payout: reading.share('dividendPayout'),
      equity: Object.fromEntries(equity) as unknown,
    },
  ];
}

/** What the fly-out place may count for internal assessment; absent while nothing is typed. */
export function attributionIn(reading: FormReading): unknown {
  const [gdp, output, energy] = ['attrGdp', 'attrOutput', 'attrEnergy'].map((field) => reading.shareOr0(field));
  return gdp === 0 && output === 0 && energy === 0 ? undefined : { fly_out: { gdp, output, energy } };
}

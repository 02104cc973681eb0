import { formatNumber } from './format.ts';
import type { Locale } from './index.ts';
import type { parameter } from './zh/parameter.ts';

/** A parameter's value as people say it: 0.25 of unit `1` is 25 %. */
export function parameterValue(locale: Locale, { value, unit }: { value: number; unit: string }, m: typeof parameter): string {
  if (unit === '1') return `${formatNumber(locale, Number((value * 100).toPrecision(12)))}%`;
  if (unit === 'year') return m.years(formatNumber(locale, value));
  return `${formatNumber(locale, value)} ${m.unit[unit as keyof typeof m.unit]}`;
}

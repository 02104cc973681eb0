import { FACTORS, type Uncertainty } from '../engine/enclaves/uncertainty.ts';
import { formatNumber } from './format.ts';
import type { Locale } from './index.ts';
import type { Messages } from './zh.ts';

/** With which guesses the futures were drawn, in one sentence: on the page and on paper. */
export function rangesText(
  uncertainty: Uncertainty,
  { enclave, enclavePage: { risk: r } }: Pick<Messages, 'enclave' | 'enclavePage'>,
  locale: Locale,
): string {
  const percent = (share: number) => formatNumber(locale, Math.round(share * 1000) / 10);
  const ranges = FACTORS.map((factor) =>
    r.rangeOf(r.factor[factor], percent(uncertainty[factor].least), percent(uncertainty[factor].most)),
  );
  return r.sampled(ranges.join(enclave.comma), percent(uncertainty.delay[1] ?? 0), percent(uncertainty.leaving));
}

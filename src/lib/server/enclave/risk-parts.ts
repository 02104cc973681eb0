import type { PaperPart } from '../../adapters/word/write-enclave-paper.ts';
import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import { enclaveModel } from '../../engine/enclaves/enclave-model.ts';
import type { EnclaveReference } from '../../engine/enclaves/law.ts';
import { FIRST_GUESS } from '../../engine/enclaves/risk-view.ts';
import { simulate } from '../../engine/enclaves/simulate.ts';
import { rangesText } from '../../i18n/enclave-risk.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Messages } from '../../i18n/zh.ts';

/** As many as on the page, and the same futures. */
const PATHS = 100_000;

/** What many futures come to for every party, with the ranges that the page begins with; they are said, being a guess. */
export function riskParts(
  deal: EnclaveDeal,
  reference: EnclaveReference,
  places: { flyOut: string; flyIn: string },
  { m, locale }: { m: Messages; locale: Locale },
): PaperPart[] {
  const { risk: r, dealParty } = m.enclavePage;
  const names = { ...places, firm: dealParty.firm, village: dealParty.village };
  const model = enclaveModel(deal, reference);
  const { paths, spreads } = simulate(model, FIRST_GUESS, 0, PATHS);
  const percent = (share: number) => formatNumber(locale, Math.round(share * 1000) / 10);
  const rows = model.parties.map((party) => {
    const { p10, p50, p90, belowZero } = spreads[party]!;
    return [names[party], ...[p10, p50, p90].map((wan) => formatNumber(locale, Math.round(wan * 10) / 10)), `${percent(belowZero)}%`];
  });
  return [
    { kind: 'heading', text: r.title },
    { kind: 'text', text: `${rangesText(FIRST_GUESS, m, locale)}${locale === 'zh' ? '' : ' '}${r.changeOnPage}` },
    {
      kind: 'table',
      widths: [3, 2, 2, 2, 2],
      rows: [[r.paths(formatNumber(locale, paths)), r.spread.p10, r.spread.p50, r.spread.p90, r.spread.belowZero], ...rows],
    },
    { kind: 'text', text: `${r.assumed}${locale === 'zh' ? '' : ' '}${m.enclavePage.xray.firmNote}` },
  ];
}

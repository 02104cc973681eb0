import type { ProposalCommitment } from '$lib/domain/proposal';
import type { Unit } from '$lib/domain/units';
import type { I18n } from '$lib/i18n';
import { formatNumber } from '$lib/i18n/format';

/** 60 亩. */
export const amountText = (quantity: number, unit: Unit, { m, locale }: I18n): string =>
  `${formatNumber(locale, quantity)} ${m.listing.unit[unit]}`;

/** What a commitment takes: roughly where the party is unknown, with what was asked where less was given. */
export function quantityText({ asked, granted, unit, isRough }: ProposalCommitment, i18n: I18n): string {
  const all = amountText(asked, unit, i18n);
  if (isRough) return i18n.m.proposal.roughly(all);
  return granted !== undefined && granted < asked ? i18n.m.proposal.partly(amountText(granted, unit, i18n), all) : all;
}

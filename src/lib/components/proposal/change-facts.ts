import type { ProposalChange } from '$lib/domain/proposal';
import { stationDifferences } from '$lib/domain/station-change';
import type { I18n } from '$lib/i18n';
import { formatDate } from '$lib/i18n/format';
import { amountText } from './quantity-text';

/** What became what, in words: the quantities that are short, the day that moved, the post that is empty, the station that is elsewhere. */
export function changeFacts({ kind, old, new: now }: Pick<ProposalChange, 'kind' | 'old' | 'new'>, i18n: I18n): string[] {
  const m = i18n.m.proposal.changes;
  const day = (date: unknown) => (typeof date === 'string' ? formatDate(i18n.locale, date) : '');
  const say = kind === 'partial_answer' ? m.granted : m.short;
  return [
    ...(now?.short ?? []).map((short) =>
      say(i18n.m.listing.factor[short.factor], amountText(short.needed, short.unit, i18n), amountText(short.new, short.unit, i18n)),
    ),
    ...(kind === 'person_left' && typeof old?.title === 'string' ? [m.post(old.title)] : []),
    ...(kind === 'deadline_moved' && now?.by ? [m.deadline(day(old?.by), day(now.by))] : []),
    ...(kind === 'station_changed' ? stationDifferences(old, now).map(i18n.m.stationChange.fact) : []),
    ...(kind === 'milestone_moved' && now?.by ? [m.dayMoved(now.title ?? '', day(old?.by), day(now.by))] : []),
  ];
}

import { error } from '@sveltejs/kit';
import { chineseDay } from '$lib/domain/working-day';
import { loadMessages } from '$lib/i18n';
import { suggestAll } from '$lib/server/station/suggestions';
import { readLedger, worthOf } from '$lib/server/station/worth-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { db, locale, account } }) => {
  const m = await loadMessages(locale);
  if (account === null || account.role === 'administrator') error(404, { code: 'not_found', message: m.error.not_found });
  const today = chineseDay(new Date());
  const ledger = await readLedger(db, today);
  const suggestions = suggestAll(ledger, today);
  return {
    title: m.stationWorth.title,
    unseen: ledger.unseen,
    rows: ledger.stations
      .filter(({ openedOn }) => openedOn !== null && openedOn <= today)
      .map((station) => worthOf(ledger, suggestions, station, today)),
  };
};

import { error, fail, redirect } from '@sveltejs/kit';
import { APP_ERRORS, type AppErrorCode, type Result } from '$lib/domain/errors';
import { chineseDay } from '$lib/domain/working-day';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { cancelStay } from '$lib/server/station/book';
import { calendarAddresses, makeCalendarAddress, revokeCalendarAddress } from '$lib/server/station/calendar-address';
import { books } from '$lib/server/station/station-actor';
import { listStations } from '$lib/server/station/stations';
import { staysOf } from '$lib/server/station/stays';
import { answerWait, waitsOf } from '$lib/server/station/waits';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['booked', 'waiting', 'answered', 'cancelled'] as const;
const PAST_SHOWN = 20;

export const load: PageServerLoad = async ({ locals: { db, locale, account }, url }) => {
  const m = await loadMessages(locale);
  if (!account || !books(account)) error(404, { code: 'not_found', message: m.error.not_found });
  const organisation = account.organisation.id;
  const today = chineseDay(new Date());
  const [stays, waits, addresses, stations] = await Promise.all([
    staysOf(db, organisation),
    waitsOf(db, organisation),
    calendarAddresses(db, organisation),
    listStations(db),
  ]);
  const isOver = ({ status, endsBefore }: (typeof stays)[number]) => !['booked', 'arrived'].includes(status) || endsBefore <= today;
  return {
    title: m.stay.mine.title,
    coming: stays.filter((stay) => !isOver(stay)).reverse(),
    past: stays.filter(isOver).slice(0, PAST_SHOWN),
    offers: waits.filter(({ status }) => status === 'offered'),
    waiting: waits.filter(({ status }) => status === 'waiting'),
    addresses: addresses.map((address) => ({ ...address, station: stations.find(({ id }) => id === address.stationId)?.name ?? null })),
    hosted: stations.filter(({ hostId, status }) => hostId === organisation && status !== 'closed').map(({ id, name }) => ({ id, name })),
    done: DONE.find((each) => each === url.searchParams.get('done')) ?? null,
  };
};

const answered = (result: Result<unknown, AppErrorCode>, done: (typeof DONE)[number]) => {
  if (!result.ok) return fail(APP_ERRORS[result.error.code], { error: result.error.code, address: null });
  redirect(303, `/stations/bookings?done=${done}`);
};

export const actions: Actions = {
  answer: async ({ request, locals: { db } }) => {
    const form = await request.formData();
    return answered(await answerWait(db, textOf(form, 'wait'), textOf(form, 'accept') === 'yes'), 'answered');
  },
  cancel: async ({ request, locals: { db } }) => answered(await cancelStay(db, textOf(await request.formData(), 'stay'), ''), 'cancelled'),
  make: async ({ request, url, locals: { db } }) => {
    const key = await makeCalendarAddress(db, textOf(await request.formData(), 'station') || null);
    if (!key.ok) return fail(APP_ERRORS[key.error.code], { error: key.error.code, address: null });
    return { error: null, address: `${url.origin}/stations-calendar/${key.value}.ics` };
  },
  revoke: async ({ request, locals: { db } }) =>
    answered(await revokeCalendarAddress(db, textOf(await request.formData(), 'calendar')), 'answered'),
};

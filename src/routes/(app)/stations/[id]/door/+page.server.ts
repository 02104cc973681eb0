import { error } from '@sveltejs/kit';
import { civilDate, dayNumber } from '$lib/domain/civil-day';
import { chineseDay } from '$lib/domain/working-day';
import { loadMessages } from '$lib/i18n';
import { readStation } from '$lib/server/station/stations';
import { staysAt } from '$lib/server/station/stays';
import type { PageServerLoad } from './$types';

const WEEK = 7;

/** For the door: surnames only, because everybody who passes reads it. */
export const load: PageServerLoad = async ({ params, locals: { db, locale, account }, url }) => {
  const m = await loadMessages(locale);
  const station = await readStation(db, params.id);
  if (!station || account?.organisation.id !== station.hostId) error(404, { code: 'not_found', message: m.error.not_found });
  const asked = url.searchParams.get('from') ?? '';
  const from = /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : chineseDay(new Date());
  const days = Array.from({ length: WEEK }, (_, n) => civilDate(dayNumber(from) + n));
  const stays = (await staysAt(db, station.id, from)).filter(({ status }) => ['booked', 'arrived', 'left'].includes(status));
  const guestOn = (placeId: string, day: string): string => {
    const guest = stays.find((stay) => stay.placeId === placeId && stay.startsOn <= day && stay.endsBefore > day)?.guest;
    return guest === undefined ? '' : ([...guest][0] ?? '');
  };
  return {
    title: m.stay.door.title(station.name),
    station: { id: station.id, name: station.name },
    days,
    earlier: civilDate(dayNumber(from) - WEEK),
    later: civilDate(dayNumber(from) + WEEK),
    rows: station.places.map(({ id, kind, name }) => ({ id, kind, name, guests: days.map((day) => ({ day, guest: guestOn(id, day) })) })),
  };
};

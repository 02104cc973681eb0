import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { civilDate, CivilPeriod, dayNumber } from '$lib/domain/civil-day';
import { placeKind } from '$lib/domain/enums';
import { APP_ERRORS } from '$lib/domain/errors';
import { chineseDay } from '$lib/domain/working-day';
import { loadMessages } from '$lib/i18n';
import { textOf } from '$lib/server/form-text';
import { bookStation, waitForStation, type Wanted } from '$lib/server/station/book';
import { books } from '$lib/server/station/station-actor';
import { placeCounts, readStation } from '$lib/server/station/stations';
import { isFree, nextFree, takenAt } from '$lib/server/station/taken';
import type { Actions, PageServerLoad } from './$types';

/** As the database takes them. */
const [GUEST_LONGEST, PURPOSE_LONGEST] = [60, 300];
const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

export const load: PageServerLoad = async ({ params, locals: { db, locale, account }, url }) => {
  const m = await loadMessages(locale);
  const station = (await readStation(db, params.id)) ?? error(404, { code: 'not_found', message: m.error.not_found });
  const today = chineseDay(new Date());
  const kinds = placeCounts(station.places).map(([kind]) => kind);
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  const dayAsked = (name: string) => (isDay(asked(name)) ? asked(name) : '');
  const kind = kinds.find((each) => each === asked('kind')) ?? kinds[0] ?? 'bed';
  const tomorrow = civilDate(dayNumber(today) + 1);
  const experts = station.places.filter((place) => place.kind === 'expert');
  const from = dayAsked('from') || tomorrow;
  const wanted = {
    kind,
    // An expert's days are hers: of several, the first unless another is asked for.
    place: kind === 'expert' ? ((experts.find(({ id }) => id === asked('place')) ?? experts[0])?.id ?? '') : '',
    from,
    until: dayAsked('until') || civilDate(dayNumber(from) + 1),
    guest: asked('guest').trim().slice(0, GUEST_LONGEST),
    purpose: asked('purpose').trim().slice(0, PURPOSE_LONGEST),
  };
  return {
    title: m.stay.book.title(station.name),
    station: {
      ...{ id: station.id, name: station.name, stayDaysMost: station.stayDaysMost, aheadDaysMost: station.aheadDaysMost },
      organisationPlacesMost: station.organisationPlacesMost,
    },
    kinds,
    experts,
    wanted,
    today,
    mayBook: books(account) && (station.status === 'open' || station.status === 'closing'),
    ...(await seen(station, wanted)),
  };

  /** What is free in the asked days, and when as many days are free at the earliest, looking from the day asked for. */
  async function seen(at: typeof station, asked: Omit<Wanted, 'guest' | 'purpose'>) {
    const period = CivilPeriod.safeParse(asked);
    if (!period.success) return { free: null, next: null };
    const days = dayNumber(period.data.until) - dayNumber(period.data.from);
    // The last day one may begin, and as many days.
    const horizon = civilDate(dayNumber(today) + at.aheadDaysMost + Math.min(days, at.stayDaysMost));
    const until = at.closesOn !== null && at.closesOn < horizon ? at.closesOn : horizon;
    const places = at.places.filter(
      (place) => place.kind === asked.kind && (asked.kind !== 'expert' || asked.place === '' || place.id === asked.place),
    );
    const taken = await takenAt(db, at.id, today, until > period.data.until ? until : period.data.until);
    const free = places.filter(({ id }) => isFree(id, period.data.from, period.data.until, taken)).length;
    const isTooLong = days > at.stayDaysMost;
    const next = free > 0 || isTooLong ? null : nextFree(places, taken, { days, asked: period.data.from, today, until });
    return { free: { free, of: places.length }, next };
  }
};

const wantedOf = (form: FormData): Wanted | null => {
  const kind = placeKind.find((each) => each === textOf(form, 'kind'));
  const place = textOf(form, 'place');
  const [from, until] = [textOf(form, 'from'), textOf(form, 'until')];
  if (!kind || !isDay(from) || !isDay(until) || !/^([0-9a-f-]{36})?$/.test(place)) return null;
  return { kind, place: kind === 'expert' ? place : '', from, until, guest: textOf(form, 'guest'), purpose: textOf(form, 'purpose') };
};

export const actions: Actions = {
  book: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = { guest: textOf(form, 'guest'), purpose: textOf(form, 'purpose') };
    const wanted = wantedOf(form);
    if (!wanted) return fail(400, { error: 'bad_request' as const, typed });
    const booked = await bookStation(db, params.id, wanted);
    if (!booked.ok) return fail(APP_ERRORS[booked.error.code], { error: booked.error.code, typed });
    redirect(303, '/stations/bookings?done=booked');
  },
  wait: async ({ params, request, locals: { db } }) => {
    const form = await request.formData();
    const typed = { guest: textOf(form, 'guest'), purpose: textOf(form, 'purpose') };
    const wanted = wantedOf(form);
    if (!wanted) return fail(400, { error: 'bad_request' as const, typed });
    const waiting = await waitForStation(db, params.id, wanted);
    if (!waiting.ok) return fail(APP_ERRORS[waiting.error.code], { error: waiting.error.code, typed });
    redirect(303, '/stations/bookings?done=waiting');
  },
};

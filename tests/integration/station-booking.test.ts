import { afterAll, beforeAll, expect, it } from 'vitest';
import { civilDate, dayNumber } from '../../src/lib/domain/civil-day.ts';
import { chineseDay } from '../../src/lib/domain/working-day.ts';
import type { Db } from '../../src/lib/server/db.ts';
import { bookStation, cancelStay, waitForStation } from '../../src/lib/server/station/book.ts';
import { calendarAddresses, makeCalendarAddress, revokeCalendarAddress } from '../../src/lib/server/station/calendar-address.ts';
import { bookingsByKey } from '../../src/lib/server/station/calendar-file.ts';
import { moveStation } from '../../src/lib/server/station/move-station.ts';
import { saveStation } from '../../src/lib/server/station/save-station.ts';
import { answerWait, waitsOf } from '../../src/lib/server/station/waits.ts';
import { createServiceDb } from '../../src/lib/server/db.ts';
import { testBackend, type TestBackend } from '../support/backend.ts';
import { demoClient } from '../support/runs.ts';

/** A station with one bed, opened by a county on its office's word: who gets the bed when everybody wants it. */
let backend: TestBackend;
let host: Db;
let guests: Db[];
let station: string;
const today = chineseDay(new Date());
const day = (n: number) => civilDate(dayNumber(today) + n);

beforeAll(async () => {
  backend = await testBackend();
  host = await demoClient(backend, 'county');
  const office = await demoClient(backend, 'coordinator2');
  guests = [
    host,
    office,
    await demoClient(backend, 'coordinator'),
    await demoClient(backend, 'enterprise'),
    await demoClient(backend, 'talent'),
  ];
  const saved = await saveStation(
    host,
    { id: null, revision: 0 },
    {
      kind: 'station',
      name: '一床驿站',
      address: '路',
      region: '653127',
      beds: 1,
      exitWhen: '甲',
      exitPeople: '乙',
      exitAssets: '丙',
      exitOwner: '丁',
    },
  );
  if (!saved.ok) throw new Error(saved.error.code);
  station = saved.value;
  const step = (db: Db, verb: 'approve' | 'open') => moveStation(db, station, { verb, day: '', note: '', successor: '' });
  expect([await step(office, 'approve'), await step(host, 'open')]).toEqual([
    { ok: true, value: 0 },
    { ok: true, value: 0 },
  ]);
});
afterAll(() => backend?.close());

const wanted = (guest: string) => ({ kind: 'bed' as const, place: '', from: day(10), until: day(13), guest, purpose: '' });

it('500 people book the last bed at once: one has it, the others are told that it is taken', async () => {
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, n) => bookStation(guests[n % guests.length]!, station, wanted(`客${n}`))),
  );
  const winners = answers.filter(({ ok }) => ok);
  expect(winners).toHaveLength(1);
  expect([...new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code])))]).toEqual(['place_taken']);
  const { count } = await host.from('station_stays').select('*', { count: 'exact', head: true }).eq('station_id', station);
  expect(count).toBe(1);
});

it('who waits longest is offered it first, and a calendar follows until its address is taken back', async () => {
  const [, , , firm, talent] = guests as [Db, Db, Db, Db, Db];
  for (const db of [firm, talent]) expect(await waitForStation(db, station, wanted('候补'))).toMatchObject({ ok: true });
  const { data: stays } = await host.from('station_stays').select('id').eq('station_id', station);
  expect(await cancelStay(host, stays?.[0]?.id ?? '', '床要修')).toMatchObject({ ok: true });
  const { data: accounts } = await firm.from('memberships').select('organisation_id').limit(1);
  const own = accounts?.[0]?.organisation_id ?? '';
  const offer = (await waitsOf(firm, own)).find(({ stationId }) => stationId === station);
  expect(offer).toMatchObject({ status: 'offered', guest: '候补' });
  expect(await bookStation(talent, station, wanted('插队'))).toEqual({ ok: false, error: { code: 'place_taken' } });
  expect(await answerWait(firm, offer?.id ?? '', true)).toEqual({ ok: true, value: null });

  const key = await makeCalendarAddress(firm, null);
  if (!key.ok) throw new Error(key.error.code);
  const service = createServiceDb(backend.url, backend.secretKey);
  expect((await bookingsByKey(service, key.value))?.stays).toContainEqual(
    expect.objectContaining({ station: '一床驿站', from: day(10), until: day(13), guest: '候补' }),
  );
  const [address] = await calendarAddresses(firm, own);
  expect(await revokeCalendarAddress(firm, address?.id ?? '')).toEqual({ ok: true, value: null });
  expect(await bookingsByKey(service, key.value)).toBeNull();
});

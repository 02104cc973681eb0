import { expect, it } from 'vitest';
import { stopBookings } from './circuit-booking.ts';
import type { Place, Station } from './stations.ts';

const place = (kind: Place['kind'], name: string): Place => ({ id: `${kind}-${name}`, kind, position: 1, name, note: '' });
const station = (id: string, name: string, status: Station['status'], places: Place[]) => ({ id, name, status, places }) as Station;
const STATIONS = [
  station('a', '甲县人才驿站（示例）', 'open', [place('bed', '1'), place('expert', '李医生（示例）')]),
  station('b', '乙县人才驿站', 'open', [place('desk', '1')]),
  station('c', '丙县人才驿站', 'proposed', [place('bed', '1')]),
  station('d', '乙县人才驿站分站', 'open', [place('bed', '1')]),
  station('e', '丁县人才驿站一站', 'open', [place('bed', '1')]),
  station('f', '丁县人才驿站二站', 'open', [place('bed', '1')]),
];
const stop = { expert: '李医生', skill: '眼科', from: '2027-03-03', until: '2027-03-06' };
const booked = (name: string, expert = stop.expert) => stopBookings(STATIONS, { ...stop, expert, station: name });

it('a stop is booked with station, days, kind and expert filled in', () => {
  const [days, bed] = booked('甲县人才驿站');
  expect([days?.kind, bed?.kind]).toEqual(['expert', 'bed']);
  const url = new URL(days?.href ?? '', 'https://x');
  expect(url.pathname).toBe('/stations/a/book');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    kind: 'expert',
    place: 'expert-李医生（示例）',
    from: '2027-03-03',
    until: '2027-03-06',
    guest: '李医生',
    purpose: '眼科',
  });
});

it('whom a station does not list needs a bed there, or a desk', () => {
  expect(booked('甲县人才驿站（示例）', '王医生').map(({ kind }) => kind)).toEqual(['bed']);
  expect(booked('乙县人才驿站').map(({ kind, href }) => [kind, href.split('?')[0]])).toEqual([['desk', '/stations/b/book']]);
});

it('an unfinished name counts when only one station is meant; what is not open is not booked', () => {
  expect(booked('甲县')).toHaveLength(2);
  expect(booked('丁县')).toEqual([]);
  expect(booked('丙县人才驿站')).toEqual([]);
});

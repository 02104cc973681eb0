import { expect, it } from 'vitest';
import { readStation, STATION_FIELDS, type TypedStation } from './station.ts';

const typed = (more: Partial<TypedStation>): TypedStation => ({
  ...(Object.fromEntries(STATION_FIELDS.map((field) => [field, ''])) as TypedStation),
  ...{ kind: 'station', region: '653127', name: '示例驿站', address: '示例路 1 号' },
  ...more,
});

it('reads digits in full width and grouped ones', () => {
  const { content, faults } = readStation(typed({ desks: '８', areaM2: '1，260', rent: '１８．５' }), () => true);
  expect(faults).toEqual({});
  expect(content).toMatchObject({ desks: 8, areaM2: 1260, rentFen: 18_500_000 });
});

it('says of each field what is wrong with it', () => {
  const wrong = { desks: '一些', beds: '1.5', rent: '-1', latitude: '38.9', leaseFrom: '2027-03-01', leaseUntil: '2027-03-01', name: ' ' };
  expect(readStation(typed(wrong), () => true).faults).toEqual({
    ...{ name: 'missing', desks: 'not_a_number', beds: 'not_a_number', rent: 'out_of_range', leaseUntil: 'ends_early' },
    ...{ longitude: 'missing', coordinateSource: 'source_missing' },
  });
});

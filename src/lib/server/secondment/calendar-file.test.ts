import { expect, it } from 'vitest';
import { zh } from '../../i18n/zh.ts';
import { secondmentCalendar } from './calendar-file.ts';

const assignment = {
  id: '7f1c2a8e-4a38-4b54-9d3c-0a5a6f0e1b2c',
  revision: 4,
  person: '示例人员01',
  post: '心内科主任',
  home: '示例东部医院',
  host: '示例西部县医院',
  isOutgoing: true,
  station: null,
  from: '2027-03-01',
  until: '2027-09-01',
};
const NOW = new Date('2026-11-26T01:02:03Z');
const linesOf = (isUnit: boolean) =>
  secondmentCalendar({ of: '示例', isUnit, assignments: [assignment] }, zh.secondmentCalendar, NOW)
    .replaceAll('\r\n ', '')
    .split('\r\n');

it('writes an assignment as whole days, the last one excluded, and counts its changes', () => {
  const lines = linesOf(false);
  expect(lines).toContain('DTSTART;VALUE=DATE:20270301');
  expect(lines).toContain('DTEND;VALUE=DATE:20270901');
  expect(lines).toContain('SEQUENCE:4');
  expect(lines).toContain('SUMMARY:挂职：示例西部县医院 心内科主任');
  expect(lines).toContain('LOCATION:示例西部县医院');
});

it('ends every line as RFC 5545 asks, the last one too', () => {
  expect(linesOf(false).slice(-2)).toEqual(['END:VCALENDAR', '']);
});

it('tells a unit who goes where', () => {
  expect(linesOf(true)).toContain('SUMMARY:派出 示例人员01：示例西部县医院 心内科主任');
});

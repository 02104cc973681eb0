import { expect, it } from 'vitest';
import { zh } from '../../i18n/zh.ts';
import { calendarFile } from './calendar-file.ts';

it('writes bookings as whole days, the last one excluded', () => {
  const text = calendarFile(
    {
      of: '丙县',
      stays: [
        {
          id: '7f1c2a8e-4a38-4b54-9d3c-0a5a6f0e1b2c',
          station: '丙县人才驿站（示例，一个需要折行的很长的名字）',
          address: '团结路 1 号',
          kind: 'bed',
          place: '3',
          guest: '张工, 李工',
          from: '2026-12-01',
          until: '2026-12-05',
        },
      ],
    },
    zh,
    new Date('2026-11-26T01:02:03Z'),
  );
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  expect(lines).toContain('UID:7f1c2a8e-4a38-4b54-9d3c-0a5a6f0e1b2c@feiqiao');
  expect(lines).toContain('DTSTART;VALUE=DATE:20261201');
  expect(lines).toContain('DTEND;VALUE=DATE:20261205');
  expect(lines).toContain('SUMMARY:丙县人才驿站（示例，一个需要折行的很长的名字） 床位 3 · 张工\\, 李工');
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
});

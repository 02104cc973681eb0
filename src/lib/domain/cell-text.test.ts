import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, guarded, plainWord, unguarded } from './cell-text.ts';
import { csvLine, csvRecords } from './csv-text.ts';
import { dateOfSerial, numberLook, plainNumber } from './excel-number.ts';
import { cellPlace, columnLetters } from './sheet-place.ts';

describe('a cell’s text', () => {
  it('that a program would run carries an apostrophe, and loses just that one again', () => {
    const risky = fc.stringMatching(/^'{0,3}[=+\-@\t\r\n＝x][a-z(]{0,6}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), risky), (text) => {
        expect(guarded(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
    expect(guarded('=HYPERLINK("http://x")')).toBe(`'=HYPERLINK("http://x")`);
    expect(guarded("'quoted'")).toBe("'quoted'");
  });

  it('loses what only looks like text', () => {
    expect(cleanText('\u00a0灰枣\u3000原料\u200b ')).toBe('灰枣 原料');
    expect(plainWord(' 面积 （亩）＊ ')).toBe('面积(亩)');
  });
});

describe('comma-separated text', () => {
  it('is read back as written', () => {
    const table = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map(csvLine).join('');
        expect([...csvRecords(text, ',')]).toEqual(rows);
      }),
    );
  });

  it('is read as offices write it', () => {
    expect([...csvRecords('a,"b ""c""",d"e\n\n"x\ny",', ',')]).toEqual([['a', 'b "c"', 'd"e'], [''], ['x\ny', '']]);
    expect([...csvRecords('"never closed, ""and', ',')]).toEqual([['never closed, "and']]);
  });
});

describe('numbers of a spreadsheet', () => {
  it.each([
    [14, undefined, 'date'],
    [31, undefined, 'date'],
    [10, undefined, 'percent'],
    [0, undefined, 'plain'],
    [164, 'yyyy"年"m"月"', 'date'],
    [164, '[$-804]yyyy年mm月', 'date'],
    [164, '0.00%', 'percent'],
    [164, '#,##0.00_ ', 'plain'],
    [164, 'General', 'plain'],
    [164, '0!.0,"万"', 'plain'],
    [164, '[Red]-0.0', 'plain'],
    [164, '0"人"', 'suffix'],
  ])('format %i %s is %s', (id, code, kind) => {
    expect(numberLook(id, code).kind).toBe(kind);
  });

  it('days and plain digits', () => {
    expect(dateOfSerial(46_082)).toBe('2026-03-01');
    expect(dateOfSerial(1)).toBeNull();
    expect(plainNumber(0.1 + 0.2)).toBe('0.3');
    expect(plainNumber(1e21)).toBe('1000000000000000000000');
    expect(plainNumber(1.5e-7)).toBe('0.00000015');
  });

  it('columns by letters and back', () => {
    for (const index of [0, 25, 26, 701, 702, 16_383]) expect(cellPlace(`${columnLetters(index)}7`)).toEqual({ row: 6, column: index });
    expect(cellPlace('XFE1')).toBeNull();
    expect(cellPlace('7A')).toBeNull();
  });
});

import { expect, it } from 'vitest';
import { tablesOf, tablesOfFile } from './siting-file.ts';

const row = (number: number, ...cells: string[]) => ({ number, cells });

it('knows sheets by their names in either language, in any order, and keeps the numbers of rows', () => {
  const sheets = [
    { name: '路程', rows: [row(1, '县', 'A'), row(3, 'x', '2.5')] },
    { name: 'Candidate places', rows: [row(2, 'A', '30')] },
    { name: '说明', rows: [row(1, '怎么填')] },
  ];
  expect(tablesOf(sheets)).toEqual({ ways: '县\tA\n\nx\t2.5', sites: '\nA\t30' });
});

it('takes sheets of other names in the order of the form, and a single one for the ways', () => {
  const sheet = (name: string, cell: string) => ({ name, rows: [row(1, cell, '1\n2')] });
  expect(tablesOf([sheet('Sheet1', 'A'), sheet('Sheet2', 'x'), sheet('Sheet3', 'x')])).toEqual({
    sites: 'A\t1 2',
    counties: 'x\t1 2',
    ways: 'x\t1 2',
  });
  expect(tablesOf([sheet('', 'x')])).toEqual({ ways: 'x\t1 2' });
});

it('refuses a file that is broken, empty or no sheet, and says which', async () => {
  const refusalOf = async (bytes: Uint8Array) => {
    const read = await tablesOfFile(bytes);
    return read.ok ? null : read.refusal;
  };
  expect(await refusalOf(new Uint8Array())).toBe('file_empty');
  expect(await refusalOf(new TextEncoder().encode('\n\n'))).toBe('file_empty');
  expect(await refusalOf(new TextEncoder().encode('%PDF-1.7 x'))).toBe('file_pdf');
  expect(await refusalOf(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9, 9, 9]))).toBe('file_broken');
});

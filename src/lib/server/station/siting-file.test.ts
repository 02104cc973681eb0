import { expect, it } from 'vitest';
import { tablesOf } from './siting-file.ts';

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

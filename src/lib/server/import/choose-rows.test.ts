import { expect, it } from 'vitest';
import { readRowChoice } from './choose-rows.ts';
import { storable } from './storable.ts';

const form = (...entries: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

it('a page says which of its rows are ticked, and what its button asks for', () => {
  const ticked: [string, string][] = [
    ['shown', '4'],
    ['shown', '5'],
    ['take', '5'],
  ];
  expect(readRowChoice(form(...ticked, ['go', 'accept'], ['words', ' 厂房 ']))).toEqual({
    take: [5],
    leave: [4],
    words: '厂房',
    go: 'accept',
  });
  expect(readRowChoice(form(['go', 'page:12']))?.go).toEqual({ page: 12 });
});

it('what no page of ours sends takes nothing', () => {
  expect(readRowChoice(form(['take', '-1']))).toBeNull();
  expect(readRowChoice(form(['shown', '1e99']))).toBeNull();
  for (const go of ['', 'page:0', 'page:x', 'Accept']) expect(readRowChoice(form(['go', go]))?.go).toBe('find');
});

it('texts lose what the database does not take: zeros and halves of characters', () => {
  expect(storable({ cells: ['a\u0000b', '枣\ud83c'], more: [1, null, { text: '🍎' }] })).toEqual({
    cells: ['ab', '枣\ufffd'],
    more: [1, null, { text: '🍎' }],
  });
});

import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

type Leaf = { path: string; text: string };

/** Every sentence of a catalogue; those that take values get stand-ins. */
function leaves(node: unknown, path = ''): Leaf[] {
  if (typeof node === 'string') return [{ path, text: node }];
  if (typeof node === 'function') {
    const standIns = Array.from({ length: node.length }, () => 7);
    // Some take text, some numbers, some an object of both: a stand-in that can play each.
    const values = new Proxy(
      Object.assign(() => 'x', { toString: () => '7', join: () => 'x' }),
      { get: (target, key) => (key in target || typeof key === 'symbol' ? (Reflect.get(target, key) as unknown) : 'x') },
    );
    try {
      return [{ path, text: String((node as (...args: unknown[]) => unknown)(...standIns)) }];
    } catch {
      return [{ path, text: String((node as (...args: unknown[]) => unknown)(...standIns.map(() => values))) }];
    }
  }
  return Object.entries(node as object).flatMap(([key, child]) => leaves(child, path ? `${path}.${key}` : key));
}

/** On purpose: the way back to Chinese, what to search for in Chinese texts, and names that are the same in both languages. */
const ON_PURPOSE = [
  'shell.language',
  'shell.languageLabel',
  'listing.searchHint',
  'imports.formats.xlsx',
  'imports.formats.csv',
  'imports.formats.jsonl',
];

describe('the catalogues', () => {
  it('say the same things', () => {
    expect(leaves(en).map(({ path }) => path)).toEqual(leaves(zh).map(({ path }) => path));
  });

  it('English holds no Chinese', () => {
    expect(leaves(en).filter(({ path, text }) => /\p{Script=Han}/u.test(text) && !ON_PURPOSE.includes(path))).toEqual([]);
  });

  it('Chinese is Chinese wherever there are words', () => {
    const foreign = leaves(zh).filter(
      ({ path, text }) => !/\p{Script=Han}/u.test(text) && !ON_PURPOSE.includes(path) && /[a-z]{3}/i.test(text),
    );
    expect(foreign).toEqual([]);
  });

  it('no sentence is empty or shouts', () => {
    expect([...leaves(zh), ...leaves(en)].filter(({ text }) => text.trim() === '' || /[!！]/.test(text))).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRuns, type ComparedRun, type Fact, type Item } from './compare.ts';

const item = (key: string, place: number, value: number): Item => ({ key, parties: [key], group: 'g', place, value });
const run = (items: Item[], rest: Partial<ComparedRun> = {}): ComparedRun => ({
  facts: new Map(items.map(({ key }) => [key, [{ field: 'title', text: key }]])),
  names: new Map(),
  items,
  parameters: { top: 3 },
  engineVersion: 'v1',
  outputHash: null,
  ...rest,
});
const land = (quantity: number): Fact => ({ field: 'offer', factor: 'land', text: `land ${quantity}`, amount: { quantity, unit: 'mu' } });

describe('comparing two runs', () => {
  it('a larger parcel brings a county in, and the one it overtook is told by whom', () => {
    const parties = (quantity: number): ComparedRun['facts'] =>
      new Map([
        ['a', [land(100)]],
        ['b', [land(100)]],
        ['c', [land(quantity)]],
      ]);
    const before = run([item('a', 1, 0.5), item('b', 2, 0.4)], { facts: parties(10) });
    const after = run([item('c', 1, 0.6), item('a', 2, 0.5)], { facts: parties(300) });
    const { entered, left, changed, unchanged, causes } = compareRuns(before, after);
    expect(causes).toEqual([]);
    expect(entered).toEqual([
      {
        before: null,
        after: item('c', 1, 0.6),
        causes: [{ kind: 'party_changed', party: 'c', changes: [{ before: land(10), after: land(300) }] }],
      },
    ]);
    expect(left.map(({ causes: why }) => why)).toEqual([[{ kind: 'overtaken', by: ['c'] }]]);
    expect(changed.map(({ causes: why }) => why)).toEqual([[{ kind: 'overtaken', by: ['c'] }]]);
    expect(unchanged).toBe(0);
  });

  it('a withdrawn listing explains what left, and who moved up', () => {
    const before = run([item('a', 1, 0.5), item('b', 2, 0.4)]);
    const after = run([item('b', 1, 0.4)]);
    const { left, changed } = compareRuns(before, after);
    expect(left[0]?.causes).toEqual([{ kind: 'party_gone', party: 'a' }]);
    expect(changed[0]?.causes).toEqual([{ kind: 'moved_up', by: ['a'] }]);
  });

  it('a county that another site serves is changed, not gone, and its new site explains it', () => {
    const county = (by: string, way: number): Item => ({
      ...item('x', 1, 8),
      parties: ['x', by],
      holds: ['x'],
      served: { by, way, measure: 'hours' },
    });
    const known = (...sites: string[]) => new Map(['x', ...sites].map((id): [string, Fact[]] => [id, []]));
    const difference = compareRuns(run([county('A', 3)], { facts: known('A') }), run([county('B', 1)], { facts: known('A', 'B') }));
    expect(difference.entered.concat(difference.left)).toEqual([]);
    expect(difference.changed).toEqual([
      { before: county('A', 3), after: county('B', 1), causes: [{ kind: 'party_appeared', party: 'B' }] },
    ]);
  });

  it('tells another question and another engine', () => {
    const { causes, entered } = compareRuns(
      run([item('a', 1, 0.5)], { facts: new Map() }),
      run([item('a', 1, 0.5), item('b', 2, 0.4)], { facts: new Map(), parameters: { top: 5 }, engineVersion: 'v2' }),
    );
    expect(causes).toEqual([
      { kind: 'parameter', name: 'top', before: 3, after: 5 },
      { kind: 'engine', before: 'v1', after: 'v2' },
    ]);
    expect(entered[0]?.causes).toEqual(causes);
  });

  it('tells whom a project gave way to, and whose room another uses', () => {
    const holding = (key: string, ...holds: string[]): Item => ({ key, parties: [key], group: '', place: 1, value: 1, holds });
    const facts = new Map<string, Fact[]>();
    const { entered, left } = compareRuns(
      run([holding('a', 'land'), holding('b', 'water')], { facts }),
      run([holding('c', 'land')], { facts }),
    );
    expect(entered.map(({ causes }) => causes)).toEqual([[{ kind: 'took_over', by: ['a'] }]]);
    expect(left.map(({ causes }) => causes)).toEqual([[{ kind: 'gave_way', by: ['c'] }], [{ kind: 'unknown' }]]);
  });

  it('says that it does not know rather than nothing', () => {
    const facts = new Map<string, Fact[]>();
    expect(compareRuns(run([], { facts }), run([item('a', 1, 0.5)], { facts })).entered[0]?.causes).toEqual([{ kind: 'unknown' }]);
  });
});

describe('laws of comparing', () => {
  const items = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 }).chain((keys) =>
    fc.array(fc.integer({ min: 0, max: 5 }), { minLength: keys.length, maxLength: keys.length }).map((values) =>
      keys
        .map((key, at) => ({ key, value: values[at] ?? 0 }))
        .sort((x, y) => y.value - x.value || (x.key < y.key ? -1 : 1))
        .map(({ key, value }, at) => item(key, at + 1, value)),
    ),
  );
  const runs = items.map((list) => run(list));

  it('a run does not differ from itself', () => {
    fc.assert(
      fc.property(runs, (one) => {
        expect(compareRuns(one, one)).toMatchObject({ entered: [], left: [], changed: [], causes: [], unchanged: one.items.length });
      }),
    );
  });

  it('what entered one way left the other way, and every change has a cause', () => {
    fc.assert(
      fc.property(runs, runs, (one, other) => {
        const there = compareRuns(one, other);
        const back = compareRuns(other, one);
        const keys = (changes: { before: Item | null; after: Item | null }[]) =>
          changes.map(({ before, after }) => (after ?? before)?.key).sort();
        expect(keys(there.entered)).toEqual(keys(back.left));
        expect(keys(there.changed)).toEqual(keys(back.changed));
        expect(there.entered.length + there.changed.length + there.unchanged).toBe(other.items.length);
        for (const { causes } of [...there.entered, ...there.left, ...there.changed]) expect(causes.length).toBeGreaterThan(0);
      }),
    );
  });
});

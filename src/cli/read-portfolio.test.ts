import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultText } from '../lib/i18n/fault-text.ts';
import { cli as en } from '../lib/i18n/en/cli.ts';
import { BrokenJson, JsonReader } from './json-reader.ts';
import { readPortfolio } from './read-portfolio.ts';

const faultsOf = (text: string): string[] => {
  const read = readPortfolio(Buffer.from(text));
  return 'faults' in read ? read.faults.map((fault) => faultText(fault, en)) : [];
};

describe('readPortfolio', () => {
  it.each([
    ['{"capacities": {"a": 1, "a": 2}, "bundles": []}', 'capacities.a: occurs twice: "a" was used before'],
    ['[]', 'must be of type object (got [])'],
    ['{"bundles": []}', 'capacities: is missing'],
    ['{"capacities": {}}', 'bundles: is missing'],
    ['{"capacities": {}, "bundles": {}}', 'bundles: must be of type array (got {})'],
    ['{"capacities": {}, "bundles": [7]}', 'bundles[0]: must be of type object (got 7)'],
    ['{"capacities": {}, "bundles": [{"id":"b","value":1,"uses":{},"group":null}]}', 'bundles[0].group: must be of type string (got null)'],
    ['{"capacities": {}, "bundles": [{"id":"","value":1,"uses":{}}]}', 'bundles[0].id: must not be empty'],
    ['{"capacities": {}, "bundles": [{"id":"b","value":1e300,"uses":{}}]}', 'bundles[0].value: must be ≤ 1000000000000000 (got 1e+300)'],
    ['{"capacities": {}, "bundles": [], "rules": {"pinned": ["x"]}}', 'rules.pinned[0]: is not known: "x"'],
    ['{"bundles": [{"id":"b","value":1,"uses":{"late":1}}], "capacities": {}}', 'bundles[0].uses.late: is not known: "late"'],
  ])('refuses %j', (text, sentence) => {
    expect(faultsOf(text)).toEqual([sentence]);
  });

  it('names unknown ids in rules, ids listed twice, and a bundle both pinned and forbidden', () => {
    const rules = { pinned: ['b', 'x'], forbidden: ['b'], at_least: [{ id: 'r', bundles: ['b', 'b', 'x'], count: 1 }] };
    expect(faultsOf(JSON.stringify({ capacities: {}, bundles: [{ id: 'b', value: 1, uses: {} }], rules }))).toEqual([
      'rules.at_least[0].bundles[1]: occurs twice: "b" was used before',
      'rules.at_least[0].bundles[2]: is not known: "x"',
      'rules.pinned[1]: is not known: "x"',
      'rules.forbidden[0]: must not be both pinned and forbidden: "b"',
    ]);
  });

  it('numbers capacities by their order in the input, whole numbers among their names or not', () => {
    const read = (text: string) => {
      const found = readPortfolio(Buffer.from(text));
      if ('faults' in found) throw new Error('unreachable: the problem is sound');
      return found;
    };
    const parts = (a: string, b: string) => [
      `"capacities": {"${a}": 3, "${b}": 2}`,
      `"bundles": [{"id": "x", "value": 1, "uses": {"${b}": 0.5, "${a}": 1}}, {"id": "y", "value": 2, "uses": {"${b}": 2}}]`,
    ];
    for (const [a, b] of [
      ['a', 'b'],
      ['b', '7'],
      ['7', '1'],
    ] as const) {
      for (const order of [parts(a, b), parts(a, b).reverse()]) {
        const { packing, capacities } = read(`{${order.join()}}`);
        expect(capacities).toEqual([a, b]);
        expect([...packing.capacity]).toEqual([3, 2]);
        expect([...packing.useRow]).toEqual([0, 1, 1]);
        expect([...packing.useAmount]).toEqual([1, 0.5, 2]);
      }
    }
  });

  it('reads the same problem whatever its parts are called (the law of renaming: the search sees no names)', () => {
    // JavaScript sorts whole numbers among the keys of an object first: writing would change the order of the input.
    const id = fc.string({ maxLength: 3 }).map((text) => `n${text}`);
    const problem = fc.uniqueArray(id, { minLength: 4, maxLength: 4 }).map((names) => {
      const [a, b, c, d] = names as [string, string, string, string];
      return {
        capacities: { [a]: 3, [b]: 2 },
        bundles: [
          { id: a, value: 2, uses: { [a]: 1 }, group: c },
          { id: b, value: 3, uses: { [b]: 2, [a]: 0.5 }, group: c },
          { id: d, value: 1, uses: {} },
        ],
        rules: { at_least: [{ id: d, bundles: [a, d], count: 1, soft: 4 }], pinned: [d], forbidden: [] },
      };
    });
    const packingOf = (written: unknown) => {
      const read = readPortfolio(Buffer.from(JSON.stringify(written)));
      if ('faults' in read) throw new Error('unreachable: the problem is sound');
      return read.packing;
    };
    fc.assert(
      fc.property(problem, problem, (one, other) => {
        expect(packingOf(other)).toEqual(packingOf(one));
      }),
      { numRuns: 100 },
    );
  });

  it('reads the keys in any order, capacities of the name of a bundle too', () => {
    const read = readPortfolio(
      Buffer.from('{"rules":{},"bundles":[{"id":"a","value":2,"uses":{"b":1,"a":2.5}}],"capacities":{"a":3,"b":1}}'),
    );
    if ('faults' in read) throw new Error('unreachable: the problem is sound');
    expect(read.capacities).toEqual(['a', 'b']);
    expect([...read.packing.capacity, ...read.packing.useAmount]).toEqual([3, 1, 2.5, 1]);
    expect(read.packing.groupRule).toBe('at_most_one');
  });
});

describe('JsonReader', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const reader = new JsonReader(Buffer.from(text));
        const value = reader.value();
        reader.end();
        expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('breaks where JSON.parse breaks', () => {
    const damaged = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', '"', '\\', '01', 'x', '\u0001', '-'))
      .map(([text, at, what]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + what + text.slice(cut + 1);
      });
    const parses = (read: () => unknown) => {
      try {
        read();
        return true;
      } catch (error) {
        if (!(error instanceof SyntaxError || error instanceof BrokenJson)) throw error;
        return false;
      }
    };
    fc.assert(
      fc.property(damaged, (text) => {
        const reader = new JsonReader(Buffer.from(text));
        expect(parses(() => (reader.value(), reader.end()))).toBe(parses(() => JSON.parse(text) as unknown));
      }),
      { numRuns: 1000 },
    );
  });
});

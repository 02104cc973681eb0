import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

describe('canonicalJson', () => {
  it('sorts keys by their UTF-16 units and leaves out what is absent', () => {
    expect(canonicalJson({ b: [1, { z: null, a: '元' }], '€': 2, a: undefined, B: 1.5e-7 })).toBe(
      '{"B":1.5e-7,"b":[1,{"a":"元","z":null}],"€":2}',
    );
  });

  it('says the same content and the same text whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const text = canonicalJson(content);
        const turned = Object.fromEntries(Object.entries(content).reverse());
        expect(canonicalJson(turned)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(content)));
      }),
    );
  });
});

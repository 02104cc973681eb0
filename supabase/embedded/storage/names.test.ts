import { resolve, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StorageError } from './errors.ts';
import { assertBucketName, assertObjectKey, bucketFolder } from './names.ts';

describe('names', () => {
  it.each(['a.txt', 'a/b c/(1).txt', "it's $5 & up=1;v@2:3+4,5?.png", '..a/b..', '...', 'folder/'])('takes %s', (key) => {
    expect(() => assertObjectKey(key)).not.toThrow();
  });

  it.each(['', '合同.pdf', 'ä.txt', 'a\\b', 'a#b', 'a%b', 'a\nb', 'a\0b', '../a', 'a/../b', 'a/./b', '..', 'x'.repeat(1025)])(
    'refuses %j as an object’s',
    (key) => {
      expect(() => assertObjectKey(key)).toThrow(StorageError);
    },
  );

  it.each(['', 'a/b', ' a', 'a ', '桶', 'x'.repeat(101)])('refuses %j as a bucket’s', (name) => {
    expect(() => assertBucketName(name)).toThrow(StorageError);
  });
});

describe('the folder of a bucket', () => {
  it('is its name, if that is harmless everywhere', () => {
    expect(bucketFolder('avatars')).toBe('avatars');
    for (const name of ['Avatars', 'nul', 'com1', '..', '.incoming', 'a b']) expect(bucketFolder(name)).toMatch(/^=[0-9a-f]+$/);
  });

  it('stays inside, and differs from that of any other bucket even where case does not count', () => {
    const name = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('..', '.', '/etc', 'a/../..', 'C:\\', 'avatars', 'AVATARS', '=61'));
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(resolve('/data', bucketFolder(one)).startsWith(`${resolve('/data')}${sep}`)).toBe(true);
        if (one.isWellFormed() && other.isWellFormed() && one !== other) {
          expect(bucketFolder(one).toLowerCase()).not.toBe(bucketFolder(other).toLowerCase());
        }
      }),
    );
  });
});

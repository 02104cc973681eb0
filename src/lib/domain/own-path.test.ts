import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

describe('ownPath', () => {
  it.each(['/', '/today', '/listings?q=%E6%9E%A3&page=2'])('keeps %s', (path) => expect(ownPath(path)).toBe(path));

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'today', '', null, 7, `/${'x'.repeat(2001)}`])(
    'refuses %s',
    (path) => expect(ownPath(path)).toBeNull(),
  );
});

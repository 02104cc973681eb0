import { describe, expect, it } from 'vitest';
import { PreparedStatements } from './prepared.ts';

describe('prepared statements', () => {
  it('gives one text one name, and never a name twice', () => {
    const prepared = new PreparedStatements();
    const first = prepared.get('select 1');
    expect(prepared.get('select 1')).toBe(first);

    prepared.forget(first);
    expect(prepared.get('select 1').name).not.toBe(first.name);
  });

  it('closes the one that was not used for longest, at the limit', () => {
    const prepared = new PreparedStatements(2);
    const [a, b] = [prepared.get('a'), prepared.get('b')];
    prepared.get('a');
    prepared.get('c');

    expect(prepared.takeClosed()).toEqual([b.name]);
    expect(prepared.takeClosed()).toEqual([]);
    expect(prepared.get('a')).toBe(a);
    expect(prepared.size).toBe(2);
  });

  it('closes a forgotten one once', () => {
    const prepared = new PreparedStatements();
    const statement = prepared.get('a');
    prepared.forget(statement);
    expect(prepared.takeClosed()).toEqual([statement.name]);
    expect(prepared.takeClosed()).toEqual([]);
  });
});

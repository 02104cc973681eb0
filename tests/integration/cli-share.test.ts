import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { cli as en } from '../../src/lib/i18n/en/cli.ts';
import { cli as zh } from '../../src/lib/i18n/zh/cli.ts';

/** The program itself, without npm: what npm adds is tested with the other commands. */
function share(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync('node', ['src/cli/feiqiao.ts', 'share', ...args], { input, encoding: 'utf8' });
  return { status, stdout, lines: stderr.split('\n').filter(Boolean) };
}

describe('feiqiao share', () => {
  it('answers the example of its help, by id, with who would leave', () => {
    const shown = (help: string) => /npm run --silent feiqiao -- share (--in .*)$/m.exec(help)?.[1];
    expect(shown(en.shareHelp)).toBe(shown(zh.shareHelp));
    const { status, stdout, lines } = share(shown(zh.shareHelp)?.split(' ') ?? []);
    expect([status, lines]).toEqual([0, []]);
    expect(stdout).toBe(
      '{"shapley":{"a":229.5,"b":271,"c":491.5},"nash":{"a":342,"b":376,"c":274},"nucleolus":{"a":149,"b":190.5,"c":652.5},' +
        '"core":{"empty":false,"least_core_epsilon":-81,"blocking":{"shapley":[],' +
        '"nash":[{"coalition":["b","c"],"gain":112},{"coalition":["a","c"],"gain":97}],"nucleolus":[]}},"notes":[]}\n',
    );
  });

  it('takes disagreement payoffs and powers, and says when there is nothing to share', () => {
    const game = { players: ['甲', '乙'], values: { '乙,甲': 10, 甲: 2 }, disagreement: { 甲: 4 }, power: { 甲: 0.25, 乙: 0.75 } };
    expect(JSON.parse(share([], JSON.stringify(game)).stdout)).toMatchObject({ nash: { 甲: 5.5, 乙: 4.5 }, nucleolus: { 甲: 6, 乙: 4 } });
    const { status, stdout, lines } = share(['--lang', 'en'], JSON.stringify({ ...game, disagreement: { 甲: 11 } }));
    expect([status, JSON.parse(stdout)]).toMatchObject([0, { nash: null, notes: ['no_surplus'] }]);
    expect(lines).toEqual(['Together they have less than without an agreement: there is no Nash solution (nash)']);
  });

  it('names every fault by its place', () => {
    const bad = '{"players":["a","b"],"values":{"b,a":1,"a,b":2,"a,a":1,"c":3,"a":0,"a":0},"power":{"a":0.5},"disagreement":{"d":1}}';
    const { status, stdout, lines } = share(['--lang', 'en'], bad);
    expect([status, stdout]).toEqual([2, '']);
    expect(lines).toEqual([
      'values.a: occurs twice: "a" was used before',
      'values.a,b: occurs twice: "a,b" was used before',
      'values.a,a: occurs twice: "a,a" was used before',
      'values.c: is not known: "c"',
      'disagreement.d: is not known: "d"',
      'power.b: is missing',
      '6 faults; nothing was written',
    ]);
    const thirteen = { players: [...'abcdefghijklm'], values: { a: 'x' }, more: 1 };
    expect(share(['--lang', 'en'], JSON.stringify(thirteen)).lines.slice(0, 3)).toEqual([
      'players: must have at most 12 entries (got 13)',
      'values.a: must be of type number (got "x")',
      'more: is not a known key; check the spelling',
    ]);
    expect(share(['--lang', 'en'], '{"players":\n[}').lines[0]).toMatch(/^line 2: is not valid JSON/);
  });
});

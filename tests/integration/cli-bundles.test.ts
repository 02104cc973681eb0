import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Bundle } from '../../src/lib/domain/bundle.ts';
import { cli as en } from '../../src/lib/i18n/en/cli.ts';
import { cli as zh } from '../../src/lib/i18n/zh/cli.ts';

/** The program itself, without npm: what npm adds is tested with the other commands. */
function run(command: string, args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync('node', ['src/cli/feiqiao.ts', command, ...args], { input, encoding: 'utf8' });
  return { status, stdout, lines: stderr.split('\n').filter(Boolean) };
}
const SAMPLE = 'supabase/samples/market.jsonl';

describe('feiqiao bundles', () => {
  it('writes what feiqiao select reads: the example of its help', () => {
    const shown = (help: string) => /npm run --silent feiqiao -- bundles (--in .*) --out portfolio\.json$/m.exec(help)?.[1];
    expect(shown(en.bundlesHelp)).toBe(shown(zh.bundlesHelp));
    const composed = run('bundles', shown(zh.bundlesHelp)?.split(' ') ?? []);
    expect([composed.status, composed.lines]).toEqual([0, [zh.bundlesBounded]]);
    const selected = run('select', ['--gap', '0'], composed.stdout);
    expect(selected.status).toBe(0);
    expect(JSON.parse(selected.stdout)).toMatchObject({ status: 'optimal', stopped_by: 'gap' });
    expect((JSON.parse(selected.stdout) as { selected: string[] }).selected.length).toBeGreaterThan(3);
  });

  it('writes projects a line, with their sentences, for the anchors and the pair asked for', () => {
    const { status, stdout } = run('bundles', [
      '--in',
      SAMPLE,
      '--anchors',
      'D018',
      '--west',
      '150000',
      '--per-anchor',
      '2',
      '--lang',
      'en',
    ]);
    expect(status).toBe(0);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Bundle & { text: { parties: string[] } });
    expect(lines.length).toBeGreaterThan(0);
    for (const { text, ...bundle } of lines) {
      expect(Bundle.parse(bundle)).toMatchObject({ driver: 'D018', host: 'county-150123' });
      expect(text.parties).toHaveLength(bundle.parties.length);
    }
  });

  it('has a result without projects where a side is empty, and names unknown anchors', () => {
    const empty = run('bundles', ['--in', SAMPLE, '--west', '540000', '--lang', 'en']);
    expect([empty.status, empty.stdout, empty.lines]).toEqual([0, '', [en.noBundles.one_side_empty]]);
    const unknown = run('bundles', ['--in', SAMPLE, '--anchors', 'D054,nobody', '--lang', 'en']);
    expect([unknown.status, unknown.stdout]).toEqual([2, '']);
    expect(unknown.lines).toEqual(['--anchors: is not known: nobody']);
  });
});

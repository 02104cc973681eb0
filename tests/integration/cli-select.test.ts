import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli as en } from '../../src/lib/i18n/en/cli.ts';
import { cli as zh } from '../../src/lib/i18n/zh/cli.ts';
import { chanceOf } from '../../src/lib/engine/random.ts';

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-select-'));
afterAll(() => rmSync(folder, { recursive: true }));

function feiqiao(args: string[], input: string | Uint8Array = '', cwd = process.cwd()) {
  const npm = ['run', '--silent', '--prefix', process.cwd(), 'feiqiao', '--', ...args];
  const { status, stdout, stderr } = spawnSync('npm', npm, { input, cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { status, stdout, lines: stderr.split('\n').filter(Boolean) };
}

type Answer = {
  status: string;
  objective: number | null;
  bound: number | null;
  gap: number | null;
  stopped_by: string;
  selected: string[];
  unmet: { id: string; missing: number }[];
  conflicts?: { code: string; text: string }[];
  seconds: number;
};
const answerOf = (stdout: string) => JSON.parse(stdout) as Answer;
const withoutSeconds = (stdout: string) => stdout.replace(/"seconds":[\d.]+/, '');

const example = {
  capacities: { 'land-1': 500, 'labour-3': 80 },
  bundles: [
    { id: 'b1', value: 12.5, uses: { 'land-1': 120, 'labour-3': 50 }, group: 'D001' },
    { id: 'b2', value: 9, uses: { 'land-1': 400 }, group: 'D002' },
    { id: 'b3', value: 7.25, uses: { 'labour-3': 20 }, group: 'D001' },
  ],
  rules: { at_most_one_per_group: true, at_least: [{ id: '653127', bundles: ['b1'], count: 1, soft: 60 }], pinned: [], forbidden: [] },
};
const problem = (change: object = {}) => JSON.stringify({ ...example, ...change });

/** A problem that no proof closes in an instant. */
function hard(): string {
  const chance = chanceOf(7);
  const names = Array.from({ length: 120 }, (_, i) => `c${i}`);
  const bundles = Array.from({ length: 600 }, (_, j) => ({
    id: `b${j}`,
    value: Math.round(1000 * chance()) / 10,
    uses: Object.fromEntries(Array.from({ length: 3 }, () => [names[Math.floor(120 * chance())]!, 1 + Math.floor(40 * chance())])),
  }));
  return JSON.stringify({ capacities: Object.fromEntries(names.map((name) => [name, 100])), bundles });
}

describe('feiqiao select', { timeout: 180_000 }, () => {
  it('answers with what it selected, what it is worth and how far that can be from the best', () => {
    const { status, stdout, lines } = feiqiao(['select', '--gap', '0'], problem());
    expect([status, lines]).toEqual([0, []]);
    const { seconds, ...answer } = answerOf(stdout);
    expect(answer).toEqual({ status: 'optimal', objective: 12.5, bound: 12.5, gap: 0, stopped_by: 'gap', selected: ['b1'], unmet: [] });
    expect(seconds).toBeGreaterThan(0);
  });

  it('gives the same bytes for the same work and seed, from a file too, and stops by work', () => {
    const input = hard();
    const once = feiqiao(['select', '--gap', '0', '--work', '4000', '--seed', '3'], input).stdout;
    writeFileSync(join(folder, 'in.json'), `\ufeff${input}`);
    expect(
      feiqiao(['select', '--in', 'in.json', '--out', 'out.json', '--gap', '0', '--work', '4000', '--seed', '3'], '', folder).status,
    ).toBe(0);
    expect(withoutSeconds(readFileSync(join(folder, 'out.json'), 'utf8'))).toBe(withoutSeconds(once));
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const { status, stopped_by, objective, bound } = answerOf(once);
    expect([status, stopped_by]).toEqual(['feasible', 'work']);
    expect(bound).toBeGreaterThanOrEqual(objective ?? Infinity);
  });

  it('stops by the clock with the best found', () => {
    const { status, stopped_by, objective, bound, gap } = answerOf(feiqiao(['select', '--gap', '0', '--time-limit', '2'], hard()).stdout);
    expect([status, stopped_by]).toEqual(['feasible', 'time']);
    expect(gap).toBeCloseTo(Math.abs(bound! - objective!) / objective!, 12);
  });

  it('says why nothing is possible', () => {
    const rules = { at_least: [{ id: '653127', bundles: ['b1', 'b3'], count: 2 }] };
    const { status, stdout } = feiqiao(['select', '--lang', 'en'], problem({ rules }));
    const { seconds: _, ...answer } = answerOf(stdout);
    const text = '653127 asks for at least 2, at most 1 are possible';
    expect([status, answer]).toEqual([
      0,
      {
        ...{ status: 'infeasible', objective: null, bound: null, gap: null, stopped_by: 'gap', selected: [], unmet: [] },
        conflicts: [{ code: 'at_least_unreachable', rule: '653127', count: 2, possible: 1, text }],
      },
    ]);
  });

  it('answers an empty problem', () => {
    const { seconds: _, ...answer } = answerOf(feiqiao(['select'], '{"bundles":[],"capacities":{}}').stdout);
    expect(answer).toEqual({ status: 'optimal', objective: 0, bound: 0, gap: 0, stopped_by: 'gap', selected: [], unmet: [] });
  });

  it('writes nothing and names every place when the input is bad', () => {
    writeFileSync(join(folder, 'kept.json'), 'as it was');
    const bad = problem({
      capacities: { 'land-1': -5, 'labour-3': 80 },
      bundles: [
        { id: 'b1', value: '12', uses: { 'land-1': 0 } },
        { id: 'b2', value: 1, uses: { 'land-9': 1 }, colour: 'red' },
        { id: 'b3', value: 1, uses: { 'land-9': 1 } },
        { id: 'b3', value: 1, uses: {} },
      ],
      rules: { pinned: ['b3', 'b9'], forbidden: ['b3'], at_least: [{ id: 'r', bundles: ['b3'], count: 1.5 }] },
      more: 1,
    });
    const { status, stdout, lines } = feiqiao(['select', '--out', 'kept.json', '--lang', 'en'], bad, folder);
    expect([status, stdout]).toEqual([2, '']);
    expect(lines).toEqual([
      'capacities.land-1: must be ≥ 0 (got -5)',
      'bundles[0].value: must be of type number (got "12")',
      'bundles[0].uses.land-1: must be > 0 (got 0)',
      'bundles[1].colour: is not a known key; check the spelling',
      'bundles[3].id: occurs twice: "b3" was used before',
      'rules.at_least[0].count: must be of type int (got 1.5)',
      'more: is not a known key; check the spelling',
      'bundles[2].uses.land-9: is not known: "land-9"',
      '8 faults; nothing was written',
    ]);
    expect(readFileSync(join(folder, 'kept.json'), 'utf8')).toBe('as it was');
  });

  it('names the line where JSON breaks', () => {
    const { status, stdout, lines } = feiqiao(['select', '--lang', 'en'], '{\n"capacities": {},\n"bundles": [oops]\n}');
    expect([status, stdout, lines[0]]).toEqual([2, '', 'line 3: is not valid JSON: "oops]"']);
  });

  it.each([
    [['select', '--gap', '-1'], 2, '--gap'],
    [['select', '--work', '0'], 2, '--work'],
    [['select', '--top', '3'], 2, '--top'],
    [['select', '--in', 'nowhere.json'], 1, 'nowhere.json'],
  ])('answers %j with status %i', (args, status, sentence) => {
    const answer = feiqiao(args, problem());
    expect([answer.status, answer.stdout]).toEqual([status, '']);
    expect(answer.lines.join('\n')).toContain(sentence);
  });

  it('shows an example in its help that runs as it stands', () => {
    const shown = (help: string) => /npm run --silent feiqiao -- (select --in .*)$/m.exec(help)?.[1];
    expect(shown(en.selectHelp)).toBe(shown(zh.selectHelp));
    const { status, stdout } = feiqiao(shown(zh.selectHelp)?.split(' ') ?? []);
    expect([status, answerOf(stdout).status]).toEqual([0, 'optimal']);
  });
});

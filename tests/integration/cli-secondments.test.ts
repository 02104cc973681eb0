import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli as en } from '../../src/lib/i18n/en/cli.ts';
import { cli as zh } from '../../src/lib/i18n/zh/cli.ts';
import { madeUpExchange } from '../bench/secondments/instances.ts';

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-secondments-'));
afterAll(() => rmSync(folder, { recursive: true }));

function feiqiao(args: string[], input = '', cwd = process.cwd()) {
  const npm = ['run', '--silent', '--prefix', process.cwd(), 'feiqiao', '--', 'secondments', ...args];
  const { status, stdout, stderr } = spawnSync('npm', npm, { input, cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { status, stdout, lines: stderr.split('\n').filter(Boolean) };
}

type Answer = {
  status: string;
  objective: number | null;
  bound: number | null;
  gap: number | null;
  stopped_by: string;
  assignments: { person: string; post: string; from: string; months: number; fit: number }[];
  unfilled: {
    post: string;
    reasons: { code: string; text: string }[];
    relaxations?: { code: string; text: string; gain: number; organisation?: string }[];
  }[];
  violations: { person: string; codes: string[]; text: string }[];
  balance: { east_to_west: number; west_to_east: number };
  conflicts?: { code: string; text: string; month?: string }[];
  seconds: number;
};
const answerOf = (stdout: string) => JSON.parse(stdout) as Answer;
const withoutSeconds = (stdout: string) => stdout.replace(/"seconds":[\d.]+/, '');

const example = {
  horizon: { from: '2027-01', until: '2029-01' },
  organisations: [
    { id: 'h-rizhao', side: 'east', release_cap: 2 },
    { id: 'h-maigaiti', side: 'west', release_cap: 1 },
  ],
  people: [
    {
      ...{ id: 'p1', home: 'h-rizhao', skills: ['cardiology'], level: 5, max_altitude_m: 3000 },
      ...{ available: [{ from: '2027-03', until: '2028-09' }], months: { min: 6, max: 12 } },
    },
  ],
  posts: [
    {
      ...{ id: 'q1', host: 'h-maigaiti', skills: ['cardiology'], level: { min: 4, max: 6 }, window: { from: '2027-03', until: '2028-09' } },
      ...{ months: { min: 6, max: 12 }, seats: 1, priority: 3, altitude_m: 1180, station: 's1' },
    },
  ],
  stations: [{ id: 's1', beds: 4 }],
  teams: [{ id: 't1', posts: ['q1'], min_filled: 1 }],
  rules: { balance: { max_difference: 12 } },
  fit: { p1: { q1: 0.8 } },
  pinned: [] as object[],
  forbidden: [] as object[],
};
const problem = (change: object = {}) => JSON.stringify({ ...example, ...change });

describe('feiqiao secondments', { timeout: 180_000 }, () => {
  it('answers with the plan, what it is worth, and that no better one exists', () => {
    const { status, stdout, lines } = feiqiao(['--gap', '0'], problem());
    expect([status, lines]).toEqual([0, []]);
    const { seconds, assignments, ...answer } = answerOf(stdout);
    expect(answer).toEqual({
      ...{ status: 'optimal', objective: 28.8, bound: 28.8, gap: 0, stopped_by: 'gap' },
      ...{ unfilled: [], violations: [], balance: { east_to_west: 12, west_to_east: 0 } },
    });
    expect(assignments).toMatchObject([{ person: 'p1', post: 'q1', months: 12, fit: 0.8 }]);
    expect(seconds).toBeGreaterThan(0);
  });

  it('says which rule keeps a post open, whose it is, and what a change would gain', () => {
    const organisations = [{ id: 'h-rizhao', side: 'east', release_cap: 0 }, example.organisations[1]];
    const { unfilled } = answerOf(feiqiao(['--relax', '--lang', 'en'], problem({ organisations })).stdout);
    expect(unfilled).toMatchObject([
      {
        post: 'q1',
        reasons: [{ code: 'release_cap', organisation: 'h-rizhao', people: 1, persons: ['p1'] }],
        relaxations: [{ code: 'release_cap', organisation: 'h-rizhao', by: 1, gain: 28.8, text: 'h-rizhao lets 1 more go at a time' }],
      },
    ]);
  });

  it('would open a post for longer where its window is what keeps it open', () => {
    const posts = [{ ...example.posts[0]!, window: { from: '2027-03', until: '2027-06' } }];
    const [open] = answerOf(feiqiao(['--relax', '--lang', 'en'], problem({ posts, teams: [] })).stdout).unfilled;
    expect(open?.reasons).toMatchObject([{ code: 'window' }]);
    expect(open?.relaxations).toEqual([
      {
        code: 'window',
        post: 'q1',
        from: '2027-03',
        until: '2027-09',
        text: 'Post q1 is open from 2027-03 until before 2027-09',
        gain: 14.4,
      },
    ]);
  });

  it('keeps pins and names what they waive; pins that break a rule among themselves leave no plan', () => {
    const pin = { person: 'p1', post: 'q1', from: '2027-03', months: 3 };
    const waived = answerOf(feiqiao(['--lang', 'en'], problem({ pinned: [pin] })).stdout);
    expect([waived.status, waived.objective, waived.violations]).toMatchObject(['optimal', 7.2, [{ person: 'p1', codes: ['months'] }]]);
    const impossible = answerOf(feiqiao([], problem({ pinned: [pin], stations: [{ id: 's1', beds: 0 }] })).stdout);
    expect(impossible).toMatchObject({
      ...{ status: 'infeasible', objective: null, bound: null, gap: null, assignments: [], unfilled: [] },
      conflicts: [{ code: 'pinned_over_beds', station: 's1', month: '2027-03', needed: 1, available: 0, people: ['p1'] }],
    });
  });

  it('gives the same bytes for the same work and seed, from a file too, and stops by work', () => {
    const input = JSON.stringify(madeUpExchange({ people: 60, posts: 50, months: 24, pairs: 2 }));
    const options = ['--gap', '0', '--work', '1500', '--seed', '3'];
    const once = feiqiao(options, input).stdout;
    writeFileSync(join(folder, 'in.json'), input);
    expect(feiqiao(['--in', 'in.json', '--out', 'out.json', ...options], '', folder).status).toBe(0);
    expect(withoutSeconds(readFileSync(join(folder, 'out.json'), 'utf8'))).toBe(withoutSeconds(once));
    const { status, stopped_by, objective, bound } = answerOf(once);
    expect([status, stopped_by]).toEqual(['feasible', 'work']);
    expect(bound).toBeGreaterThanOrEqual(objective ?? Infinity);
  });

  it('writes nothing and names every place when the input is bad', () => {
    const bad = problem({
      horizon: { from: '2027-01', until: '2027-01' },
      organisations: [{ id: 'h-rizhao', side: 'north' }, example.organisations[1], { id: 'h-maigaiti', side: 'west' }],
      people: [{ ...example.people[0], home: 'h-nowhere', months: { min: 6, max: 3 } }],
      posts: [{ ...example.posts[0], seats: -1, colour: 'red' }],
      teams: [
        { id: 't1', posts: ['q1'], min_filled: 1 },
        { id: 't2', posts: ['q1', 'q9'], min_filled: 1 },
      ],
      fit: { p1: { q1: 1.2 }, p9: {} },
      pinned: [{ person: 'p1', post: 'q1', from: '2027-13', months: 3 }],
      more: 1,
    });
    const { status, stdout, lines } = feiqiao(['--lang', 'en'], bad);
    expect([status, stdout]).toEqual([2, '']);
    expect(lines).toEqual([
      'more: is not a known key; check the spelling',
      'horizon.until: must be later than the beginning',
      'organisations[0].side: must be one of east | west (got "north")',
      'people[0].months.max: must not be below the minimum',
      'posts[0].seats: must be ≥ 0 (got -1)',
      'posts[0].colour: is not a known key; check the spelling',
      'organisations[2].id: occurs twice: "h-maigaiti" was used before',
      'teams[1].posts[0]: occurs twice: "q1" was used before',
      'teams[1].posts[1]: is not known: "q9"',
      'fit.p1.q1: must be ≤ 1 (got 1.2)',
      'fit.p9: is not known: "p9"',
      'pinned[0].from: must have the form /^\\d{4}-(?:0[1-9]|1[0-2])$/ (got "2027-13")',
      '12 faults; nothing was written',
    ]);
  });

  it('refuses a pair both pinned and forbidden, and names the line where JSON breaks', () => {
    const pair = { person: 'p1', post: 'q1' };
    const both = feiqiao(['--lang', 'en'], problem({ pinned: [{ ...pair, from: '2027-03', months: 6 }], forbidden: [pair] }));
    expect([both.status, both.lines[0]]).toEqual([2, 'forbidden[0]: must not be both pinned and forbidden: {"person":"p1","post":"q1"}']);
    const broken = feiqiao(['--lang', 'en'], '{\n"people": [oops]\n}');
    expect([broken.status, broken.stdout, broken.lines[0]]).toEqual([2, '', 'line 2: is not valid JSON: "oops]"']);
  });

  it('shows an example in its help that runs as it stands', () => {
    const shown = (help: string) => /npm run --silent feiqiao -- secondments (--in .*)$/m.exec(help)?.[1];
    expect(shown(en.secondmentsHelp)).toBe(shown(zh.secondmentsHelp));
    const { status, stdout } = feiqiao(shown(zh.secondmentsHelp)?.split(' ') ?? []);
    expect([status, answerOf(stdout).status]).toEqual([0, 'optimal']);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkRanking } from '../../src/lib/engine/matching/check.ts';
import type { Gate } from '../../src/lib/engine/matching/eligibility.ts';
import type { Reason } from '../../src/lib/engine/matching/explain.ts';
import type { Match } from '../../src/lib/engine/matching/rank.ts';
import { cli as en } from '../../src/lib/i18n/en/cli.ts';
import { cli as zh } from '../../src/lib/i18n/zh/cli.ts';

// Through npm, as a person runs it: npm changes the folder, sets INIT_CWD and passes the exit status on.
const folder = mkdtempSync(join(tmpdir(), 'feiqiao-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function feiqiao(args: string[], input: string | Uint8Array = '', cwd = process.cwd()) {
  const npm = ['run', '--silent', '--prefix', process.cwd(), 'feiqiao', '--', ...args];
  const { status, stdout, stderr } = spawnSync('npm', npm, { input, cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { status, stdout, lines: stderr.split('\n').filter(Boolean) };
}

type Told = Omit<Match, 'reasons' | 'gates'> & { reasons: (Reason & { text: string })[]; gates: (Gate & { text: string })[] };
type Line = { id: string; matches: Told[] };
const parsed = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

const firm = {
  id: 'firm',
  organisation: { name: '某服装企业', kind: 'enterprise', region: '370000' },
  title: '服装加工',
  summary: '',
  industries: ['18'],
  offers: [{ factor: 'market_channel', description: '服装订单' }],
  seeks: [{ factor: 'land', description: '厂区用地', quantity: 300, unit: 'mu', essential: true }],
  year: 2023,
};
const county = (id: string, mu: number) => ({
  id,
  organisation: { name: '某县', kind: 'county', region: '653127' },
  title: '棉花之乡',
  summary: '',
  industries: ['17'],
  offers: [{ factor: 'land', description: '工业用地', quantity: mu, unit: 'mu' }],
  seeks: [{ factor: 'market_channel', description: '服装订单' }],
});
const jsonl = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const input = jsonl(county('b', 400), firm, county('a', 400), county('small', 100));

describe('feiqiao rank', { timeout: 120_000 }, () => {
  it('writes one line for each firm: matches in order, sums that hold, reasons in words', () => {
    const { status, stdout, lines } = feiqiao(['rank'], input);
    expect([status, lines]).toEqual([0, []]);
    const [line] = parsed(stdout);
    expect(line?.id).toBe('firm');
    expect(line?.matches.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(checkRanking('firm', line?.matches ?? [])).toEqual([]);
    const texts = line?.matches[0]?.reasons.map(({ text }) => text) ?? [];
    expect(texts).toContain('寻求土地 300 亩，对方有 400 亩，足够');
    expect(texts).toContain('山东与麦盖提县有对口支援结对关系');
  });

  it('makes lists together when asked, and says where each partner would stand by itself', () => {
    const { status, stdout } = feiqiao(['rank', '--spread', '--top', '1', '--explain-gates'], input);
    expect(status).toBe(0);
    expect(parsed(stdout)[0]?.matches).toMatchObject([
      { id: 'a', spread: { place: 1, price: 0 } },
      { id: 'small', score: 0 },
    ]);
  });

  it('lists gated pairs last with the gate when asked, in English when asked', () => {
    const { stdout } = feiqiao(['rank', '--explain-gates', '--lang', 'en', '--top', '1'], input);
    const matches = parsed(stdout)[0]?.matches ?? [];
    expect(matches.map(({ id, score }) => [id, score > 0])).toEqual([
      ['a', true],
      ['small', false],
    ]);
    expect(matches[1]?.gates[0]).toMatchObject({ gate: 'essential_shortfall', sought: 300, offered: 100 });
    expect(matches[1]?.gates[0]?.text).toContain('300 mu needed, 100 mu offered');
  });

  it('gives the same bytes again, whatever the seed, from a file and with a byte-order mark and Windows lines', () => {
    const once = feiqiao(['rank', '--seed', '1', '--time-limit', '5', '--work', '9'], input).stdout;
    writeFileSync(join(folder, 'in.jsonl'), `\ufeff${input.replaceAll('\n', '\r\n')}`);
    expect(feiqiao(['rank', '--in', 'in.jsonl', '--out', 'out.jsonl'], '', folder).status).toBe(0);
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8')).toBe(once);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('writes nothing and names every place when lines are bad', () => {
    writeFileSync(join(folder, 'kept.jsonl'), 'as it was');
    const bad = { ...firm, id: 'bad', offers: [{ factor: 'land', description: '', quantity: -3, unit: 'mu' }], colour: 'red' };
    const { status, stdout, lines } = feiqiao(
      ['rank', '--out', 'kept.jsonl', '--lang', 'en'],
      `${input}${jsonl(bad)}{oops\n${jsonl(firm)}`,
      folder,
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(lines.slice(0, 2)).toEqual([
      'line 5: offers[0].quantity: must be ≥ 0 (got -3)',
      'line 5: colour: is not a known key; check the spelling',
    ]);
    expect(lines[2]).toMatch(/^line 6: is not valid JSON/);
    expect(lines[3]).toBe('line 7: id: occurs twice: "firm" was used before');
    expect(readFileSync(join(folder, 'kept.jsonl'), 'utf8')).toBe('as it was');
  });

  it.each([
    [['rank', '--colour', 'red'], 2, '没有“--colour”这个选项'],
    [['rank', '--top', '0'], 2, '--top'],
    [['rank', '--top'], 2, '--top'],
    [['rank', '--from', 'firm'], 2, '--from'],
    [['rank', 'listings.jsonl'], 2, 'listings.jsonl'],
    [['rank', '--in', 'nowhere.jsonl'], 1, 'nowhere.jsonl'],
    [['rnak'], 2, '没有“rnak”这个命令。现有的命令：'],
    [[], 2, 'rank'],
  ])('answers %j with status %i and a sentence', (args, status, sentence) => {
    const answer = feiqiao(args, input);
    expect([answer.status, answer.stdout]).toEqual([status, '']);
    expect(answer.lines.join('\n')).toContain(sentence);
  });

  it('refuses text that is not UTF-8', () => {
    expect(feiqiao(['rank'], Uint8Array.from([0x7b, 0xff, 0xfe])).status).toBe(2);
  });

  it('adds the pairings of an office, and names the place of a fault in them', () => {
    const own = {
      system: 'collaboration',
      level: 'county',
      east: '370000',
      validFrom: '2023-01-01',
      source: '本办公室',
      confidence: 'high',
    };
    const pairings = [{ ...own, id: 'c-370000-522636-2023', west: '522636' }];
    const unpaired = { ...county('a', 400), organisation: { name: '某县', kind: 'county', region: '522636' } };
    writeFileSync(join(folder, 'own.json'), JSON.stringify({ pairings: [{ ...pairings[0], west: '999999' }] }));
    const refused = feiqiao(['rank', '--reference', 'own.json'], input, folder);
    expect([refused.status, refused.lines[0]]).toEqual([2, 'pairings[0].west: 没有这个编号："999999"']);
    const parameter = {
      code: 'local_share.vat',
      validFrom: '2026-01-01',
      value: 0.25,
      unit: '1',
      source: '县财政局函',
      confidence: 'medium',
    };
    writeFileSync(
      join(folder, 'own.json'),
      JSON.stringify({ parameters: [parameter, { ...parameter, validFrom: '2026-07-01', value: 2 }] }),
    );
    expect(feiqiao(['rank', '--reference', 'own.json'], input, folder).lines[0]).toContain('parameters[1].value');
    writeFileSync(join(folder, 'own.json'), JSON.stringify({ parameters: [parameter, { ...parameter, validFrom: '2026-07-01' }] }));
    expect(feiqiao(['rank', '--reference', 'own.json'], input, folder).lines[0]).toContain('parameters[1]: 编号重复');
    writeFileSync(join(folder, 'own.json'), JSON.stringify({ pairings, parameters: [parameter] }));
    const [match] = parsed(feiqiao(['rank', '--reference', 'own.json'], jsonl(firm, unpaired), folder).stdout)[0]?.matches ?? [];
    expect(match?.reasons.map(({ text }) => text)).toContain('山东与丹寨县有东西部协作结对关系');
  });

  it('shows an example in its help that runs as it stands', () => {
    const example = (help: string) => /npm run --silent feiqiao -- (rank --in .*)$/m.exec(help)?.[1];
    expect(example(en.rankHelp)).toBe(example(zh.rankHelp));
    const { status, stdout } = feiqiao(example(zh.rankHelp)?.split(' ') ?? []);
    expect([status, parsed(stdout).length]).toEqual([0, 204]);
  });
});

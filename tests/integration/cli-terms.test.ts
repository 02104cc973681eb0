import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cli as en } from '../../src/lib/i18n/en/cli.ts';
import { cli as zh } from '../../src/lib/i18n/zh/cli.ts';
import sample from '../../supabase/samples/terms.json' with { type: 'json' };

const folder = mkdtempSync(join(tmpdir(), 'feiqiao-terms-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The program itself, without npm: what npm adds is tested with the other commands. */
function terms(args: string[], input = '') {
  const { status, stdout, stderr } = spawnSync('node', ['src/cli/feiqiao.ts', 'terms', ...args], { input, encoding: 'utf8' });
  return { status, stdout, lines: stderr.split('\n').filter(Boolean) };
}

type Told = {
  years: { year: number; tax: { cit: { assessed: number } } }[];
  parties: unknown;
  warnings: { code: string; text: string; source: string }[];
};
const toldOf = (stdout: string) => JSON.parse(stdout) as Told;

describe('feiqiao terms', () => {
  it('answers the example of its help, with a sentence and a source for every warning', () => {
    const shown = (help: string) => /npm run --silent feiqiao -- terms (--in .*)$/m.exec(help)?.[1];
    expect(shown(en.termsHelp)).toBe(shown(zh.termsHelp));
    const { status, stdout, lines } = terms(shown(zh.termsHelp)?.split(' ') ?? []);
    expect([status, lines]).toEqual([0, []]);
    const told = toldOf(stdout);
    expect(told.years[5]).toEqual({
      year: 2032,
      tax: {
        vat: { assessed: 400, central: 200, province: 60, prefecture: 40, county: 100 },
        cit: { assessed: 250, central: 150, province: 30, prefecture: 20, county: 50, regime: 'statutory' },
      },
      ...{ base: 150, rate: 0.5, transfer: 75, fly_out: 75, fly_in: 75 },
    });
    expect(told.parties).toEqual({
      fly_out: { npv: -1650.713208, payback: null, irr: -0.206709842 },
      fly_in: { npv: 454.245304, payback: 2027, irr: null },
    });
    expect(told.warnings.every(({ text, source }) => text.length > 10 && source.length > 4)).toBe(true);
  });

  it('an office’s own parameters go first, the rest stays', () => {
    const row = { validFrom: '2031-01-01', value: 0.1, unit: '1', source: '示例', confidence: 'low' };
    writeFileSync(join(folder, 'own.json'), JSON.stringify({ parameters: [{ code: 'zone.west_encouraged.cit_rate', ...row }] }));
    const { stdout } = terms(['--reference', join(folder, 'own.json'), '--lang', 'en'], JSON.stringify(sample));
    const told = toldOf(stdout);
    expect(told.years.map(({ tax }) => tax.cit.assessed)).toEqual([0, 0, 45, 75, 75, 100, 100, 100, 100, 100]);
    expect(told.warnings.map(({ code }) => code)).toContain('rule_unsure');
  });

  it('names every fault by its place and writes nothing', () => {
    const phases = [{ from_year: 1, to_year: 5, fly_out: 1.5 }];
    const shape = { ...sample, discount_rate: -0.1, colour: 'red', terms: { ...sample.terms, phases } };
    expect(terms(['--lang', 'en'], JSON.stringify(shape))).toEqual({
      status: 2,
      stdout: '',
      lines: [
        'discount_rate: must be ≥ 0 (got -0.1); write shares from 0 to 1: 50 % is 0.5',
        'terms.phases[0].fly_out: must be ≤ 1 (got 1.5); write shares from 0 to 1: 50 % is 0.5',
        'colour: is not a known key; check the spelling',
        '3 faults; nothing was written',
      ],
    });
    const meaning = {
      ...sample,
      start_year: 2001,
      enclave: { ...sample.enclave, legal_form: 'branch' },
      project: { profit: [1], vat: sample.project.vat },
      terms: { ...sample.terms, phases: [...sample.terms.phases, { from_year: 5, to_year: 5, fly_out: 0 }] },
    };
    expect(terms(['--lang', 'en'], JSON.stringify(meaning)).lines).toEqual([
      'start_year: there is no law for 2001 in the reference data, which begin in 2016; change the year or give rows by --reference',
      'enclave.branch: is missing; a branch needs weight (its share) and enterprise_profit (of the whole enterprise, year by year)',
      'project.profit: must have 10 entries (got 1); one for each year from year 1 on, 0 where there is none',
      'terms.phases[2]: 5–5 overlaps phases[0]; a year has one rate',
      '4 faults; nothing was written',
    ]);
    const kept = { vat: { county: 0.3, prefecture: 0.1, province: 0.15 }, cit: undefined };
    expect(terms([], JSON.stringify({ ...sample, enclave: { ...sample.enclave, local_share: kept } })).lines[0]).toBe(
      'enclave.local_share.cit: 缺少这一项；请向财政局问清各级各留多少再填，不会替您猜',
    );
    expect(
      terms(
        [],
        JSON.stringify({ ...sample, enclave: { ...sample.enclave, local_share: { ...kept, cit: sample.enclave.local_share.cit } } }),
      ).lines[0],
    ).toBe('enclave.local_share.vat: 合计应为 0.5（现为 0.55）；请向财政局问清各级各留多少再填，不会替您猜');
  });
});

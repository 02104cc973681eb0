import { writeEnclavePaper, type EnclavePaper, type PaperPart } from '../../adapters/word/write-enclave-paper.ts';
import { wanOfFen } from '../../domain/money.ts';
import { isSeen, selfReview, type Finding } from '../../engine/enclaves/linter.ts';
import { unsureYears } from '../../engine/enclaves/terms-warnings.ts';
import type { TermSheet } from '../../engine/enclaves/term-sheet.ts';
import type { Fact } from '../../i18n/enclave-facts.ts';
import { whyTexts } from '../../i18n/enclave-why.ts';
import { formatWan } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Messages } from '../../i18n/zh.ts';
import { loadEnclaves } from './load-enclaves.ts';

export const PAPER_KINDS = ['terms', 'why', 'review'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

type Words = { m: Messages; locale: Locale };
/** What stands beneath the title and on every page: name, version, hash, who agreed. */
export type PaperHead = { name: string; beneath: string[]; footer: string };

const answer = async (paper: EnclavePaper, name: string): Promise<Response> =>
  new Response(new Uint8Array(await writeEnclavePaper(paper)), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="feiqiao.docx"; filename*=UTF-8''${encodeURIComponent(`${name}.docx`)}`,
      'cache-control': 'private, no-store',
    },
  });

/** The whole terms, the money year by year, what may come otherwise, and who agreed. */
export function termsPaper(
  head: PaperHead,
  facts: readonly Fact[],
  sheet: TermSheet,
  risk: readonly PaperPart[],
  agreements: string[],
  { m, locale }: Words,
): Promise<Response> {
  const money = (fen: number) => formatWan(locale, wanOfFen(fen));
  const c = m.enclavePage.columns;
  const unsure = unsureYears(sheet.money.warnings);
  const years = sheet.money.years.map((year) => {
    const kept = year.revenue.vat + year.revenue.cit;
    const rate = year.rate === null ? m.enclavePage.hole : `${formatWan(locale, year.rate * 100)}%`;
    const unsureMark = unsure.has(year.year) ? ` ${m.shell.confidence.low}` : '';
    return [`${year.year}${unsureMark}`, money(kept), money(year.base), rate, money(year.transfer), money(kept - year.transfer)];
  });
  const parts: PaperPart[] = [
    { kind: 'table', widths: [1, 3], rows: [[m.enclaveDesk.sheet.title, ''], ...facts.map(({ label, text }) => [label, text])] },
    { kind: 'heading', text: `${m.enclavePage.yearsTitle}（${m.enclavePage.wan}）` },
    { kind: 'table', widths: [1, 1, 1, 1, 1, 1], rows: [[c.year, c.kept, c.base, c.rate, c.transfer, c.stays], ...years] },
    { kind: 'text', text: m.settlement.rounding },
    ...risk,
    { kind: 'heading', text: m.enclaveDesk.parties },
    { kind: 'points', points: agreements },
  ];
  return answer({ title: head.name, beneath: head.beneath, parts, footer: head.footer }, `${head.name}-${m.enclaveDesk.sheet.title}`);
}

/** “Why this split” on one page. */
export function whyPaper(
  head: PaperHead,
  sheet: TermSheet,
  names: { flyOut: string; flyIn: string },
  { m, locale }: Words,
): Promise<Response> {
  const w = m.enclavePage.why;
  const why = whyTexts(sheet, names, loadEnclaves().precedents, m, locale);
  const parts: PaperPart[] = [
    { kind: 'heading', text: w.inAWord },
    { kind: 'text', text: why.inAWord },
    ...(why.example ? [{ kind: 'text', text: why.example, bold: true } as const] : []),
    { kind: 'heading', text: why.year.title },
    ...why.year.tables.map(({ title, rows }): PaperPart => {
      const head = [`${w.payer}（${title}）`, w.paid, w.what, w.amount, w.whenHead];
      return {
        kind: 'table',
        widths: [4, 3, 7, 3, 3],
        rows: [head, ...rows.map((row) => [row.from, row.to, row.what, row.amount, row.when])],
      };
    }),
    { kind: 'points', points: why.year.steps },
    { kind: 'heading', text: w.both },
    { kind: 'points', points: [...why.both, ...why.rates] },
    ...(why.careful.length > 0
      ? ([
          { kind: 'heading', text: w.careful },
          { kind: 'points', points: why.careful },
        ] as const)
      : []),
    { kind: 'heading', text: w.how },
    { kind: 'text', text: why.method },
  ];
  const beneath = [[head.name, ...head.beneath].join('\u3000')];
  return answer({ title: w.title, beneath, parts, footer: head.footer, oneSheet: true }, `${head.name}-${w.title}`);
}

/** The fair-competition self-review form, with every finding, its source and a wording that would do. */
export function reviewPaper(head: PaperHead, findings: readonly Finding[], { m }: Words): Promise<Response> {
  const p = m.enclavePage;
  const form = selfReview(findings);
  const answers = form.answers.map(({ question, findings: own }) => [
    p.review.question[question],
    !isSeen(question) ? p.review.byHand : own.length > 0 ? p.review.toChange : p.review.notSeen,
  ]);
  const found = findings.map((finding) => [
    `${p.severity[finding.severity]}${m.shell.colon}${p.finding[finding.code]}${finding.words ? ` ${p.inClause(finding.words)}` : ''}`,
    p.compliant[finding.code],
    finding.rule.source.replace(/; (unsourced|derived).*$/, ''),
  ]);
  const parts: PaperPart[] = [
    { kind: 'text', text: p.review.lead },
    { kind: 'table', widths: [3, 2], rows: [[p.review.title, p.review.result], ...answers] },
    { kind: 'heading', text: p.lint },
    { kind: 'text', text: p.lintLead },
    ...(found.length > 0
      ? ([{ kind: 'table', widths: [3, 4, 3], rows: [[p.lint, p.rewrite, p.source], ...found] }] satisfies PaperPart[])
      : ([{ kind: 'text', text: p.noWarnings }] satisfies PaperPart[])),
    { kind: 'text', text: p.review.signed },
  ];
  return answer(
    { title: p.review.title, beneath: [head.name, ...head.beneath], parts, footer: head.footer },
    `${head.name}-${p.review.title}`,
  );
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadClauses } from '../../adapters/clauses.ts';
import { TermSheetContent } from '../../domain/term-sheet.ts';
import { BLANK, clausePieces, clauseWords, openVariables } from './clause-pieces.ts';
import { compareTermSheets, readsTheSame, redline } from './compare.ts';
import { draftTermSheet, furtherClauses, missingClauses } from './draft.ts';
import { articleNumber, paperClauses } from './paper.ts';
import { returnedTermSheet, type ReturnedParagraph } from './returned.ts';

const library = loadClauses();
const draft = (values: Record<string, string> = {}) => draftTermSheet('核桃深加工条款书', 'project', library, values);

/** The paragraphs of a document, as it goes out. */
const sentOut = (content: TermSheetContent): ReturnedParagraph[] => [
  { text: content.title, bookmark: null, heading: true },
  ...paperClauses(content).flatMap(({ id, number, heading, paragraphs }) => [
    { text: `${number}\u3000${heading}`, bookmark: id, heading: true },
    ...paragraphs.map((text) => ({ text, bookmark: null, heading: false })),
  ]),
];

const words = fc.stringMatching(/^[一二三四五六七八九十协作项目用地交付投资比例甲乙方]{1,12}$/);
const clause = fc.record({
  heading: words,
  text: words,
  place: fc.option(fc.constantFrom('land_area', 'years'), { nil: null }),
  end: words,
});
const sheet = fc
  .record({ title: words, clauses: fc.array(clause, { minLength: 1, maxLength: 6 }), land: fc.option(words, { nil: null }) })
  .map(({ title, clauses, land }): TermSheetContent => ({
    title,
    clauses: clauses.map(({ heading, text, place, end }, at) => ({
      id: `c-${at}`,
      heading,
      text: place ? `${text}{{${place}}}${end}` : text,
      origin: { kind: 'party', organisation: '甲' },
    })),
    values: land === null ? {} : { land_area: land },
  }));

describe('the clause library', () => {
  test('every place that a clause leaves open is asked for in both languages', () => {
    const asked = new Set(library.variables.map(({ id }) => id));
    for (const { id, text } of library.clauses)
      for (const piece of clausePieces(text, {})) if (piece.kind === 'variable') expect(asked, id).toContain(piece.id);
  });
  test('every kind has the clauses without which an agreement quarrels', () => {
    for (const kind of ['project', 'secondment', 'station', 'enclave'] as const) {
      const ids = draftTermSheet('x', kind, library, {}).clauses.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(['purpose', 'change', 'term', 'disputes', 'effect', 'confidentiality']));
    }
  });
  test('ids are unique', () => expect(new Set(library.clauses.map(({ id }) => id)).size).toBe(library.clauses.length));
});

describe('a draft', () => {
  test('has what its kind needs, and fills in what is known', () => {
    const content = draft({ land_area: '50 亩', project_name: '核桃深加工' });
    expect(TermSheetContent.parse(content)).toEqual(content);
    expect(missingClauses(content, 'project', library)).toEqual([]);
    // Land is no needed clause: what is known about it waits until the clause is taken.
    expect(content.values).toEqual({ project_name: '核桃深加工' });
    expect(openVariables(content)).not.toContain('project_name');
    expect(openVariables(content)).toContain('arbitration');
    expect(furtherClauses(content, 'project', library).map(({ id }) => id)).toContain('land-handover');
  });
  test('a sheet without the exit is told what it lacks', () => {
    const content = draft();
    const lacking = { ...content, clauses: content.clauses.filter(({ id }) => id !== 'exit') };
    expect(missingClauses(lacking, 'project', library).map(({ id }) => id)).toEqual(['exit']);
  });
});

describe('a redline', () => {
  test('joins to both texts, whatever they are', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = redline(before, after);
        const join = (without: string) =>
          parts
            .filter(({ kind }) => kind !== without)
            .map(({ text }) => text)
            .join('');
        expect(join('added')).toBe(before);
        expect(join('removed')).toBe(after);
      }),
    );
  });
  test('is by words, not by characters', () => {
    expect(redline('各方协作实施', '各方合作实施').filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '协作' },
      { kind: 'added', text: '合作' },
    ]);
  });
  test('a version against itself reads the same', () => {
    fc.assert(fc.property(sheet, (content) => void expect(readsTheSame(compareTermSheets(content, content))).toBe(true)));
  });
  test('names what was added, removed, changed and moved', () => {
    const before = draft({ years: '5 年' });
    const [first, second, third, ...rest] = before.clauses;
    if (!first || !second || !third) throw new Error('short draft');
    const after: TermSheetContent = {
      ...before,
      values: { ...before.values, years: '8 年' },
      clauses: [
        first,
        { ...third, heading: '投资' },
        ...rest.filter(({ id }) => id !== 'exit'),
        second,
        { ...first, id: 'own', heading: '补充' },
      ],
    };
    const { clauses } = compareTermSheets(before, after);
    expect(clauses.filter(({ kind }) => kind === 'removed').map(({ id }) => id)).toEqual(['exit']);
    expect(clauses.filter(({ kind }) => kind === 'added').map(({ id }) => id)).toEqual(['own']);
    expect(clauses.filter((change) => 'moved' in change && change.moved).map(({ id }) => id)).toEqual([second.id]);
    expect(clauses.filter(({ kind }) => kind === 'changed').map(({ id }) => id)).toEqual([third.id, 'term']);
    // What was taken out stands where it stood: behind the clause that came before it.
    const ids = clauses.map(({ id }) => id);
    expect(ids[ids.indexOf('exit') - 1]).toBe('term');
  });
});

describe('a document that comes back', () => {
  test('untouched is the version that went out', () => {
    fc.assert(fc.property(sheet, (content) => void expect(returnedTermSheet(sentOut(content), content, '乙')).toEqual(content)));
    expect(returnedTermSheet(sentOut(draft()), draft(), '乙')).toEqual(draft());
  });
  test('a blank that was filled in is a value, not a change of words', () => {
    const base = draft();
    const back = returnedTermSheet(
      sentOut(base).map((paragraph) => ({ ...paragraph, text: paragraph.text.replace(`期限${BLANK}`, '期限6 年') })),
      base,
      '乙',
    );
    expect(back).toEqual({ ...base, values: { years: '6 年' } });
  });
  test('touched words are the party’s own, places beside them stay places', () => {
    const base = draft({ exit_notice: '90 日' });
    const back = returnedTermSheet(
      sentOut(base).map((paragraph) => ({ ...paragraph, text: paragraph.text.replace('按实际发生结清', '在三个月内结清') })),
      base,
      '乙',
    );
    const exit = back.clauses.find(({ id }) => id === 'exit');
    expect(exit?.origin).toEqual({ kind: 'party', organisation: '乙' });
    expect(exit?.text).toContain('应提前{{exit_notice}}书面通知');
    expect(exit?.text).toContain('{{exit_assets}}');
    expect(clauseWords(exit?.text ?? '', back.values)).toContain('在三个月内结清');
    expect(back.clauses.filter(({ origin }) => origin.kind === 'party')).toHaveLength(1);
  });
  test('a clause typed anew without its bookmark is known by its heading; one nobody knows is new; one left out is gone', () => {
    const base = draft();
    const back = returnedTermSheet(
      [
        ...sentOut(base)
          .filter(({ bookmark }) => bookmark !== 'milestones')
          .map((paragraph) => (paragraph.bookmark === 'exit' ? { ...paragraph, bookmark: null } : paragraph)),
        { text: '第十五条 附则', bookmark: null, heading: false },
        { text: '本条款书一式四份。', bookmark: null, heading: false },
      ],
      base,
      '乙',
    );
    expect(back.clauses.find(({ id }) => id === 'exit')).toEqual(base.clauses.find(({ id }) => id === 'exit'));
    expect(back.clauses.at(-1)).toMatchObject({
      heading: '附则',
      text: '本条款书一式四份。',
      origin: { kind: 'party', organisation: '乙' },
    });
  });
});

test('articles are numbered as laws are', () => {
  expect([1, 9, 10, 11, 20, 21, 60].map(articleNumber)).toEqual([
    '第一条',
    '第九条',
    '第十条',
    '第十一条',
    '第二十条',
    '第二十一条',
    '第六十条',
  ]);
  expect(() => articleNumber(0)).toThrow(RangeError);
});

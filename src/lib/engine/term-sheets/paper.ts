import type { ClauseId } from '../../domain/clause.ts';
import type { TermSheetContent } from '../../domain/term-sheet.ts';
import { clauseWords } from './clause-pieces.ts';

/** A clause as it stands on paper: 第三条, its heading, its paragraphs. */
export type PaperClause = { id: ClauseId; number: string; heading: string; paragraphs: string[] };

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 第一条, 12 → 第十二条, 60 → 第六十条; 1 to 99. */
export function articleNumber(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) throw new RangeError(`article ${n}`);
  const tens = Math.floor(n / 10);
  return `第${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[n % 10]}条`;
}

/** A term sheet as it is printed and sent out. */
export const paperClauses = ({ clauses, values }: TermSheetContent): PaperClause[] =>
  clauses.map(({ id, heading, text }, at) => ({
    id,
    number: articleNumber(at + 1),
    heading,
    paragraphs: clauseWords(text, values).split('\n'),
  }));

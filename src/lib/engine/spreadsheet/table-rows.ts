import { cleanText, plainWord } from '../../domain/cell-text.ts';
import type { SkippedRow } from '../../domain/import-fault.ts';
import type { Merge, SheetRow } from '../../domain/sheet-table.ts';
import type { Header } from './header.ts';

const TOTAL = /^(?:合计|总计|小计|共计|总合计|累计|本页(?:合计|小计)|全县(?:合计|小计)|total|subtotal|sum|grandtotal)(?:数)?$/;
const NOTE =
  /^(?:注|备注|说明|附注|填表说明|填报说明|填表人|填报人|制表人?|制表单位|审核人?|审批人?|单位负责人|负责人|联系人|联系电话|填报单位|填报日期|填表日期|报送单位|日期|note|remark|预备人)[\d一二三四五]*[:：]/i;
/** What the template's example has as its number. */
const EXAMPLE = /^(?:示例|example)/i;
export const isExample = (ref: string): boolean => EXAMPLE.test(ref);

/** Why a row below the header is no data; null for a row of data. */
export function whySkipped({ cells }: SheetRow, header: Header): SkippedRow['why'] | null {
  const texts = cells.map(cleanText);
  const filled = texts.filter((text) => text !== '');
  if (filled.slice(0, 3).some((text) => TOTAL.test(plainWord(text)))) return 'total';
  if (filled.length <= 2 && filled.some((text) => NOTE.test(text))) return 'note';
  if (filled.length > 1 && texts.every((text, column) => text === '' || isOfHeader(text, header.words[column] ?? '')))
    return 'header_again';
  // 1 2 3 4 … or 甲 乙 丙 …, the numbers of the columns that official forms print under their header
  if (filled.length > 2 && filled.every((text, at) => text === String(at + 1) || text === '甲乙丙丁戊己庚辛壬癸'.charAt(at)))
    return 'header_again';
  return null;
}

const isOfHeader = (text: string, words: string): boolean =>
  words !== '' && words.split(' / ').some((word) => plainWord(word) === plainWord(text));

/** Copies a merged cell's text into the rows it covers, for columns where that is meant. Rows must come in order. */
export class MergedColumns {
  readonly #starting = new Map<number, Merge[]>();
  #open: { merge: Merge; text: string }[] = [];

  constructor(merges: readonly Merge[], fills: (column: number) => boolean) {
    for (const merge of merges) {
      if (merge.bottom > merge.top && fills(merge.left)) this.#starting.set(merge.top, [...(this.#starting.get(merge.top) ?? []), merge]);
    }
  }

  fill({ number, cells }: SheetRow): readonly string[] {
    const row = number - 1;
    this.#open = this.#open.filter(({ merge }) => merge.bottom >= row);
    for (const merge of this.#starting.get(row) ?? []) this.#open.push({ merge, text: cells[merge.left] ?? '' });
    if (this.#open.every(({ merge }) => merge.top === row)) return cells;
    const filled = [...cells];
    for (const { merge, text } of this.#open) {
      while (filled.length <= merge.left) filled.push('');
      filled[merge.left] ||= text;
    }
    return filled;
  }
}

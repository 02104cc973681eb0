import { plainWord } from '../../domain/cell-text.ts';
import { directionOfWord, factorOfPhrase, yesNoOfWord } from '../../domain/choice-words.ts';
import { parseDateText } from '../../domain/date-text.ts';
import { dateOfSerial } from '../../domain/excel-number.ts';
import type { FactorKind } from '../../domain/factor.ts';
import type { ImportFaultCode } from '../../domain/import-fault.ts';
import { emptyFactor, type FactorFormValues } from '../../domain/listing-form.ts';
import { parseQuantity } from '../../domain/quantity-text.ts';
import { isAmountColumn, isDetailColumn, type DetailColumn, type SheetColumn } from '../../domain/sheet-column.ts';
import type { SheetReference, TableCell } from './read-listings.ts';

type RowFault = { at: number | null; code: ImportFaultCode; got: string; expected: string };
/** A factor as its row says it; `ats`: the column of each of its fields. */
type RowFactor = { list: 'offers' | 'seeks'; values: FactorFormValues; ats: Record<string, number> };
type ReadRow = { direction: 'offer' | 'seek' | null; factors: RowFactor[]; faults: RowFault[] };

const LIST = { offer: 'offers', seek: 'seeks' } as const;

/**
 * The factors of one row: the one that its factor column names, and one for each column that is of a single factor.
 *
 * @param above  the direction of the row above, which holds where this one says nothing
 */
export function readFactorRow(cells: readonly TableCell[], above: 'offer' | 'seek' | null, reference: SheetReference): ReadRow {
  const faults: RowFault[] = [];
  const report = (at: number | null, code: ImportFaultCode, got: string, expected = '') => faults.push({ at, code, got, expected });
  const factors: RowFactor[] = [];
  const textOf = (column: SheetColumn) =>
    cells
      .filter((each) => each.column === column)
      .map(({ text }) => text)
      .join('；');
  const atOf = (column: SheetColumn) => cells.find((each) => each.column === column)?.at;

  const word = textOf('direction');
  const said = word === '' ? above : (directionOfWord(word) ?? null);
  if (word !== '' && said === null) report(atOf('direction') ?? null, 'direction_unknown', word);

  for (const { column, text, unit, at } of cells) {
    if (!isAmountColumn(column) || /^[-—/无0]+$/.test(text)) continue;
    const [direction, factor] = column.split(':') as ['offer' | 'seek', FactorKind];
    const measured = parseQuantity(text, unit);
    const isText = !measured.ok && ['not_a_number', 'unknown_unit'].includes(measured.error.code) && !/^[\d.]/.test(plainWord(text));
    const values = { ...emptyFactor(factor), ...(isText ? { description: text } : { quantity: text, unit }) };
    factors.push({ list: LIST[direction], values, ats: { quantity: at, unit: at, description: at } });
  }

  const own = cells.filter(
    ({ column }) => !isAmountColumn(column) && column !== 'direction' && column !== 'essential' && column !== 'unit',
  );
  if (own.length === 0 || (factors.length > 0 && textOf('factor') === '')) {
    // 备注 beside columns of single factors belongs to the first of them.
    const [first] = factors;
    const remark = textOf('description');
    if (first && remark !== '' && first.values.description === '') first.values.description = remark;
    return { direction: said, factors, faults };
  }
  const { values, ats } = factorOf(cells, textOf, atOf, reference, report);
  if (said === null && word === '') report(atOf('factor') ?? null, 'direction_missing', '');
  factors.push({ list: LIST[said ?? 'offer'], values, ats });
  return { direction: said, factors, faults };
}

type Report = (at: number | null, code: ImportFaultCode, got: string, expected?: string) => void;

function factorOf(
  cells: readonly TableCell[],
  textOf: (column: SheetColumn) => string,
  atOf: (column: SheetColumn) => number | undefined,
  reference: SheetReference,
  report: Report,
): Omit<RowFactor, 'list'> {
  const named = textOf('factor');
  const factor = factorOfPhrase(named);
  const values = emptyFactor(factor ?? named);
  values.description = textOf('description');
  values.quantity = textOf('quantity');
  values.unit = textOf('unit') || (cells.find(({ column }) => column === 'quantity')?.unit ?? '');
  [values.from, values.until] = period(textOf('from'), textOf('until'));
  const essential = textOf('essential');
  values.essential = yesNoOfWord(essential) ?? false;
  if (essential !== '' && yesNoOfWord(essential) === undefined) report(atOf('essential') ?? null, 'essential_unknown', essential);

  const ats: Record<string, number> = {};
  for (const { column, at } of cells) if (!isDetailColumn(column)) ats[column] ??= at;
  for (const { column, at, text } of cells) {
    if (!isDetailColumn(column)) continue;
    const [of, key = ''] = column.split('.');
    if (of !== factor) {
      if (factor !== undefined) report(at, 'detail_of_another_factor', text, of);
      continue;
    }
    values.details[key] = detailChoice(column, text, reference);
    ats[`details.${key}`] = at;
  }
  return { values, ats };
}

/** A native field's text with the word of a choice replaced by its code, and 是/否 in a form that the field reads. */
function detailChoice(column: DetailColumn, text: string, { choices }: SheetReference): string {
  const words = choices.get(column);
  return words?.get(plainWord(text)) ?? text;
}

const OPEN_END = /^(?:长期|永久|不限|无期限|长期有效|-|—|\/|无)$/;

/** Dates of a factor as typed: day numbers become dates, one cell with both ends is split, 长期 is an open end. */
function period(from: string, until: string): [string, string] {
  const [begins, ends] = [civil(from), civil(until)];
  const both = /^(.+?)\s*(?:至|到|~|～|—|–|-{2}|起?至)\s*(.+)$/.exec(begins);
  if (ends === '' && both && !parseDateText(begins).ok) {
    const [, first = '', last = ''] = both;
    return [civil(first), civil(last)];
  }
  return [begins, ends];
}

function civil(text: string): string {
  if (OPEN_END.test(text)) return '';
  const serial = /^\d{5}$/.test(text) ? dateOfSerial(Number(text)) : null;
  return serial ?? text.replace(/^(.+\d[年月日号]?)(?:起|止|前|底|开始|以后)$/, '$1').replace(/[ T]\d{1,2}:\d{2}(?::\d{2})?$/, '');
}

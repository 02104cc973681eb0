import { isAmountColumn, isSheetColumn, JOINED_COLUMNS, type SheetColumn, type SheetMapping } from '../../domain/sheet-column.ts';
import type { ImportLayout } from './reading.ts';

export type MappingFault = { code: 'twice'; column: SheetColumn } | { code: 'incomplete' };

/** The columns as the person chose them: `column-3` and `unit-3` of the form. What the form leaves out is not imported. */
export function readMappingForm(form: FormData, layout: ImportLayout): { mapping: SheetMapping; fault: MappingFault | null } {
  const columns = layout.words.map((_, at) => {
    const [column, unit] = [form.get(`column-${at}`), form.get(`unit-${at}`)];
    if (typeof column !== 'string' || !isSheetColumn(column)) return null;
    const said = typeof unit === 'string' ? unit.trim().slice(0, 40) : '';
    return said !== '' && (column === 'quantity' || isAmountColumn(column)) ? { column, unit: said } : { column };
  });
  const direction = form.get('direction');
  const mapping: SheetMapping = {
    sheet: layout.sheet,
    columns,
    direction: direction === 'offer' || direction === 'seek' ? direction : null,
  };
  const chosen = columns.flatMap((each) => (each === null ? [] : [each.column]));
  const twice = chosen.find((column, at) => !JOINED_COLUMNS.includes(column) && chosen.indexOf(column) !== at);
  if (twice !== undefined) return { mapping, fault: { code: 'twice', column: twice } };
  const isOfFactors = chosen.some((column) => ['factor', 'description', 'quantity'].includes(column) || isAmountColumn(column));
  return { mapping, fault: isOfFactors ? null : { code: 'incomplete' } };
}

import { guarded } from '../../domain/cell-text.ts';
import type { Sheet, SheetValue } from '../../domain/sheet-book.ts';
import { importFaultText, SHEET_MESSAGES } from '../../i18n/sheet-messages.ts';
import type { RefusedRow } from './get-import.ts';
import type { ImportLayout } from './reading.ts';

/**
 * The refused rows under the person's own headers, each fault beside its row. Corrected, it can be imported as it is: the
 * two columns of ours stand on the right and do not count.
 */
export function refusedSheet(rows: readonly RefusedRow[], layout: ImportLayout | null, language: 'zh' | 'en', isJsonl: boolean): Sheet {
  const messages = SHEET_MESSAGES[language];
  const { sheet } = messages;
  const words = layout?.words ?? ['JSON'];
  const width = Math.max(words.length, ...rows.flatMap(({ cells }) => (cells ?? []).map(([, row]) => row.length)));
  const padded = (cells: readonly string[]): SheetValue[] => Array.from({ length: width }, (_, at) => guarded(cells[at] ?? ''));
  function* lines(): Generator<SheetValue[]> {
    yield [...padded(words), sheet.faultColumns.row, sheet.faultColumns.what];
    for (const { cells, faults } of rows) {
      for (const [index, [number, row]] of (cells ?? []).entries()) {
        const here = faults.filter(
          (fault) => fault.row === number || (index === 0 && !(cells ?? []).some(([other]) => other === fault.row)),
        );
        yield [...padded(row), number, here.map((fault) => importFaultText(fault, messages, isJsonl)).join('\n')];
      }
    }
  }
  return {
    name: sheet.faultsName,
    widths: [...Array.from({ length: width }, () => 16), 12, 60],
    headerRows: 1,
    rows: lines(),
    faultColumns: [width + 1],
  };
}

import { FileRefused } from '../../adapters/spreadsheet/file-refused.ts';
import { openFile } from '../../adapters/spreadsheet/read-table.ts';
import type { RosterSheet } from '../../engine/spreadsheet/read-rosters.ts';
import { ROSTER_LIMITS, type ReadBook } from './read-book.ts';

/**
 * A process of its own that opens one workbook: what is broken, endless or too big there ends this process and nothing else.
 * Started by `read-book.ts`, with a limit on its memory.
 */
async function read(bytes: Uint8Array): Promise<ReadBook> {
  try {
    const file = await openFile(Buffer.from(bytes));
    if (file.format === 'jsonl') return { ok: false, refusal: 'file_of_another_kind' };
    const sheets: RosterSheet[] = [];
    let rows = 0;
    for (const table of file.tables) {
      if (!table.visible) continue;
      const kept: RosterSheet['rows'][number][] = [];
      for await (const row of table.rows()) {
        rows += 1;
        if (rows > ROSTER_LIMITS.rows) return { ok: false, refusal: 'too_many_rows' };
        kept.push(row);
      }
      sheets.push({ name: table.name, rows: kept });
    }
    return { ok: true, sheets };
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.code };
    throw error;
  }
}

process.on('message', (bytes: Uint8Array) => {
  void read(bytes).then(
    (answer) => process.send?.(answer, () => process.disconnect()),
    (error: unknown) => {
      console.error('roster import', error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));

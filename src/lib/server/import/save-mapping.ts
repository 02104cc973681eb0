import type { Result } from '../../domain/errors.ts';
import type { SheetMapping } from '../../domain/sheet-column.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { storable } from './storable.ts';

/** Keeps what the columns mean, for this file and for the next with the same header. */
export const saveMapping = async (db: Db, id: string, headerHash: string, mapping: SheetMapping): Promise<Result<unknown>> =>
  outcome(
    'save_import_mapping',
    await db.rpc('save_import_mapping', { import_id: id, header_hash: headerHash, mapping: storable(mapping) }),
  );

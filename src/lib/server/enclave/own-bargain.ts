import { z } from 'zod';
import { readBargain, type BargainTyped } from '../../domain/read-enclave-bargain.ts';
import { unwrap, type Db } from '../db.ts';

/** What nobody said: nothing without the enclave, equal power. */
export const NOTHING_SAID: BargainTyped = { without: { flyOut: 0, flyIn: 0 }, power: 0.5 };

/** One's own side's confidential figures; null when it has typed none. The other side's are nobody's to read. */
export async function ownBargain(db: Db, enclaveId: string, organisationId: string): Promise<BargainTyped | null> {
  const rows = unwrap(
    'enclave_reservations',
    await db.from('enclave_reservations').select('typed').eq('enclave_id', enclaveId).eq('organisation_id', organisationId),
  );
  const typed = z.record(z.string(), z.string()).safeParse(rows[0]?.typed);
  if (!typed.success || Object.values(typed.data).every((text) => text.trim() === '')) return null;
  return readBargain(typed.data);
}

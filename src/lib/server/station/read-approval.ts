import { ApprovalDocument, type StationApproval } from '../../domain/station-approval.ts';
import { unwrap, type Db } from '../db.ts';
import { verifyCodeOf } from '../term-sheet/verify.ts';

/** The record of a station's approval; null when there is none that the caller may read. */
export async function readApproval(db: Db, stationId: string): Promise<StationApproval | null> {
  const [row] = unwrap(
    'station_approvals',
    await db.from('station_approvals').select('document, hash').eq('station_id', stationId).limit(1),
  );
  if (!row) return null;
  return {
    ...ApprovalDocument.parse(JSON.parse(row.document)),
    hash: row.hash,
    code: await verifyCodeOf(db, 'station_approval', stationId),
  };
}

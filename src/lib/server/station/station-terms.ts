import { unwrap, type Db } from '../db.ts';

/** What a station costs; amounts in fen a year. */
export type StationTerms = {
  leaseFrom: string | null;
  leaseUntil: string | null;
  rentFen: number | null;
  subsidyFen: number | null;
  runningFen: number | null;
};

/** Terms by station, of those whose money the caller may see. */
export async function readTerms(db: Db, stationIds?: readonly string[]): Promise<Map<string, StationTerms>> {
  const all = db.from('station_terms').select('station_id, lease_from, lease_until, rent_fen, subsidy_fen, running_fen');
  const rows = unwrap('station_terms', await (stationIds ? all.in('station_id', [...stationIds]) : all));
  return new Map(
    rows.map((row) => [
      row.station_id,
      {
        leaseFrom: row.lease_from,
        leaseUntil: row.lease_until,
        rentFen: row.rent_fen,
        subsidyFen: row.subsidy_fen,
        runningFen: row.running_fen,
      },
    ]),
  );
}

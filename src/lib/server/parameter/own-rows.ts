import type { FiscalParameter } from '../../domain/fiscal-parameter.ts';
import type { Result } from '../../domain/errors.ts';
import type { Pairing } from '../../domain/pairing.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

type NewParameter = Omit<FiscalParameter, 'startAssumed'>;
type NewPairing = Pick<Pairing, 'system' | 'east' | 'west' | 'validFrom' | 'validUntil' | 'source' | 'sourceUrl' | 'confidence'>;

/** @errors `already_recorded`, `period_empty`, `bad_request`, `not_allowed` */
export const addOwnParameter = async (db: Db, row: NewParameter): Promise<Result<unknown>> =>
  outcome(
    'add_own_parameter',
    await db.rpc('add_own_parameter', {
      code: row.code,
      valid_from: row.validFrom,
      valid_until: row.validUntil as string, // null: until amended
      value: row.value,
      unit: row.unit,
      source: row.source,
      source_url: row.sourceUrl ?? '',
      confidence: row.confidence,
    }),
  );

/** @errors `period_empty`, `already_recorded`, `not_found`, `not_allowed` */
export const endOwnParameter = async (db: Db, code: string, validFrom: string, validUntil: string): Promise<Result<unknown>> =>
  outcome('end_own_parameter', await db.rpc('end_own_parameter', { code, valid_from: validFrom, valid_until: validUntil }));

/** @errors `already_recorded`, `period_empty`, `bad_request`, `not_allowed` */
export const addOwnPairing = async (db: Db, row: NewPairing): Promise<Result<string>> =>
  outcome(
    'add_own_pairing',
    await db.rpc('add_own_pairing', {
      system: row.system,
      east_code: row.east,
      west_code: row.west,
      valid_from: row.validFrom,
      valid_until: row.validUntil as string, // null: while it lasts
      source: row.source,
      source_url: row.sourceUrl ?? '',
      confidence: row.confidence,
    }),
  );

/** @errors `period_empty`, `already_recorded`, `not_found`, `not_allowed` */
export const endOwnPairing = async (db: Db, id: string, validUntil: string): Promise<Result<unknown>> =>
  outcome('end_own_pairing', await db.rpc('end_own_pairing', { pairing_id: id, valid_until: validUntil }));

/** The rows of one office in the form that the command line's `--reference` reads. */
export async function ownReference(db: Db, officeId: string): Promise<{ pairings: Pairing[]; parameters: FiscalParameter[] }> {
  const [pairings, parameters] = await Promise.all([
    db
      .from('own_pairings')
      .select(
        'id, system, level, east:east_code, west:west_code, validFrom:valid_from, validUntil:valid_until, source, sourceUrl:source_url, confidence',
      )
      .eq('office_id', officeId)
      .order('id'),
    db
      .from('own_parameters')
      .select('code, validFrom:valid_from, validUntil:valid_until, value, unit, source, sourceUrl:source_url, confidence')
      .eq('office_id', officeId)
      .order('code')
      .order('valid_from'),
  ]);
  return {
    pairings: unwrap('own_pairings', pairings).map((row) => ({ ...row, startAssumed: false })),
    parameters: unwrap('own_parameters', parameters).map((row) => ({ ...row, startAssumed: false })),
  };
}

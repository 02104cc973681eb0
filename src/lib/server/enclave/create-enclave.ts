import type { EnclaveKindCode, EnclaveRoleCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

export type NewEnclave = {
  kind: EnclaveKindCode;
  name: string;
  placeCode: string;
  parties: { role: EnclaveRoleCode; organisation: string; name: string }[];
};

/** @errors `not_allowed`, `bad_request`, `two_places_needed`, `party_kind_wrong`, `party_twice` */
export const createEnclave = async (db: Db, { kind, name, placeCode, parties }: NewEnclave): Promise<Result<string, AppErrorCode>> =>
  outcome('create_enclave', await db.rpc('create_enclave', { kind, name, place_code: placeCode, parties }));

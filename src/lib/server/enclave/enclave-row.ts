import type { QueryData } from '@supabase/supabase-js';
import type { EnclaveKindCode, EnclaveRoleCode, EnclaveStatusCode, ProposalStatusCode } from '../../domain/enums.ts';
import type { Db } from '../db.ts';

export type EnclavePartyRow = {
  role: EnclaveRoleCode;
  organisationId: string;
  name: string;
  officeId: string | null;
  organisation: string;
  region: string | null;
};
export type TermsAgreement = { organisationId: string; person: string; post: string; at: string };
/** A version without its text. */
export type TermsHead = {
  id: string;
  number: number;
  hash: string;
  fromYear: number;
  note: string;
  by: string;
  proposedFor: string;
  at: string;
  agreedAt: string | null;
  agreements: TermsAgreement[];
};
export type SettlementHead = { id: string; year: number; status: 'open' | 'confirmed'; disputes: number };
export type StoredEnclave = {
  id: string;
  number: number;
  kind: EnclaveKindCode;
  name: string;
  placeCode: string;
  status: EnclaveStatusCode;
  createdBy: string;
  createdAt: string;
  droppedWhy: string | null;
  /** Its way through the consent of its parties; null: of before that was asked for. */
  proposal: { id: string; number: number; status: ProposalStatusCode } | null;
  isSample: boolean;
  parties: EnclavePartyRow[];
  /** Oldest first. */
  versions: TermsHead[];
  settlements: SettlementHead[];
};

const COLUMNS =
  'id, number, kind, name, place_code, status, created_by_name, created_at, dropped_why, is_sample, proposal:proposals(id, number, status), parties:enclave_parties(role, organisation_id, name, office_id, organisation:organisations!enclave_parties_organisation_id_fkey(name, region_code)), versions:enclave_terms(id, number, hash, from_year, note, proposed_by_name, proposed_for, proposed_at, agreed_at, agreements:enclave_agreements(organisation_id, person_name, post, agreed_at)), settlements(id, year, status, disputes:settlement_disputes(outcome))';

/** Enclaves that the caller may read, with everything but the versions' texts. */
export const enclaveRows = (db: Db) => db.from('enclaves').select(COLUMNS);
export type EnclaveRow = QueryData<ReturnType<typeof enclaveRows>>[number];

const ROLES: readonly EnclaveRoleCode[] = ['fly_out', 'fly_in', 'firm', 'village'];

export function enclaveOf(row: EnclaveRow): StoredEnclave {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    name: row.name,
    placeCode: row.place_code,
    status: row.status,
    createdBy: row.created_by_name,
    createdAt: row.created_at,
    droppedWhy: row.dropped_why,
    proposal: row.proposal,
    isSample: row.is_sample,
    parties: row.parties
      .map((party) => ({
        role: party.role,
        organisationId: party.organisation_id,
        name: party.name,
        officeId: party.office_id,
        organisation: party.organisation?.name ?? party.name,
        region: party.organisation?.region_code ?? null,
      }))
      .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role)),
    versions: row.versions
      .map((version) => ({
        id: version.id,
        number: version.number,
        hash: version.hash,
        fromYear: version.from_year,
        note: version.note,
        by: version.proposed_by_name,
        proposedFor: version.proposed_for,
        at: version.proposed_at,
        agreedAt: version.agreed_at,
        agreements: version.agreements.map((one) => ({
          organisationId: one.organisation_id,
          person: one.person_name,
          post: one.post,
          at: one.agreed_at,
        })),
      }))
      .sort((a, b) => a.number - b.number),
    settlements: row.settlements
      .map(({ id, year, status, disputes }) => ({ id, year, status, disputes: disputes.filter(({ outcome }) => outcome === null).length }))
      .sort((a, b) => a.year - b.year),
  };
}

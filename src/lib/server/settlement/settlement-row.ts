import type { DealParty } from '../../domain/enclave-deal.ts';
import type { DisputeOutcomeCode, DisputeSubjectCode, SettlementStatusCode } from '../../domain/enums.ts';
import { SettlementFigures, SettlementStatement, type SettlementEntry } from '../../domain/settlement.ts';
import { unwrap, type Db } from '../db.ts';

export type FiguresRow = { id: number; figures: SettlementFigures; why: string | null; by: string; at: string };
export type DisputeNote = { id: number; words: string; by: string; organisationId: string; at: string };
export type DisputePaper = { id: string; title: string; by: string; at: string };
export type DisputeRow = {
  id: string;
  number: number;
  subject: DisputeSubjectCode;
  claim: string;
  amount: number | null;
  by: string;
  organisationId: string;
  openedAt: string;
  outcome: DisputeOutcomeCode | null;
  outcomeWords: string | null;
  adjustment: number;
  adjustsFrom: DealParty | null;
  adjustsTo: DealParty | null;
  closedBy: string | null;
  closedAt: string | null;
  notes: DisputeNote[];
  papers: DisputePaper[];
};
export type StatementRow = {
  id: string;
  number: number;
  hash: string;
  /** Null when this version of the platform does not read it. */
  content: SettlementStatement | null;
  upToFigures: number;
  upToEntry: number;
  by: string;
  at: string;
  confirmations: { organisationId: string; person: string; post: string; at: string }[];
};
export type SettlementRow = {
  id: string;
  year: number;
  status: SettlementStatusCode;
  figures: FiguresRow[];
  entries: SettlementEntry[];
  disputes: DisputeRow[];
  statements: StatementRow[];
};

const COLUMNS =
  'id, year, status, figures:settlement_figures(id, figures, why, recorded_by_name, recorded_at), entries:settlement_entries(id, side, from_role, to_role, amount, happened_on, voucher, corrects, why, recorded_by_name, recorded_at), disputes:settlement_disputes(id, number, subject, claim, amount, opened_by_name, opened_for, opened_at, outcome, outcome_words, adjustment, adjusts_from, adjusts_to, closed_by_name, closed_at, notes:settlement_dispute_notes(id, words, written_by_name, written_for, written_at), papers:settlement_evidence(id, title, added_by_name, added_at)), statements:settlement_statements(id, number, hash, document, up_to_figures, up_to_entry, drawn_by_name, drawn_at, confirmations:settlement_confirmations(organisation_id, person_name, post, confirmed_at))';

/** Everything recorded of an enclave's years, oldest first. */
export async function settlementRows(db: Db, enclaveId: string): Promise<SettlementRow[]> {
  const rows = unwrap('settlements', await db.from('settlements').select(COLUMNS).eq('enclave_id', enclaveId).order('year'));
  return rows.map((row) => ({
    id: row.id,
    year: row.year,
    status: row.status,
    figures: row.figures.sort(byId).map((one) => ({
      id: one.id,
      figures: SettlementFigures.parse(one.figures),
      why: one.why,
      by: one.recorded_by_name,
      at: one.recorded_at,
    })),
    entries: row.entries.sort(byId).map((one) => ({
      id: one.id,
      side: one.side,
      from: one.from_role,
      to: one.to_role,
      amount: one.amount,
      on: one.happened_on,
      voucher: one.voucher,
      corrects: one.corrects,
      why: one.why,
      by: one.recorded_by_name,
      at: one.recorded_at,
    })),
    disputes: row.disputes
      .sort((a, b) => a.number - b.number)
      .map((one) => ({
        id: one.id,
        number: one.number,
        subject: one.subject,
        claim: one.claim,
        amount: one.amount,
        by: one.opened_by_name,
        organisationId: one.opened_for,
        openedAt: one.opened_at,
        outcome: one.outcome,
        outcomeWords: one.outcome_words,
        adjustment: one.adjustment,
        adjustsFrom: one.adjusts_from,
        adjustsTo: one.adjusts_to,
        closedBy: one.closed_by_name,
        closedAt: one.closed_at,
        notes: one.notes.sort(byId).map((note) => ({
          id: note.id,
          words: note.words,
          by: note.written_by_name,
          organisationId: note.written_for,
          at: note.written_at,
        })),
        papers: one.papers
          .sort((a, b) => (a.added_at < b.added_at ? -1 : 1))
          .map((paper) => ({ id: paper.id, title: paper.title, by: paper.added_by_name, at: paper.added_at })),
      })),
    statements: row.statements
      .sort((a, b) => a.number - b.number)
      .map((one) => ({
        id: one.id,
        number: one.number,
        hash: one.hash,
        content: SettlementStatement.safeParse(JSON.parse(one.document)).data ?? null,
        upToFigures: one.up_to_figures,
        upToEntry: one.up_to_entry,
        by: one.drawn_by_name,
        at: one.drawn_at,
        confirmations: one.confirmations.map((each) => ({
          organisationId: each.organisation_id,
          person: each.person_name,
          post: each.post,
          at: each.confirmed_at,
        })),
      })),
  }));
}

const byId = (a: { id: number }, b: { id: number }): number => a.id - b.id;

import { z } from 'zod';
import { Approvals, type Threshold } from '../../domain/approval.ts';
import type { ApprovalMeasureCode, ApprovalSubjectCode } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

const SHOWN = 500;

/** Values from which offices want two persons, newest first. */
export async function listThresholds(db: Db, officeId: string | null): Promise<Threshold[]> {
  const all = db
    .from('approval_thresholds')
    .select('id, office_id, subject, measure, valid_from, at_least, why, set_by_name, set_at, office:organisations(name)')
    .order('valid_from', { ascending: false })
    .order('id', { ascending: false })
    .limit(SHOWN);
  const rows = unwrap('approval_thresholds', await (officeId === null ? all : all.eq('office_id', officeId)));
  return rows.map((row) => ({
    id: row.id,
    officeId: row.office_id,
    office: row.office.name,
    subject: row.subject,
    measure: row.measure,
    validFrom: row.valid_from,
    atLeast: row.at_least,
    why: row.why,
    setBy: row.set_by_name,
    setAt: row.set_at,
  }));
}

/** @param officeId  for administrators; null: one's own @errors `not_allowed`, `bad_request`, `reason_needed` */
export async function setThreshold(
  db: Db,
  {
    subject,
    measure,
    atLeast,
    validFrom,
    why,
    officeId,
  }: {
    subject: ApprovalSubjectCode;
    measure: ApprovalMeasureCode;
    atLeast: number | null;
    validFrom: string;
    why: string;
    officeId: string | null;
  },
): Promise<Result<unknown>> {
  // The generated types don't know that an argument may be null.
  const values = { subject, measure, at_least: atLeast as number, valid_from: validFrom, why };
  return outcome(
    'set_approval_threshold',
    await db.rpc('set_approval_threshold', officeId === null ? values : { ...values, office_id: officeId }),
  );
}

/** What of a proposal needs a second person; null when the caller takes no part in it. */
export async function approvalsOf(db: Db, proposalId: string): Promise<Approvals | null> {
  if (!z.uuid().safeParse(proposalId).success) return null;
  return Approvals.nullable().parse(unwrap('approvals_of', await db.rpc('approvals_of', { proposal_id: proposalId }, { get: true })));
}

/** @errors `not_found`, `not_allowed`, `comment_needed`, `wrong_state`, `already_answered`, `conflict_of_interest` */
export async function approveSecond(
  db: Db,
  proposalId: string,
  { subject, words, organisationId }: { subject: ApprovalSubjectCode; words: string; organisationId: string | null },
): Promise<Result<unknown>> {
  const values = { proposal_id: proposalId, subject, words };
  return outcome(
    'approve_second',
    await db.rpc('approve_second', organisationId === null ? values : { ...values, organisation_id: organisationId }),
  );
}

/** @errors `not_found`, `not_allowed`, `wrong_state` */
export const askSecondApproval = async (db: Db, proposalId: string): Promise<Result<unknown>> =>
  outcome('ask_second_approval', await db.rpc('ask_second_approval', { proposal_id: proposalId }));

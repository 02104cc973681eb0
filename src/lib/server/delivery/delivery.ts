import { z } from 'zod';
import { Delivery } from '../../domain/delivery.ts';
import type { DeliveredIndicatorCode, MilestoneKindCode } from '../../domain/enums.ts';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

type Done = Promise<Result<unknown, AppErrorCode>>;

/** The delivery of a proposal; null when it is not signed or one may not read it. */
export async function getDelivery(db: Db, proposalId: string): Promise<Delivery | null> {
  if (!z.uuid().safeParse(proposalId).success) return null;
  return Delivery.nullable().parse(unwrap('get_delivery', await db.rpc('get_delivery', { proposal_id: proposalId })));
}

export const addMilestone = async (
  db: Db,
  proposalId: string,
  { kind, title, owner, dueOn }: { kind: MilestoneKindCode; title: string; owner: string; dueOn: string },
): Done =>
  outcome('add_milestone', await db.rpc('add_milestone', { proposal_id: proposalId, kind, title, owner_id: owner, due_on: dueOn }));

export const moveMilestone = async (db: Db, proposalId: string, milestone: number, { to, why }: { to: string; why: string }): Done =>
  outcome('move_milestone', await db.rpc('move_milestone', { proposal_id: proposalId, milestone, to_day: to, why }));

export const finishMilestone = async (db: Db, proposalId: string, milestone: number, { on, words }: { on: string; words: string }): Done =>
  outcome('finish_milestone', await db.rpc('finish_milestone', { proposal_id: proposalId, milestone, done_on: on, words }));

/** `value`: fen for money, else a count. Again for the same quarter it is a correction, and needs its reason. */
export const recordFigure = async (
  db: Db,
  proposalId: string,
  { indicator, quarter, value, why }: { indicator: DeliveredIndicatorCode; quarter: string; value: number; why: string },
): Done => outcome('record_figure', await db.rpc('record_figure', { proposal_id: proposalId, indicator, quarter, value, why }));

export const confirmCompletion = async (db: Db, proposalId: string, words: string): Done =>
  outcome('confirm_completion', await db.rpc('confirm_completion', { proposal_id: proposalId, words }));

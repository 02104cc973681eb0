import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** @errors `last_manager`, `not_found` */
export const setManager = async (db: Db, userId: string, isManager: boolean): Promise<Result<unknown>> =>
  outcome('set_manager', await db.rpc('set_manager', { member_id: userId, is_manager: isManager }));

/** @errors `last_manager`, `not_found` */
export const removeMember = async (db: Db, userId: string, why: string): Promise<Result<unknown>> =>
  outcome('remove_member', await db.rpc('remove_member', { member_id: userId, why }));

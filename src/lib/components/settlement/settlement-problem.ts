import type { AppErrorCode } from '$lib/domain/errors';

/** What was refused: by which form, why, and what had been typed into it. */
export type SettlementProblem = { form: string; code: AppErrorCode; typed: Record<string, string> };

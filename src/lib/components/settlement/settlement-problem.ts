import type { AppErrorCode } from '$lib/domain/errors';

/** What was refused: by which form, why, and what had been typed into it. */
export type SettlementProblem = { form: string; code: AppErrorCode; typed: Record<string, string> };

const NOTHING: Readonly<Record<string, string>> = {};
/** What had been typed into a form that was refused; nothing for every other form. */
export const typedInto = (problem: SettlementProblem | null, form: string): Readonly<Record<string, string>> =>
  problem?.form === form ? problem.typed : NOTHING;

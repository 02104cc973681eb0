import type { AppErrorCode } from '$lib/domain/errors';

/** What came of adding or ending a row of one's own office; what was typed comes back while it was not taken. */
export type RowAnswer = { of: 'add' | 'end'; done: boolean; code: AppErrorCode | null; faulty: string[]; typed: Record<string, string> };

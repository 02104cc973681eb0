/**
 * How deep a statement may nest before Postgres refuses it (54001), by Postgres' own count. The thread's stack [MB] must
 * hold many times as much, because a frame takes more there: overflowing it would cost the engine.
 */
export const MAX_STACK_DEPTH = '1MB';
export const THREAD_STACK_MB = 64;

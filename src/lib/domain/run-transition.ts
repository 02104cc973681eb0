import type { RunActorCode, RunStatusCode, RunVerbCode } from './enums.ts';

export type RunTransition = { from: RunStatusCode; verb: RunVerbCode; to: RunStatusCode; actor: RunActorCode };

/** The life of a run: the rows of the table `run_transitions`, which decides; a test compares them. */
export const RUN_TRANSITIONS: readonly RunTransition[] = [
  { from: 'queued', verb: 'claim', to: 'running', actor: 'worker' },
  { from: 'queued', verb: 'cancel', to: 'cancelled', actor: 'member' },
  { from: 'running', verb: 'hand_back', to: 'queued', actor: 'worker' },
  { from: 'running', verb: 'finish', to: 'done', actor: 'worker' },
  { from: 'running', verb: 'interrupt', to: 'cancelled', actor: 'worker' },
  { from: 'running', verb: 'fail', to: 'failed', actor: 'worker' },
  { from: 'running', verb: 'lose', to: 'queued', actor: 'platform' },
  { from: 'running', verb: 'cancel', to: 'cancelled', actor: 'platform' },
  { from: 'running', verb: 'give_up', to: 'failed', actor: 'platform' },
];

/** No verb leads out of it. */
export const hasEnded = (status: RunStatusCode): boolean => !RUN_TRANSITIONS.some(({ from }) => from === status);

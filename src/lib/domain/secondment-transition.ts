import type { SecondmentActorCode, SecondmentStatusCode, SecondmentVerbCode } from './enums.ts';

export type SecondmentTransition = {
  from: SecondmentStatusCode;
  verb: SecondmentVerbCode;
  to: SecondmentStatusCode;
  actor: SecondmentActorCode;
};

/** The life of an assignment: the rows of the table `secondment_transitions`, which decides; a test compares them. */
export const SECONDMENT_TRANSITIONS: readonly SecondmentTransition[] = [
  { from: 'draft', verb: 'propose', to: 'proposed', actor: 'planner' },
  { from: 'draft', verb: 'remove', to: 'withdrawn', actor: 'planner' },
  { from: 'proposed', verb: 'take_back', to: 'draft', actor: 'planner' },
  { from: 'proposed', verb: 'sign', to: 'proposed', actor: 'party' },
  { from: 'proposed', verb: 'decline', to: 'declined', actor: 'party' },
  { from: 'proposed', verb: 'publish', to: 'published', actor: 'planner' },
  { from: 'published', verb: 'start', to: 'running', actor: 'platform' },
  { from: 'published', verb: 'replace', to: 'ended', actor: 'platform' },
  { from: 'published', verb: 'drop_out', to: 'ended', actor: 'party' },
  { from: 'running', verb: 'replace', to: 'ended', actor: 'platform' },
  { from: 'running', verb: 'drop_out', to: 'ended', actor: 'party' },
  { from: 'running', verb: 'complete', to: 'completed', actor: 'platform' },
];

/** Whether a verb leads anywhere from here. */
export const maySay = (verb: SecondmentVerbCode, status: SecondmentStatusCode): boolean =>
  SECONDMENT_TRANSITIONS.some((each) => each.verb === verb && each.from === status);

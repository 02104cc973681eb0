import type { ProposalActorCode, ProposalStatusCode, ProposalVerbCode } from './enums.ts';

export type ProposalTransition = { from: ProposalStatusCode; verb: ProposalVerbCode; to: ProposalStatusCode; actor: ProposalActorCode };

const row = (from: ProposalStatusCode, verb: ProposalVerbCode, to: ProposalStatusCode, actor: ProposalActorCode): ProposalTransition => ({
  from,
  verb,
  to,
  actor,
});

/** The life of a proposal: the rows of the table `proposal_transitions`, which decides; a test compares them. */
export const PROPOSAL_TRANSITIONS: readonly ProposalTransition[] = [
  row('drafted', 'propose', 'proposed', 'office'),
  row('drafted', 'propose', 'proposed', 'party'),
  row('drafted', 'withdraw', 'withdrawn', 'office'),
  row('drafted', 'withdraw', 'withdrawn', 'party'),
  row('proposed', 'accept', 'accepted', 'parties'),
  row('proposed', 'decline', 'declined', 'party'),
  row('proposed', 'withdraw', 'withdrawn', 'office'),
  row('proposed', 'withdraw', 'withdrawn', 'party'),
  row('proposed', 'expire', 'expired', 'platform'),
  row('proposed', 'recompose', 'proposed', 'office'),
  row('proposed', 'recompose', 'proposed', 'party'),
  row('accepted', 'negotiate', 'negotiating', 'office'),
  row('accepted', 'negotiate', 'negotiating', 'party'),
  row('accepted', 'withdraw', 'withdrawn', 'office'),
  row('accepted', 'withdraw', 'withdrawn', 'party'),
  row('accepted', 'recompose', 'proposed', 'office'),
  row('accepted', 'recompose', 'proposed', 'party'),
  row('negotiating', 'sign', 'signed', 'parties'),
  row('negotiating', 'withdraw', 'withdrawn', 'office'),
  row('negotiating', 'withdraw', 'withdrawn', 'party'),
  row('negotiating', 'recompose', 'proposed', 'office'),
  row('negotiating', 'recompose', 'proposed', 'party'),
  row('signed', 'deliver', 'delivering', 'office'),
  row('signed', 'deliver', 'delivering', 'party'),
  row('signed', 'deliver', 'delivering', 'platform'),
  row('signed', 'terminate', 'terminated', 'office'),
  row('signed', 'terminate', 'terminated', 'party'),
  row('delivering', 'complete', 'completed', 'parties'),
  row('delivering', 'terminate', 'terminated', 'office'),
  row('delivering', 'terminate', 'terminated', 'party'),
];

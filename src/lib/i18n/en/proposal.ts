import type { proposalReasons as source } from '../zh/proposal.ts';

export const proposalReasons: typeof source = {
  timing: 'the time is not right',
  budget: 'no funds are planned for it',
  staff: 'not enough people',
  approval: 'approval from above is pending',
  bound_elsewhere: 'working with others already',
  scale: 'the scale does not fit',
  place: 'the place does not fit',
  industry: 'the industry does not fit',
  terms: 'no agreement on terms',
  policy: 'policy does not allow it',
  other: 'other',
};

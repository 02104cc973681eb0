import type { changeChoices as choicesSource, proposalChanges as changesSource, proposalReasons as source } from '../zh/proposal.ts';

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

export const proposalChanges: typeof changesSource = {
  quantity_lowered: 'offers less than before',
  listing_gone: 'withdrew or paused the listing, or it has expired',
  party_left: 'left',
  person_left: 'cannot send the person any more',
  partial_answer: 'agreed to a part of the quantities only',
  deadline_moved: 'moved the last day for answers',
};

export const changeChoices: typeof choicesSource = { wait: 'wait', substitute: 'take a substitute', leave: 'leave' };

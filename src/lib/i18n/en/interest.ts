import type { Messages } from '../zh.ts';

export const interest: Messages['interest'] = {
  title: 'Conflicts of interest',
  lead: 'If something binds you to an organisation, declare it here. From then on you do not review its listings, vouch for it, or sign, answer or approve for others where it takes part; a colleague does.',
  none: 'You have declared nothing.',
  mine: 'What binds you',
  kind: {
    works_there: 'Works there as well',
    worked_there: 'Worked there before',
    family: 'Close family works there',
    holds_shares: 'Holds shares in it or deals with it',
    other: 'Something else',
    was_member: 'Was a member of it on this platform (on record)',
  },
  organisation: 'Which organisation',
  organisationHint: 'Type the name and choose from the list.',
  unknown: 'There is no such organisation; please choose from the list.',
  kindLabel: 'What binds you',
  words: 'In words (needed for “something else”)',
  declare: 'Declare',
  declared: 'Declared; it counts from now on.',
  since: (day) => `Since ${day}`,
  end: 'No longer so',
  endWhy: 'Why nothing binds you any longer',
  ended: (day, why) => `Ended ${day}: ${why}`,
  all: 'All declarations',
  person: 'Who',
  flagged: (name, kind) =>
    `You have a conflict of interest with ${name} (${kind}) and cannot review, sign or approve here. Please leave it to a colleague.`,
  isIt: 'Something binds me to this organisation: declare it',
};

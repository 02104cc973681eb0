import type { Messages } from '../zh.ts';

export const today: Messages['today'] = {
  title: 'Today',
  hello: (name) => `Hello, ${name}`,
  acting: (role, organisation) => `You act for ${organisation} as ${role}.`,
  ownListings: 'Your listings',
  moreOwn: (n) => (n === 1 ? '1 more listing of yours' : `${n} more listings of yours`),
  topPartners: 'The partners that rank first now',
  pairings: 'Regions paired with your province',
  noPairings: 'No pairing of your province is recorded.',
  browse: 'See all listings',
  seePairings: 'See pairings and their sources',
  seeAccounts: 'See accounts and roles',
  readOnly: 'You can see everything and change nothing.',
  nothing: 'Nothing waits for you now. When something does, it will say what happens if you do nothing, and by when.',
  talent: 'To plan secondments and to see who is in post, go to “People”.',
  allPartners: 'See the whole ranking',
};

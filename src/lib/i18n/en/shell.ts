import type { Messages } from '../zh.ts';

export const shell: Messages['shell'] = {
  name: 'Feiqiao',
  skip: 'Skip to content',
  menu: 'Main navigation',
  nav: { today: 'Today', listings: 'Listings', pairings: 'Pairings', accounts: 'Accounts', outbox: 'Outbox' },
  language: '中文',
  languageLabel: '中文 (switch to Chinese)',
  signOut: 'Sign out',
  askHuman: 'Ask a person: ',
  answerPromise: (hours) => `Answer promised within ${hours} working hours`,
  sampleNote: 'Sample data, written from general knowledge. Not official data.',
  sample: 'Sample',
  role: {
    coordinator: 'Coordinator',
    enterprise_member: 'Enterprise member',
    county_member: 'County member',
    talent_officer: 'Talent officer',
    auditor: 'Auditor (read only)',
    administrator: 'Administrator',
  },
  side: { east: 'East', west: 'West' },
  page: (n, of) => `Page ${n} of ${of}`,
  previous: 'Previous',
  next: 'Next',
  pages: 'Pages',
  confidence: { high: 'high confidence', medium: 'medium confidence', low: 'low confidence' },
};

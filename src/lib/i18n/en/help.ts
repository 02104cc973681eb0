import type { Messages } from '../zh.ts';

export const help: Messages['help'] = {
  title: 'Ask a person',
  lead: 'Tell the person in charge; you need not know which department to ask.',
  office: 'Office',
  person: 'Person',
  phone: 'Phone',
  email: 'E-mail',
  promise: (hours) => `An answer is promised within ${hours} working hours; public holidays do not count.`,
  write: 'Write, with the page you were on',
  from: 'You were looking at',
  subject: 'Feiqiao: please have a look',
  none: 'No office is registered yet. Please ask your administrator.',
};

import type { Messages } from '../zh.ts';

export const error: Messages['error'] = {
  bad_request: 'This request was incomplete or malformed; nothing was changed. Please go back and try again.',
  wrong_credentials:
    'The e-mail or the password is wrong. Check upper and lower case and try again, or ask your coordinator if you forgot it.',
  too_many_attempts: 'Too many attempts: sign-in is paused to protect the account. Please try again in five minutes.',
  no_membership:
    'This account does not belong to any organisation yet, so there is nothing to show. Please ask your administrator to add it.',
  not_found: 'There is no such page, or your role may not see it. Check the address, or start again from the navigation above.',
  backend_down:
    'The data service cannot be reached just now; what you typed is kept. Please try again in a minute, and quote the id if it goes on.',
  unexpected: 'Something unexpected happened; nothing was changed. Please try again, and quote the id if it goes on.',
};

export const errorPage: Messages['errorPage'] = {
  title: 'This page cannot be opened',
  id: 'Id',
  back: 'Back to today',
  retry: 'Try again',
};

import type { Messages } from '../zh.ts';

export const error: Messages['error'] = {
  bad_request: 'This request was incomplete or malformed; nothing was changed. Please go back and try again.',
  wrong_credentials:
    'The e-mail or the password is wrong. Check upper and lower case and try again, or ask your coordinator if you forgot it.',
  too_many_attempts: 'Too many attempts: sign-in is paused to protect the account. Please try again in five minutes.',
  no_membership:
    'This account does not belong to any organisation yet, so there is nothing to show. Please ask your administrator to add it.',
  not_found: 'There is no such page, or your role may not see it. Check the address, or start again from the navigation above.',
  not_allowed: 'Your role cannot take this step; nothing was changed. If it is needed, ask your coordinator.',
  wrong_state: 'This listing’s state does not allow that step; somebody may just have changed it. Reload the page and decide again.',
  ref_taken: 'Another listing already has this reference; none was created. Choose another, or open that listing and change it.',
  draft_changed:
    'Somebody else saved this listing after you opened it. Nothing was overwritten: compare both texts and choose field by field.',
  listing_in_review: 'This listing is under review and cannot be changed meanwhile. To change it, take it back first.',
  no_responsible_office:
    'No coordinator office answers for your region yet, so it cannot be reviewed; your text is saved. Ask the administrator.',
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

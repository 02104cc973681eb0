import type { Messages } from '../zh.ts';

export const session: Messages['session'] = {
  title: 'Sign in',
  lead: 'Where the east’s research, markets and capital meet the west’s land, people and resources.',
  points: [
    'For a real listing, the best partners among 204 western counties, with what each side gains, reason by reason.',
    'Before anything changes, those who rely on it are told and choose: wait, substitute, or leave.',
    'Every page names a person you can ask, and when that person will answer.',
  ],
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  demo: 'Demo accounts',
  demoLead: 'This installation holds demo data. Choose a role to fill in its account, then sign in.',
  demoUse: (role) => `Fill in as ${role}`,
  expired: 'Your session has expired. Please sign in again; the page you were on will open next.',
  required: 'Please sign in first; the page you asked for will open next.',
  signedOut: 'You are signed out.',
  emailMissing: 'Please enter your e-mail, for example name@example.cn.',
  passwordMissing: 'Please enter your password.',
  forgot: 'Forgotten password',
  forgotTitle: 'A new password',
  forgotLead:
    'Type the address you sign in with and a link will be sent to it. If the link of an invitation has expired, ask for a new one here too.',
  forgotSend: 'Send the link',
  forgotSent:
    'If this address has an account, a mail arrives within minutes; its link works for an hour. If nothing arrives, look among unwanted mail, or ask the person responsible.',
  resetTitle: 'Choose a new password',
  resetOpen: 'Open the link',
  resetOpenLead: 'The link works once. Press the button to go on.',
  newLink: 'Ask for a new link',
  noLink: 'This page opens from the link in a mail.',
  invitationTitle: 'Join Feiqiao',
  invitationOpen: 'Accept the invitation',
  invitationLead: (by, organisation, role) => `${by} invites you to act for ${organisation} as: ${role}.`,
  invitationNone:
    'No invitation is waiting for you: it may have been taken back, have expired, or have gone to another address. Ask the organisation that invited you to send it again.',
  yourName: 'Your name (colleagues see it)',
  choosePassword: 'Choose a password',
  join: 'Join',
};

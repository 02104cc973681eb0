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
};

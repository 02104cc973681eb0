import type { NoticeData } from '../../domain/notice.ts';
import type { Messages } from '../zh.ts';

const of = (data: NoticeData, key: string): string => String(data[key] ?? '');

export const notice: Messages['notice'] = {
  title: 'Notices',
  lead: 'Every change that concerns your organisation: what changed, by whom, why, and what you can do.',
  none: 'No notices yet.',
  unread: 'Unread',
  open: 'Have a look',
  markRead: 'Mark all as read',
  count: (n) => `${n} unread ${n === 1 ? 'notice' : 'notices'}`,
  unknown: 'Something that concerns your organisation has changed.',
  kind: {
    welcome: (data) => `${of(data, 'organisation')} has joined Feiqiao.`,
  },
};

export const outbox: Messages['outbox'] = {
  title: 'Outbox',
  lead: 'Mails that the platform writes itself. Without a mail server (SMTP_URL) they wait here.',
  none: 'The outbox is empty.',
  columns: { to: 'To', subject: 'Subject', state: 'State' },
  sent: (date) => `Sent on ${date}`,
  waiting: 'Waiting',
  failed: (attempts, fault) => `Not sent after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}: ${fault}`,
};

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
    verification_asked: (data) => `${of(data, 'organisation')} asks for verification. Until you answer, it is shown as not verified.`,
    verification_accepted: (data) => `${of(data, 'by')} has verified your organisation.`,
    verification_returned: (data) => `${of(data, 'by')} returned your request for verification: ${of(data, 'comment')}`,
    verification_lapsed: () => 'The name or the credit code has changed, so the verification has lapsed. Ask again if you need it.',
    profile_changed: (data) => `${of(data, 'by')} changed the profile of your organisation. Please check it.`,
    member_joined: (data) => `${of(data, 'name')} accepted the invitation and joined your organisation.`,
    consent_recorded: (data) =>
      `${of(data, 'by')} recorded a consent: given by ${of(data, 'givenBy')}, until ${of(data, 'until')}. If that is not so, end it there.`,
    consent_revoked: (data) => `${of(data, 'by')} ended a consent: ${of(data, 'why')}`,
    welcome: (data) => `${of(data, 'organisation')} has joined Feiqiao.`,
    listing_submitted: (data) => `“${of(data, 'title')}” waits for your review. Until then it cannot be published.`,
    import_submitted: (data) =>
      `${of(data, 'count')} listings of the import “${of(data, 'file')}” (${of(data, 'organisation')}) wait for your review; they can be reviewed together. Until then they cannot be published.`,
    import_returned: (data) =>
      `${of(data, 'count')} listings of the import “${of(data, 'file')}” were returned to be changed. The reviewer says: ${of(data, 'comment')}`,
    import_published: (data) => `${of(data, 'count')} listings of the import “${of(data, 'file')}” were approved and are published.`,
    listing_second_review: (data) =>
      `“${of(data, 'title')}” is big: the first reviewer approved it, a second person has to look at it too.`,
    listing_returned: (data) => `“${of(data, 'title')}” came back for changes. The reviewer says: ${of(data, 'comment')}`,
    listing_published: (data) => `“${of(data, 'title')}” was approved and is published (version ${of(data, 'version')}).`,
    listing_expires_soon: (data) =>
      `“${of(data, 'title')}” expires in ${of(data, 'days')} days (${of(data, 'on')}). If it is still true, renew it; otherwise nobody will see it.`,
    listing_expired: (data) =>
      `“${of(data, 'title')}” has expired and is no longer shown. If it is still true, you can renew it at any time.`,
    run_done: (data) => `Run ${of(data, 'number')} is done; its result can be read.`,
    run_failed: (data) => `Run ${of(data, 'number')} failed. Its page says why and what you can do.`,
    run_cancelled: (data) => `A colleague stopped run ${of(data, 'number')}; the best result until then is kept.`,
    portfolio_reviewed: (data) =>
      `${of(data, 'by')} reviewed the portfolio “${of(data, 'name')}” and kept ${of(data, 'projects')} projects.`,
    listing_disclosed: (data) => `The confidential part of “${of(data, 'title')}” was disclosed to your organisation.`,
    listing_disclosure_ended: (data) => `The confidential part of “${of(data, 'title')}” is no longer disclosed to your organisation.`,
    search_news: (data) => `Your search “${of(data, 'name')}”: ${of(data, 'new')} new, ${of(data, 'changed')} changed.`,
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

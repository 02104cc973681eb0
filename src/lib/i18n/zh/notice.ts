import type { NoticeData } from '../../domain/notice.ts';

/** A notice's words: a text or number of its data, never “undefined”. */
const of = (data: NoticeData, key: string): string => String(data[key] ?? '');

export const notice = {
  title: '通知',
  lead: '与贵单位有关的变化都在这里：改了什么、谁改的、为什么、您可以怎么办。',
  none: '还没有通知。',
  unread: '未读',
  open: '去看看',
  markRead: '全部标为已读',
  count: (n: number) => `${n} 条未读通知`,
  /** For a kind that this version has no sentence for. */
  unknown: '有一条变化与贵单位有关。',
  kind: {
    welcome: (data) => `${of(data, 'organisation')}已加入飞桥。`,
  } as Record<string, (data: NoticeData) => string>,
};

export const outbox = {
  title: '发件箱',
  lead: '平台自己写的邮件。没有设置邮件服务器（SMTP_URL）时，邮件留在这里等待。',
  none: '发件箱是空的。',
  columns: { to: '收件人', subject: '主题', state: '状态' },
  sent: (date: string) => `${date} 已发出`,
  waiting: '等待发送',
  failed: (attempts: number, fault: string) => `试了 ${attempts} 次没有发出：${fault}`,
};

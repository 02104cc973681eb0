import { z } from 'zod';
import { noticeMail } from './enums.ts';
import { NOTICE_CHOICES } from './notice-duty.ts';

/** What notices are about, for who chooses what is mailed. A kind belongs to the topic that its first word names. */
const FIRST_WORDS = {
  listings: ['listing', 'import', 'search'],
  proposals: [
    'proposal',
    'proposals',
    'changes',
    'agreement',
    'commitment',
    'term',
    'signing',
    'paper',
    'second',
    'threshold',
    'milestone',
    'figure',
    'completion',
    'documents',
  ],
  projects: ['run', 'portfolio'],
  people: ['exchange', 'person', 'secondment', 'station'],
  enclaves: ['enclave', 'settlement', 'dispute'],
  help: ['help'],
  organisation: ['verification', 'profile', 'member', 'consent', 'welcome'],
} as const;

export const NOTICE_TOPICS = [...(Object.keys(FIRST_WORDS) as (keyof typeof FIRST_WORDS)[]), 'other'] as const;
export type NoticeTopic = (typeof NOTICE_TOPICS)[number];

/** @param kind  as in `i18n/zh/notice.ts`: `listing_published` */
export function noticeTopic(kind: string): NoticeTopic {
  const [first = ''] = kind.split('_');
  return NOTICE_TOPICS.find((topic) => topic !== 'other' && (FIRST_WORDS[topic] as readonly string[]).includes(first)) ?? 'other';
}

const Hour = z.coerce.number().int().min(0).max(23);

/** When and of what a person is told by mail. */
export const NoticeSettings = z.object({
  mail: z.enum(noticeMail),
  quietFrom: Hour,
  quietUntil: Hour,
  /** Topics that are not mailed; on the page they are all the same. */
  muted: z.array(z.enum(NOTICE_TOPICS)),
  /** Kind by kind, before all else. */
  choices: z.record(z.string().regex(/^[a-z_]{1,60}$/), z.enum(NOTICE_CHOICES)),
});
export type NoticeSettings = z.infer<typeof NoticeSettings>;

/** Without a choice: every day what is unread, not at night. The database has the same. */
export const DEFAULT_NOTICE_SETTINGS: NoticeSettings = { mail: 'daily', quietFrom: 21, quietUntil: 8, muted: [], choices: {} };

import { z } from 'zod';

/** What an organisation, or one of its people, should know. The sentence of a kind is the catalogue's (`i18n/zh/notice.ts`). */
export const Notice = z.object({
  id: z.int(),
  kind: z.string(),
  /** What the sentence names; texts and numbers only. */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** Where one does something about it. */
  href: z.string().nullable(),
  at: z.string(),
  readAt: z.string().nullable(),
});
export type Notice = z.infer<typeof Notice>;
export type NoticeData = Notice['data'];

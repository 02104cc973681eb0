import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { zh } from '../../i18n/zh.ts';
import { noticeMail } from './send-notice-digests.ts';

const notices = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: at + 1,
    kind: at === 0 ? 'listing_expired' : 'of_a_later_version',
    data: { title: '冷库' },
    href: at === 0 ? '/listings/L1' : null,
    at: '2026-11-26T02:00:00Z',
    readAt: null,
  }));

describe('the mail of unread notices', () => {
  it('says each as the page does, with where one does something about it and how to get no more', () => {
    const { subject, body } = noticeMail({ person: '甲' }, notices(2), zh, 'https://feiqiao.example');
    expect(subject).toBe('飞桥：2 条未读通知');
    expect(body).toContain('“冷库”已到期');
    expect(body).toContain('https://feiqiao.example/listings/L1');
    expect(body).toContain(zh.notice.unknown);
    expect(body).toContain('https://feiqiao.example/notices/settings');
  });

  it('names some and counts the rest; without an address of the pages it has no links', () => {
    const { body } = noticeMail({ person: 'A' }, notices(33), en, '');
    expect(body).toContain('3 more');
    expect(body).not.toContain('/listings/');
  });

  it('names each station with room as its language does', () => {
    const data = {
      by: '丙县',
      station: '甲站',
      guest: '丁工',
      on: '2026-12-01',
      others: '乙站、丙站',
      beds_from: 4,
      beds_to: 2,
      why: '大修',
    };
    const one = { ...notices(1)[0]!, kind: 'station_changed', data };
    expect(noticeMail({ person: 'A' }, [one], en, '').body).toContain('book elsewhere (with room: “乙站”, “丙站”);');
    expect(noticeMail({ person: '甲' }, [one], zh, '').body).toContain('改订有空位的“乙站”、“丙站”；');
  });
});

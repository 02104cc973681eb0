import type { InterestKindCode } from '../../domain/enums.ts';

/** Conflicts of interest: what one declares. */
export const interest = {
  title: '利害关系申报',
  lead: '与某个单位有利害关系的，请在这里申报。申报以后，您不能审核它的供需、认证它的资料，也不能在有它参加的合作里代签、代答或复核；请同事办理。',
  none: '您没有申报过利害关系。',
  mine: '我的利害关系',
  kind: {
    works_there: '在该单位兼职',
    worked_there: '曾在该单位工作',
    family: '有近亲属在该单位',
    holds_shares: '持有该单位股份或有经济往来',
    other: '其他',
    was_member: '曾是该单位在平台上的成员（系统记录）',
  } satisfies Record<InterestKindCode | 'was_member', string>,
  organisation: '哪个单位',
  organisationHint: '输入名称，从列表里选。',
  unknown: '没有找到这个单位，请从列表里选。',
  kindLabel: '什么关系',
  words: '说明（选“其他”时必填）',
  declare: '申报',
  declared: '已申报，从现在起生效。',
  since: (day: string) => `自 ${day}`,
  end: '关系已结束',
  endWhy: '为什么不再有利害关系',
  ended: (day: string, why: string) => `${day} 结束：${why}`,
  all: '全部申报',
  person: '谁',
  flagged: (name: string, kind: string) => `您与${name}有利害关系（${kind}），不能在这里审核、签署或复核。请同事办理。`,
  isIt: '我与这个单位有利害关系，去申报',
};

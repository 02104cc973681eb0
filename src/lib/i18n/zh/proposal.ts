import type { ChangeChoiceCode, ProposalChangeKindCode, ProposalReasonCode } from '../../domain/enums.ts';

/** Kinds of reasons for a refusal, as they are chosen and told. */
export const proposalReasons: Record<ProposalReasonCode, string> = {
  timing: '时间不合适',
  budget: '资金或预算没有安排',
  staff: '人手不够',
  approval: '还要等上级批准',
  bound_elsewhere: '已与别的单位合作',
  scale: '规模不合适',
  place: '地点不合适',
  industry: '产业方向不合适',
  terms: '条件谈不拢',
  policy: '政策不允许',
  other: '其他',
};

/** What changed, after the name of whose change it is. */
export const proposalChanges: Record<ProposalChangeKindCode, string> = {
  quantity_lowered: '减少了可提供的数量',
  listing_gone: '撤下、暂停了供需，或供需已到期',
  party_left: '退出了',
  person_left: '的人员不能参加了',
  partial_answer: '只答应了一部分数量',
  deadline_moved: '改了答复期限',
};

export const changeChoices: Record<ChangeChoiceCode, string> = { wait: '等待', substitute: '换', leave: '退' };

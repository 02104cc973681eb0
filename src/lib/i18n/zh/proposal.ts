import type { ProposalReasonCode } from '../../domain/enums.ts';

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

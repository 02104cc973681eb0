import { sentencesOf } from './clause-wordings.ts';

/** What an agreement must say somewhere, by what Chinese drafts call it, and what only sounds like it. */
export const TOPICS = {
  exit: {
    says: /退出|终止|解除(协议|合作|合同|本)|清算|接管|接任|(期满|到期)[^。；]{0,16}(移交|归|处置|续)/,
    unless: /(不得|不能|不可)[^，。；]{0,8}(退出|终止|解除|撤销)|劳动合同/,
  },
  review: {
    says: /复核|检视[^。；]{0,8}(比例|条款|协议|执行)|(中期|定期|每[^，。；]{0,4}年|年末|年后|期末|满[^，。；]{0,3}年)[^。；]{0,14}(评估|检视|复议|重新)|重新(协商|商定|议定|谈判|约定)|调整(机制|比例)|动态调整|(比例|分成)[^。；]{0,10}(修订|调整|重新)/,
    unless: /(环境|环评|能评|节能|安全|资产|土地|价格|人员|信用)[^，。；]{0,6}(评估|评价|复核)/,
  },
  payment_date: {
    says: /(每年|翌年|次年|当年|年度|年终|季度|每季|每半年|月底|月末|\d{1,2}\s*月|[一二三四五六七八九十]+月|日内|日前|月内)[^。；]{0,28}(划转|划拨|划付|拨付|付清|支付|结清|结算|清算|上解|兑付|兑现|到账)/,
    unless: /工资|租金|工程款|货款|社会保险|保证金/,
  },
} as const;
export type Topic = keyof typeof TOPICS;

/** A field that was filled in to say nothing: “none”, “to be agreed”. */
const SAYS_NOTHING =
  /^[（(]?(无|没有|暂无|空|待定|未定|略|另行(约定|商定|协商|议定)|双方另(行|议).{0,6}|以后再[议定]|none|n\/?a|tbd|to be (agreed|decided))[）)]?[。.]?$/i;

/** Whether a clause speaks of a topic: by its words, or because somebody wrote it in that field and said something. */
export function speaksOf(topic: Topic, { text, topic: field }: { text: string; topic?: Topic }): boolean {
  const { says, unless } = TOPICS[topic];
  if (field === topic) return !SAYS_NOTHING.test(text.trim());
  return sentencesOf(text).some((sentence) => says.test(sentence) && !unless.test(sentence));
}

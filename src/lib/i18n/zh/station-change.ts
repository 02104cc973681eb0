import type { StationDifference } from '../../domain/station-change.ts';

const what: Record<StationDifference['what'], string> = { address: '地址', beds: '床位', desks: '工位', labs: '实验台' };

/** A station that its host changes after the approval. */
export const stationChange = {
  fact: ({ what: each, from, to }: StationDifference) =>
    each === 'address' ? `地址由“${from}”改为“${to}”` : `${what[each]}由 ${from} 个改为 ${to} 个`,
  why: '为什么改',
  whyHelp: '改地址、减少床位、工位或实验台时要写：同意设立的各方和订了位、排着候补的人会收到通知，请他们选择。',
  waitHint: '等到哪一天？到时还没改回来，会再问您。',
  asItIs: '就按改后的样子继续',
  instead: '离得最近、有空位的驿站在前；选了以后由协作办来商量。',
  talkAbout: '商量换成这一处',
  talk: '想换一处或另作安排',
  leaveHint: '不算违约，其他各方收到通知；起草了条款书的，按它的变更和退出条款。只剩一方时，这项合作终止。',
  none: '开放着的驿站里，近三十天没有找到有空位的。',
  station: (place: string, free: number, km: number | null) =>
    `${place}，近三十天空 ${free} 个位${km === null ? '' : `，直线约 ${km} 公里`}`,
};

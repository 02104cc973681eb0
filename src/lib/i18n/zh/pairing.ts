import type { PairingSystem } from '../../domain/pairing.ts';

export const pairing = {
  title: '结对关系',
  lead: '东西部协作与对口支援是两套制度，按日期、按来源分别记录。结对在排名里只加分，不限制与谁合作。',
  system: { collaboration: '东西部协作', assistance: '对口支援' } satisfies Record<PairingSystem, string>,
  columns: { system: '制度', east: '东部（支援方）', west: '西部（受援方）', period: '时间', source: '来源与可信度' },
  since: (date: string) => `${date} 起`,
  until: (from: string, until: string) => `${from} 至 ${until}（不含）`,
  filter: '省份',
  all: '全部省份',
  show: '显示',
  found: (n: number) => `共 ${n} 对`,
  none: '没有记录到这个省份的结对关系。',
  unsourced: '凭记忆录入，待核',
};

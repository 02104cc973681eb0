import type { SiteQuantity } from '../../domain/site-condition.ts';
import type { CriterionId, Relation } from '../../engine/matching/criteria/criterion.ts';

/** Why two listings suit each other. Each sentence is told to the side that gains: 对方 is the other one. */
export const matching = {
  criterion: {
    value_chain: '产业链',
    factors: '要素',
    words: '用词',
    meaning: '文意',
    pairing: '结对',
    distance: '距离',
    site: '自然条件与电价',
  } satisfies Record<CriterionId, string>,
  reason: {
    concept: {
      same: (name: string) => `对方有${name}，正对得上`,
      input: (name: string, of: string) => `${of}要用到${name}，对方有`,
      use: (name: string, of: string) => `对方的${name}用得上${of}`,
      related: (name: string, of: string) => `与${of}相关：对方有${name}`,
    } satisfies Record<Relation, (name: string, of: string) => string>,
    furtherConcepts: (names: string, total: number, more: number) => (more > 0 ? `还有${names}等 ${total} 项相关` : `还有${names}相关`),
    factor: (factor: string) => `所寻求的${factor}，对方提供`,
    factorEnough: (factor: string, sought: string, offered: string) => `寻求${factor} ${sought}，对方有 ${offered}，足够`,
    factorShort: (factor: string, sought: string, offered: string) => `寻求${factor} ${sought}，对方有 ${offered}，只够一部分`,
    factorUnstated: (factor: string, sought: string) => `寻求${factor} ${sought}，对方提供，但没写数量`,
    site: (of: string, quantity: string, ideal: string, stated: string, suits: 'fully' | 'partly' | 'not') =>
      `${of}要求${quantity}${ideal}，对方写明约 ${stated}：${{ fully: '合适', partly: '勉强', not: '不合适' }[suits]}`,
    siteBetween: (from: string, to: string) => `在 ${from} 至 ${to}`,
    siteFrom: (from: string) => `不低于 ${from}`,
    siteTo: (to: string) => `不高于 ${to}`,
    meaning: '两边所写的意思相近（由所配置的语言模型判断）',
    wordsAlike: '所写内容有相近之处',
    distance: (km: string) => `两地相距约 ${km} 公里`,
    words: (words: string) => `所写内容有共同之处：${words}`,
    pairing: (east: string, west: string, system: string) => `${east}与${west}有${system}结对关系`,
  },
  siteQuantity: {
    altitude: '海拔',
    temperature: '年均气温',
    sunshine: '年日照',
    precipitation: '年降水',
    wind_speed: '年均风速',
    water_temperature: '水温',
    power_price: '电价',
  } satisfies Record<SiteQuantity, string>,
  siteUnit: {
    altitude: '米',
    temperature: '℃',
    sunshine: '小时',
    precipitation: '毫米',
    wind_speed: '米/秒',
    water_temperature: '℃',
    power_price: '元/千瓦时',
  } satisfies Record<SiteQuantity, string>,
  gate: {
    same_listing: '这是同一条供需',
    essential_shortfall: (factor: string, sought: string, offered: string) => `必需的${factor}不够：需要 ${sought}，只有 ${offered}`,
  },
  /** What an organisation could change in its own listing; told to that organisation. */
  change: {
    state_quantity: (factor: string, amount: string) => `写明所提供的${factor}有多少（若有 ${amount} 或更多）`,
    raise_quantity: (factor: string, amount: string) => `把所提供的${factor}增加到 ${amount}`,
    name_industry: (industry: string) => `写上行业：${industry}（若确实从事）`,
    add_seek: (factor: string, concept: string | null) => (concept === null ? `也寻求${factor}` : `也寻求${factor}：${concept}`),
    waive_essential: (factor: string) => `${factor}不再列为必需，数量不足时可以商谈`,
    add_offer: (factor: string, concept: string | null) =>
      concept === null ? `也提供${factor}（若有）` : `也提供${factor}：${concept}（若有）`,
  },
};

import { plainWord } from './cell-text.ts';
import { FactorKind } from './factor.ts';
import { OrganisationKind } from './organisation.ts';

/** Words that offices write for a choice, as collected from investment catalogues and labour, land and resource tables. */

const lookup = <T extends string>(words: Record<T, string>): ReadonlyMap<string, T> =>
  new Map(
    (Object.entries(words) as [T, string][]).flatMap(([choice, each]) =>
      [choice, ...each.split(' ')].map((word): [string, T] => [plainWord(word), choice]),
    ),
  );

const FACTOR_WORDS = lookup<FactorKind>({
  technology: '技术 科技 研发 专利 工艺 成果 技术成果 科技成果 技术支持 technology r&d patent',
  market_channel: '市场渠道 渠道 市场 销路 销售 销售渠道 订单 采购 消费帮扶 电商 marketchannel channel market sales',
  capital: '资金 资本 投资 融资 项目资金 招商引资 基金 贷款 capital funds finance investment money',
  brand: '品牌 商标 地理标志 brand',
  management: '管理运营 管理 运营 经营管理 人才 专家 人才支持 培训 management operation talent',
  equipment: '设备 机械 装备 生产线 农机 equipment machinery',
  land: '土地 用地 工业用地 建设用地 地块 宗地 耕地 农用地 土地资源 land plot site',
  plant: '厂房 标准厂房 厂区 车间 帮扶车间 闲置厂房 仓库 plant factory workshop building',
  labour: '劳动力 劳力 用工 工人 富余劳动力 劳务 劳动力资源 人力 人力资源 labour labor workers workforce',
  raw_material: '原料 原材料 农产品 特色产品 矿产 资源 特色资源 物产 rawmaterial material produce minerals',
  energy: '能源 电力 用电 绿电 风电 光伏 新能源 天然气 energy power electricity',
  water: '水资源 水 用水 供水 水权 water',
  tourism: '文旅资源 文旅 旅游 旅游资源 文化旅游 景区 tourism travel',
  logistics: '物流 运输 交通 仓储 冷链 冷链物流 口岸 logistics transport',
  policy: '政策 优惠政策 扶持政策 政策支持 补贴 policy incentive',
});

const KIND_WORDS = lookup<OrganisationKind>({
  enterprise: '企业 公司 工厂 合作社 国企 民企 国有企业 民营企业 enterprise company firm',
  county: '县(市、区) 县(市,区) 县市区 县区 县 区 市 旗 政府 县级政府 地方政府 县域 countyordistrict county district government',
  institution:
    '院校机构 院校 高校 大学 学校 科研院所 研究院 研究所 科研机构 医院 事业单位 机构 institution university institute hospital school',
  investor: '投资方 投资机构 投资人 基金 投资公司 投资 investor fund',
});

const DIRECTION_WORDS = lookup<'offer' | 'seek'>({
  offer: '提供 供给 供 供应 可提供 能提供 提供方 供方 输出 有 优势 资源 offers provide supply',
  seek: '寻求 需求 需 求 需要 求购 招引 引进 缺 希望 需方 seeks need needs demand',
});

const YES_NO_WORDS = lookup<'yes' | 'no'>({
  yes: '是 y true 1 必需 必须 必要 需 √ ✓ ✔ 有 essential required',
  no: '否 n false 0 非必需 不必需 可选 不 无 × x optional',
});

/** The factor that a word names; undefined for any other word. */
export const factorOfWord = (text: string): FactorKind | undefined => FACTOR_WORDS.get(plainWord(text));
/** The factor that a phrase speaks of (闲置标准厂房 → plant), by the longest word in it; undefined where two are as long. */
export function factorOfPhrase(text: string): FactorKind | undefined {
  const phrase = plainWord(text);
  const whole = FACTOR_WORDS.get(phrase);
  if (whole !== undefined || phrase.length > 12) return whole;
  const inside = [...FACTOR_WORDS].filter(([word]) => word.length > 1 && phrase.includes(word));
  const longest = Math.max(0, ...inside.map(([word]) => word.length));
  const factors = new Set(inside.flatMap(([word, factor]) => (word.length === longest ? [factor] : [])));
  return factors.size === 1 ? [...factors][0] : undefined;
}

/** The kind of organisation that a word names; undefined for any other word. */
export const kindOfWord = (text: string): OrganisationKind | undefined => KIND_WORDS.get(plainWord(text));
/** Whether a word says that something is offered or sought; undefined for any other word. */
export const directionOfWord = (text: string): 'offer' | 'seek' | undefined => DIRECTION_WORDS.get(plainWord(text));
/** 是 or 否 in its many forms; undefined for any other word. */
export function yesNoOfWord(text: string): boolean | undefined {
  const word = YES_NO_WORDS.get(plainWord(text));
  return word === undefined ? undefined : word === 'yes';
}

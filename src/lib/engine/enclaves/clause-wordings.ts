import type { EnclaveRuleCode } from '../../domain/enclave-rule.ts';
import type { FindingCode, Severity } from './linter.ts';

/** A wording that says what it must not, and the rule it breaks. Patterns of Chinese drafts, held against one sentence at a time. */
export type Wording = {
  code: FindingCode;
  severity: Severity;
  rule: EnclaveRuleCode;
  /** All of these stand in the sentence; the first one's words are shown. */
  all: readonly RegExp[];
  /** None of these: what denies it, or makes it lawful. */
  unless?: RegExp;
};

/** An enterprise as drafts call it; neither the tax on its income nor the two places' own company. */
const FIRM =
  '(?:企业(?!所得税|增值税)|(?<!平台|开发|运营|建设)公司|项目方|投资[方人者]|业主|(?:入园|入驻|落户)(?:单位|项目)|客商|经营者|厂商)';
const TAXES = '(?:税|财政贡献|经济贡献|地方贡献|留成|财力)';
/** Taxes as the measure of something: “by the taxes paid”, “80 % of the part retained”. */
const BY_TAXES = new RegExp(
  `(按|依据|根据|参照|与|以)[^，。；]{0,24}${TAXES}|${TAXES}[^。；]{0,24}(%|％|百分之|[一二三四五六七八九]成|全额|等额|部分|总额|挂钩|超过|突破|达到|减半)` +
    '|(返还|奖|补)[^，。；]{0,16}(增值税|所得税|税款|税收|纳税|缴税)|先征后[返退奖]|即征即[返奖]',
);
const PAID_BACK = '返还|返给|奖励|奖补|奖给|兑现|补贴|补助|扶持|退还|退给|先征后[返退奖]|即征即[返奖]|反哺|拨付给|发展资金';
const LOCAL = '(?:本地|当地|属地|本县|本市|本省|本区|本州|县内|市内|区内|省内|园区内|飞入地|飞出地)';
const SELLER = '(?:企业|产品|商品|货物|服务|供应商|供货商|经营者|施工|建材|队伍|单位|厂家|厂商|材料|合作社)';
const DUTY = '(?:优先|必须|只能|只准|仅限|须|应当?|一律|全部|原则上|不得少于|不低于|不少于|限定|限于|指定)';
const BUY = '(?:采购|购买|选用|采用|选择|使用|交易|聘用|发包|承建|承揽|收购|委托|供应|供货|配套)';
const MOVE = '(?:迁出|外迁|迁离|搬离|搬迁|迁移|迁往|撤离|撤出)';
const FIGURES = /GDP|生产总值|产值|增加值|固定资产投资|进出口|外资|规上|统计|社会消费品零售/;
/** Statistics belong where the plant is: only somebody else is a side that may not have them. */
const SIDE = '(?:飞出地|甲方|乙方|双方|两地|对方|各自)';
const AID = '(?:援助|援疆|援藏|援青|支援|协作|帮扶|衔接|扶贫)(?:专项|财政|补助){0,2}资金';
const PROFIT = '分红|分成|收益|利润|回报|红利|股息';
const OTHER_TAX =
  '(?:个人所得税|土地使用税|房产税|契税|印花税|土地增值税|耕地占用税|车船税|环境保护税|环保税|资源税|城市维护建设税|城建税|教育附加|教育费附加|消费税|车辆购置税)';

export const WORDINGS: readonly Wording[] = [
  {
    code: 'firm_rebate_wording',
    severity: 'barred',
    rule: 'firm_rebate',
    all: [new RegExp(`${FIRM}[^。；]*(${PAID_BACK})|(${PAID_BACK})[^。；]*${FIRM}`), BY_TAXES],
    unless: new RegExp(
      `(不得|不以|不再|不与|不予|不给予|严禁|禁止|取消|停止)[^。；]{0,24}(${PAID_BACK}|挂钩)|无关|一视同仁|国家统一` +
        `|(返还|补助|退还|奖励|拨付|分给|支付)(给|至|到|予)?\\s*(飞出地|飞入地|甲方|乙方|对方|[^，。；]{0,6}(财政|政府))`,
    ),
  },
  {
    code: 'selective_favour',
    severity: 'barred',
    rule: 'operating_cost',
    // Cheaper land, power, rent or social insurance for a firm that is named, rather than for all.
    all: [
      /(土地出让(金|价款|收入)|土地(价款|款)|地价|社会保险|社保|电价|电费|水价|水费|气价|行政事业性收费|配套费|厂房租金|房租)[^。；]{0,24}(返还|减免|免收|免缴|免交|减半|代缴|优惠|补贴|奖励|退还|抵扣)|(返还|减免|免收|免缴|免交|代缴|补贴|零)[^，。；]{0,12}(土地出让|土地价款|地价|社会保险|社保|电价|电费|水价|行政事业性收费|配套费|厂房租金|房租)/,
      new RegExp(FIRM),
    ],
    unless: /所有企业|各类企业|所有符合|符合条件|一视同仁|国家(统一)?(的)?(规定|政策)|依法|同等|不得|不以|禁止/,
  },
  {
    code: 'local_trade_only',
    severity: 'barred',
    rule: 'free_movement',
    // To buy from here, or from the one that is named, is made a duty or a preference.
    all: [
      new RegExp(
        `${DUTY}[^，。；]{0,20}${BUY}[^，。；]{0,12}${LOCAL}[^，。；]{0,8}${SELLER}|${DUTY}[^，。；]{0,16}${LOCAL}[^，。；]{0,8}${SELLER}[^，。；]{0,8}${BUY}` +
          `|${BUY}[^，。；]{0,10}${DUTY}[^，。；]{0,12}${LOCAL}[^，。；]{0,8}${SELLER}|(指定|限定)[^，。；]{0,6}(供应商|经营者|施工单位|服务单位|服务机构|厂家|品牌)` +
          `|(不得|禁止|不准|限制)[^，。；]{0,10}(采购|购买|收购|引进|使用|向)[^，。；]{0,8}(外地|外县|外省|县外|省外|区外|市外)`,
      ),
    ],
    unless: /(不得|禁止)[^，。；]{0,4}(限定|指定|要求|强制|强迫)|不(限定|指定)|自愿|自主(决定|选择)/,
  },
  {
    code: 'local_seat_required',
    severity: 'barred',
    rule: 'free_movement',
    all: [
      new RegExp(
        `(投标|招标|承接|承揽|承包|参与[^，。；]{0,4}(建设|采购|项目)|供货|入围|享受|申请)[^。；]{0,20}(须|应当?|要求|方可|需)[^。；]{0,12}(在|到|于)${LOCAL}[^。；]{0,8}(注册|登记|设立|成立)` +
          `|(在|到|于)${LOCAL}[^。；，]{0,6}(注册|登记|设立|成立)[^。；]{0,14}(方可|才能|方能|为前提|为条件)`,
      ),
    ],
    unless: /不得(要求|强制|以)|不要求|无需/,
  },
  {
    code: 'moving_out_barred',
    severity: 'barred',
    rule: 'free_movement',
    all: [
      new RegExp(
        `(不得|禁止|限制|不准|不能|不予|不许|不可)[^。；，]{0,16}(${MOVE}|注册地|纳税地|变更到|变更至|在外地|到外地投资|转移产能|转移生产)` +
          `|${MOVE}[^。；]{0,20}(赔偿|补缴|追回|追缴|违约金|退还(全部|已|所享|此前))`,
      ),
    ],
    unless: /(不得|不|禁止)[^，。；]{0,3}(限制|阻碍|干预|阻止|妨碍)|居民|群众|农户|村民|拆迁|安置/,
  },
  {
    code: 'statistics_wording',
    severity: 'wording',
    rule: 'statistics',
    all: [
      new RegExp(
        `(计入|划归|划入|记入|记在|算作|算在|算入|归入?|统计[到在为])[^，。；]{0,10}${SIDE}|(列入|纳入|计入)[^，。；]{0,10}统计|统计[^，。；]{0,8}(上报|申报|报送)|(上报|申报|报送)[^，。；]{0,4}统计|拆分|分劈`,
      ),
      FIGURES,
      new RegExp(SIDE),
    ],
    // “For internal assessment of the governments only”; where the plant is; property rather than figures.
    unless: /(仅|只|限于|专)[^。；]{0,12}考核|在地(原则|统计)|属地统计|不改变|(资产|产权|收益|税收)[^，。；]{0,6}归/,
  },
  {
    code: 'aid_money_in_profit',
    severity: 'barred',
    rule: 'aid_money',
    all: [new RegExp(`${AID}[^。；]{0,40}(${PROFIT})|(${PROFIT})[^。；]{0,30}${AID}`)],
    unless:
      /不得|不参与|不参加|不用于|不作为|不计|不享受|无偿|另行管理|群众|归(受援|村|集体)|收益[^，。；]{0,8}(归|用于)[^，。；]{0,6}(村|集体|受援|脱贫|农户)/,
  },
  {
    code: 'settled_by_firm',
    severity: 'wording',
    rule: 'settlement',
    all: [
      new RegExp(
        `(逐户|逐企业|逐家|按户|按企业(?![^，。；]{0,3}[缴纳])|点对点)[^。；]{0,24}(返还|支付|划转|上缴|汇[入给至到]|付给|划给|打给|转给|结算|清算|缴纳给)` +
          `|${FIRM}[^。；]{0,24}(付给|支付给|转给|汇给|汇入|打给|划给|划转给|上缴给|缴纳给|交给|返还给?)[^。；]{0,6}(飞出地|对方|甲方|乙方)`,
      ),
    ],
    unless: /不(再)?(逐|按户|按企业)|租金|货款|借款|服务费|管理费|工资|投资款|保证金|财政[局部]?[^，。；]{0,12}(付|划|结|拨|上解)/,
  },
  {
    code: 'tax_outside_base',
    severity: 'wording',
    rule: 'settlement',
    // Taxes that no base of a term sheet holds, promised to the other side.
    all: [
      new RegExp(
        `${OTHER_TAX}[^。；]{0,24}(分成|分享|共享|分给|划给|划转|返还|对半|平分|各半|五五|四六|六四|七三|归(飞出地|甲方|乙方)|(飞出地|甲方|乙方|双方)[^，。；]{0,4}得)|(分成|分享|共享)[^。；]{0,16}${OTHER_TAX}`,
      ),
    ],
    unless: /不(参与|参加|纳入|列入|计入|分享|分成)|除外|不含|不包括|依法申报|财政体制/,
  },
  {
    code: 'stock_shared',
    severity: 'gap',
    rule: 'increment',
    all: [
      /(存量|原有|既有|现有|已有|签约前|此前已)[^。；]{0,16}(税|收入|企业|留成)[^。；]{0,16}(纳入|参与|参加|计入|由双方|一并|统一|同样|也)[^。；]{0,12}(分|共享)|(不区分|不分)(存量|增量)[^。；]{0,20}(分成|分享|共享)/,
    ],
    unless: /不(参与|参加|纳入|计入|分成|分享)|[只仅](对|分|就)|归(飞入地|原属地|属地)/,
  },
];

/** A text's sentences, as long as they say anything. */
export const sentencesOf = (text: string): string[] => text.split(/[。；;\n]/).filter((sentence) => sentence.trim() !== '');

/** The words by which a sentence breaks a rule; null when it does not. */
export function wordsIn(sentence: string, { all, unless }: Wording): string | null {
  if (unless?.test(sentence) || !all.every((pattern) => pattern.test(sentence))) return null;
  return all[0]!.exec(sentence)![0];
}

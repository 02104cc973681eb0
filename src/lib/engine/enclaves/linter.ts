import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { EnclaveRule, EnclaveRuleCode } from '../../domain/enclave-rule.ts';
import { calendarYear } from '../../domain/enclave-terms.ts';
import { Law, type EnclaveReference } from './law.ts';

/** What the linter objects to; each has a sentence and a compliant wording in `i18n`. */
export const FINDING_CODES = [
  'firm_rebate',
  'firm_rebate_wording',
  'local_trade_only',
  'moving_out_barred',
  'phase_hole',
  'missing_start_event',
  'no_floor',
  'no_ceiling',
  'stock_shared',
  'no_exit',
  'no_review',
  'no_payment_date',
  'statistics_wording',
  'aid_money_in_profit',
  'settled_by_firm',
  'tax_outside_base',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** `barred`: must not be signed; `gap`: something that will be quarrelled about is missing; `wording`: says what it must not say. */
export type Severity = 'barred' | 'wording' | 'gap';

/** A clause as written in a draft agreement; `topic` says what it is about, where somebody has said so. */
export type WrittenClause = { text: string; topic?: 'exit' | 'review' | 'payment_date' };

export type Finding = {
  code: FindingCode;
  severity: Severity;
  /** Place in the written clauses; null: in the terms as a whole. */
  clause: number | null;
  /** Calendar years that it concerns. */
  years: number[];
  /** The words that were found. */
  words: string | null;
  rule: EnclaveRule;
};

/** Wordings that say what they must not, and the rule each breaks. Patterns of Chinese drafts. */
const WORDINGS: readonly { code: FindingCode; severity: Severity; rule: EnclaveRuleCode; pattern: RegExp }[] = [
  {
    code: 'firm_rebate_wording',
    severity: 'barred',
    rule: 'firm_rebate',
    // A firm, its taxes, and a payment back, in one sentence.
    pattern:
      /(企业|公司|项目方|投资方)[^。；]{0,30}(税|留成|财政贡献)[^。；]{0,30}(返还|奖励|补贴|补助|扶持|退还)|(返还|奖励|补贴|退还)[^。；]{0,20}(企业|公司|项目方|投资方)[^。；]{0,30}(税|留成|财政贡献)/,
  },
  {
    code: 'local_trade_only',
    severity: 'barred',
    rule: 'free_movement',
    // To buy from here, or from the one that is named, is made a duty or a preference.
    pattern:
      /(优先|必须|只能|须|应当?|限定|限于|指定)[^。；]{0,16}(采购|购买|选用|使用|交易|聘用)[^。；]{0,12}(本地|当地|本县|本市|本省|本区|园区内|飞入地|飞出地)[^。；]{0,6}(企业|产品|商品|货物|服务|供应商|经营者|施工)|(采购|购买|选用|交易|聘用)[^。；]{0,8}(优先|必须|只能|限定|限于|指定)[^。；]{0,12}(本地|当地|本县|本市|本省|本区|园区内|飞入地|飞出地)[^。；]{0,6}(企业|产品|商品|货物|服务|供应商|经营者|施工)|(指定|限定)[^。；]{0,6}(供应商|经营者|施工单位|服务机构)/,
  },
  {
    code: 'moving_out_barred',
    severity: 'barred',
    rule: 'free_movement',
    pattern: /(不得|禁止|限制|不准|不能)[^。；]{0,12}(迁出|外迁|迁离|搬离|迁移|在外地设立|到外地投资)/,
  },
  {
    code: 'statistics_wording',
    severity: 'wording',
    rule: 'statistics',
    pattern: /(GDP|地区生产总值|工业(总)?产值|固定资产投资|统计(数据|指标)?)[^。；]{0,20}(计入|统计到|划归|归)(飞出地|甲方|乙方|双方)/,
  },
  {
    code: 'aid_money_in_profit',
    severity: 'barred',
    rule: 'aid_money',
    pattern: /(援助|援疆|援藏|协作)资金[^。；]{0,30}(分红|分成|收益分配|利润|回报)/,
  },
  {
    code: 'settled_by_firm',
    severity: 'wording',
    rule: 'settlement',
    pattern: /(逐户|逐企业|由企业|企业直接)[^。；]{0,20}(返还|支付|划转|上缴|缴纳给)[^。；]{0,12}(飞出地|对方|甲方|乙方)?/,
  },
  {
    code: 'tax_outside_base',
    severity: 'wording',
    rule: 'settlement',
    // Taxes that no base of a term sheet holds, promised to the other side.
    pattern:
      /(个人所得税|(城镇)?土地使用税|房产税|契税|印花税|土地增值税|耕地占用税|车船税|环境保护税|资源税|城市维护建设税|教育费附加|消费税|车辆购置税)[^。；]{0,20}(分成|分享|分给|划给|返还|归(飞出地|甲方|乙方))/,
  },
];

/** A clause that itself limits its words: “仅作为政府内部考核时使用”. */
const INTERNAL_ONLY = /仅(作为|用于|供)[^。；]{0,10}(内部)?考核/;
const TOPICS = {
  exit: /退出|终止|移交|解除/,
  review: /复核|评估|重新协商|调整机制|中期/,
  payment_date: /每年\s*\d{1,2}\s*月|月底前|年终结算|次年/,
} as const;

/**
 * Holds terms and written clauses against dated rules. It advises; a lawyer decides.
 *
 * @param clauses  of the draft, as written
 * @returns findings: what is barred first, then wordings, then gaps
 */
export function lint({ terms }: EnclaveDeal, clauses: readonly WrittenClause[], reference: EnclaveReference): Finding[] {
  const law = new Law(reference);
  const years = Array.from({ length: terms.years }, (_, at) => calendarYear(terms, at + 1));
  const whole = (code: FindingCode, severity: Severity, rule: EnclaveRuleCode, when: boolean, concerned: number[] = []): Finding[] =>
    when ? [{ code, severity, clause: null, years: concerned, words: null, rule: law.rule(rule) }] : [];
  const agreed = terms.terms;
  const shares = agreed.base.length > 0;
  const holes = years.filter((_, at) => !agreed.phases.some(({ from_year: from, to_year: to }) => from <= at + 1 && at + 1 <= to));
  const barredYears = years.filter((year) => law.inForce('firm_rebate', year));
  const speaks = (topic: keyof typeof TOPICS) => clauses.some((clause) => clause.topic === topic || TOPICS[topic].test(clause.text));
  return [
    ...whole('firm_rebate', 'barred', 'firm_rebate', terms.clauses.some(({ to }) => to === 'firm') && barredYears.length > 0, barredYears),
    ...clauses.flatMap((clause, at) => wordingsIn(clause, at, law, years)),
    ...whole('stock_shared', 'gap', 'increment', agreed.of === 'all' && (agreed.baseline.vat > 0 || agreed.baseline.cit > 0)),
    ...whole('phase_hole', 'gap', 'phase_coverage', shares && holes.length > 0, holes),
    ...whole('missing_start_event', 'gap', 'start_event', terms.start_event === null),
    ...whole('no_floor', 'gap', 'floor', shares && (agreed.floor_per_year ?? 0) === 0),
    ...whole('no_ceiling', 'gap', 'ceiling', shares && agreed.ceiling_per_year === null && agreed.ceiling_total === null),
    ...whole('no_payment_date', 'gap', 'settlement', !speaks('payment_date')),
    ...whole('no_review', 'gap', 'review', !speaks('review')),
    ...whole('no_exit', 'gap', 'exit', !speaks('exit')),
  ].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

const SEVERITIES: readonly Severity[] = ['barred', 'wording', 'gap'];

/** What the ordinance on fair-competition review bars is barred from its first day only. */
const OF_THE_ORDINANCE: ReadonlySet<EnclaveRuleCode> = new Set<EnclaveRuleCode>(['firm_rebate', 'free_movement']);

function wordingsIn({ text }: WrittenClause, clause: number, law: Law, years: readonly number[]): Finding[] {
  return WORDINGS.flatMap(({ code, severity, rule, pattern }): Finding[] => {
    const words = pattern.exec(text)?.[0];
    if (words === undefined || (OF_THE_ORDINANCE.has(rule) && !years.some((year) => law.inForce(rule, year)))) return [];
    if (code === 'statistics_wording' && INTERNAL_ONLY.test(text)) return [];
    return [{ code, severity, clause, years: [], words, rule: law.rule(rule) }];
  });
}

/** What the fair-competition self-review form asks, group by group. */
export const REVIEW_QUESTIONS = ['market_access', 'free_movement', 'operating_cost', 'operating_behaviour'] as const;
export type ReviewQuestion = (typeof REVIEW_QUESTIONS)[number];

/** Findings that answer a question; a question that is not here is a person's to answer. */
const SEEN: Partial<Record<ReviewQuestion, readonly FindingCode[]>> = {
  free_movement: ['local_trade_only', 'moving_out_barred'],
  operating_cost: ['firm_rebate', 'firm_rebate_wording'],
};

/** Whether the linter can see anything that bears on a question. */
export const isSeen = (question: ReviewQuestion): boolean => SEEN[question] !== undefined;

export type SelfReview = { answers: { question: ReviewQuestion; findings: Finding[] }[]; conclusion: 'compliant' | 'to_change' };

/**
 * The data of the self-review form: what the linter can see bears on the firm's costs (taxes, rewards, subsidies) and on goods and
 * firms that may not come or go; the other questions are a person's to answer.
 * @source 公平竞争审查条例 (2024-08-01)
 */
export function selfReview(findings: readonly Finding[]): SelfReview {
  const answers = REVIEW_QUESTIONS.map((question) => ({
    question,
    findings: findings.filter(({ code }) => SEEN[question]?.includes(code)),
  }));
  return { answers, conclusion: answers.some((answer) => answer.findings.length > 0) ? 'to_change' : 'compliant' };
}

import type { SharedTax } from '../../domain/enclave-terms.ts';
import type { NothingReason, WarningCode } from '../../engine/enclaves/terms-warnings.ts';
import type { ShareNote } from '../../engine/enclaves/shares.ts';

type WholeWarning = Exclude<WarningCode, 'clause_pays_nothing'>;

/** Enclaves: terms, shares, warnings. */
export const enclave = {
  shareNote: {
    no_surplus: '合作的总值低于各方不合作时的所得之和，谈判解（nash）不存在',
    no_imputation: '合作的总值低于各方单干之和，没有人人不吃亏的分法，核仁（nucleolus）不存在',
  } satisfies Record<ShareNote, string>,
  tax: { vat: '增值税', cit: '企业所得税' } satisfies Record<SharedTax, string>,
  comma: '、',
  yearSpan: (from: number, to: number) => (from === to ? `${from} 年` : `${from}—${to} 年`),
  paysNothing: (tax: string, years: string, why: string) => `“${tax}分成”这一条在 ${years}分不到钱：${why}`,
  nothingReason: {
    branch_first_year: '新设分支机构当年不就地分摊企业所得税。请从次年起算，或改设子公司',
    no_tax: '当年没有应缴的税（没有利润或没有销项，或有退税）',
    below_baseline: '参与分成的各级所得没有超过约定的基数，没有增量可分',
    not_kept: '参与分成的各级不留成这一税种。请把留成的层级列入分成',
  } satisfies Record<Exclude<NothingReason, 'exempt'>, string>,
  exempt: {
    whole: (years: string) => `${years}企业免税，一分不交`,
    local: (years: string) => `${years}企业只交归中央的部分，归地方的部分免征`,
    said: (parts: readonly string[], last: number) =>
      `${parts.join('；')}。优惠到 ${last} 年为止。可以改为分其他税种、推迟分成年限，或写保底`,
  },
  warning: {
    phase_hole: (years: string) => `${years}没有约定分成比例，当年只付保底。请把每一年都写进阶段表`,
    firm_rebate: (years: string) =>
      `给企业的返还与其缴税挂钩，${years}属公平竞争审查禁止的内容。请改为政府间的财政结算，或与税收脱钩的普惠支持`,
    missing_start_event: (_years: string) =>
      '没有写从什么时候起算（签约、取得第一笔收入还是投产），阶段表的“第几年”就无从落定。请写明起算点',
    no_floor: (_years: string) => '没有保底：税收不及预期时飞出地可能一分不得。请约定每年最低额，或写明不设保底',
    no_ceiling: (_years: string) => '没有上限：到期之前分成没有封顶。请约定每年或累计上限，或写明不设上限',
    stock_shared: (_years: string) =>
      '约定分全部税收，却已有存量基数：等于连存量一起分。通常存量归原属地，只分增量；请改为 increment 或去掉基数',
    rule_expires: (years: string, rule = '') => `“${rule}”在合作期内到期，${years}不再适用，按其后的规定计算。请约定政策变化时如何重议`,
    rule_unsure: (years: string, rule = '') => `${years}用到了没有把握的规定：“${rule}”。请向当地税务机关核实后再签`,
  } satisfies Record<WholeWarning, (years: string, rule?: string) => string>,
};

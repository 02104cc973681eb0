import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import type { EnclaveRule, EnclaveRuleCode } from '../../domain/enclave-rule.ts';
import { calendarYear } from '../../domain/enclave-terms.ts';
import { phasesInClause } from './clause-phases.ts';
import { speaksOf, type Topic } from './clause-topics.ts';
import { sentencesOf, WORDINGS, wordsIn } from './clause-wordings.ts';
import { Law, type EnclaveReference } from './law.ts';

/** What the linter objects to; each has a sentence and a compliant wording in `i18n`. */
export const FINDING_CODES = [
  'firm_rebate',
  'firm_rebate_wording',
  'selective_favour',
  'local_trade_only',
  'local_seat_required',
  'moving_out_barred',
  'phase_hole',
  'phase_overlap',
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
export type WrittenClause = { text: string; topic?: Topic };

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
  const speaks = (topic: Topic) => clauses.some((clause) => speaksOf(topic, clause));
  return [
    ...whole('firm_rebate', 'barred', 'firm_rebate', terms.clauses.some(({ to }) => to === 'firm') && barredYears.length > 0, barredYears),
    ...clauses.flatMap((clause, at) => [...wordingsIn(clause, at, law, years), ...phasesIn(clause, at, law, years)]),
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
const OF_THE_ORDINANCE: ReadonlySet<EnclaveRuleCode> = new Set<EnclaveRuleCode>(['firm_rebate', 'free_movement', 'operating_cost']);

function wordingsIn({ text }: WrittenClause, clause: number, law: Law, years: readonly number[]): Finding[] {
  return WORDINGS.flatMap((wording): Finding[] => {
    const { code, severity, rule } = wording;
    if (OF_THE_ORDINANCE.has(rule) && !years.some((year) => law.inForce(rule, year))) return [];
    const words = sentencesOf(text)
      .map((sentence) => wordsIn(sentence, wording))
      .find((found) => found !== null);
    return words ? [{ code, severity, clause, years: [], words, rule: law.rule(rule) }] : [];
  });
}

/** Phases that a clause spells out: years between them that have no rate, years that have two. */
function phasesIn({ text }: WrittenClause, clause: number, law: Law, years: readonly number[]): Finding[] {
  const phases = phasesInClause(text, years.length);
  if (!phases) return [];
  const found = (code: FindingCode, which: readonly number[]): Finding[] =>
    which.length === 0
      ? []
      : [{ code, severity: 'gap', clause, years: which.map((t) => years[t - 1]!), words: phases.words, rule: law.rule('phase_coverage') }];
  return [...found('phase_hole', phases.holes), ...found('phase_overlap', phases.overlaps)];
}

/** What the fair-competition self-review form asks, group by group. */
export const REVIEW_QUESTIONS = ['market_access', 'free_movement', 'operating_cost', 'operating_behaviour'] as const;
export type ReviewQuestion = (typeof REVIEW_QUESTIONS)[number];

/** Findings that answer a question; a question that is not here is a person's to answer. */
const SEEN: Partial<Record<ReviewQuestion, readonly FindingCode[]>> = {
  free_movement: ['local_trade_only', 'local_seat_required', 'moving_out_barred'],
  operating_cost: ['firm_rebate', 'firm_rebate_wording', 'selective_favour'],
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

import type { Run } from '../../domain/run.ts';
import { compareRuns, type Change, type ComparedRun, type Item } from '../../engine/run/compare.ts';
import { formatNumber, formatPoints } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import { causeText, type RunLanguage } from '../../i18n/run-text.ts';
import type { Messages } from '../../i18n/zh.ts';
import { regionName } from '../reference/reference.ts';
import type { Db } from '../db.ts';
import { comparedRun, readResult } from './run-result.ts';

export type ChangeView = { key: string; what: string; before: string; after: string; why: string };

/** What differs between two runs, in words; the largest changes first. */
export type DifferenceView = {
  identical: boolean;
  /** How many entered, left, changed and stayed. */
  counts: [entered: number, left: number, changed: number, unchanged: number];
  /** What is different about the question or the engine. */
  causes: string[];
  entered: ChangeView[];
  left: ChangeView[];
  changed: ChangeView[];
  /** What this kind of run calls all that. */
  words: { counts: string; entered: string; left: string; changed: string; what: string };
};

/**
 * Compares two runs of one kind for a page.
 *
 * @param most  how many changes of each sort to tell
 * @returns null when a result of either cannot be read
 */
export async function differenceView(
  db: Db,
  [older, newer]: readonly [Run, Run],
  { locale, m: all, most }: { locale: Locale; m: Messages; most: number },
): Promise<DifferenceView | null> {
  const [before, after] = await Promise.all([readResult(db, older), readResult(db, newer)]);
  if (!before || !after) return null;
  return differenceInWords([comparedRun(older, before), comparedRun(newer, after)], newer.kind, { locale, m: all, most });
}

/** The same of two results that have been read. */
export function differenceInWords(
  [a, b]: readonly [ComparedRun, ComparedRun],
  kind: Run['kind'],
  { locale, m: all, most }: { locale: Locale; m: Messages; most: number },
): DifferenceView {
  const difference = compareRuns(a, b);
  const m = kind === 'siting' ? inWordsOfSiting(all) : all;

  const party = (id: string) => b.names.get(id) ?? a.names.get(id) ?? id;
  const nameOf = ({ key, mode, parties, served }: Item) => {
    if (served) return key;
    const tied = parties.map(party).join(' ⇄ ');
    return mode ? m.portfolio.project(m.bundle.mode[mode], tied) : tied;
  };
  const items = new Map([...a.items, ...b.items].map((item) => [item.key, item]));
  const rival = (key: string) => {
    const item = items.get(key);
    if (item?.holds) return nameOf(item);
    const others = item?.parties.filter((id) => id !== item.group) ?? [];
    return others.length > 0 ? others.map(party).join(m.shell.listSeparator) : key;
  };
  const language: RunLanguage = { locale, m, names: { party, item: rival, region: (code) => regionName(code, locale) } };
  const standing = (item: Item | null) => {
    if (!item) return m.run.compare.notIn;
    if (item.served) {
      const way = `${formatNumber(locale, item.served.way)} ${m.siting.measure[item.served.measure]}`;
      return m.run.compare.servedBy(item.served.by, way, formatNumber(locale, item.value));
    }
    return item.holds ? m.run.compare.worth(formatNumber(locale, item.value)) : m.run.compare.place(item.place, formatPoints(item.value));
  };
  const asked = difference.causes.map((cause) => causeText(cause, language));
  // What stands above the tables, a hundred rows need not say again: several settings, or a siting's tables by their fingerprint.
  const isSaidAbove = asked.length > (kind === 'siting' ? 0 : 1);
  const ofQuestion = new Set(difference.causes);
  const view = (change: Change): ChangeView => {
    const item = (change.after ?? change.before) as Item;
    const causes = isSaidAbove ? change.causes.filter((cause) => !ofQuestion.has(cause)) : change.causes;
    const why = causes.map((cause) => causeText(cause, language));
    if (causes.length < change.causes.length) why.push(m.run.compare.asAbove);
    return {
      key: item.key,
      what: nameOf(item),
      before: standing(change.before),
      after: standing(change.after),
      why: why.join(m.shell.semicolon),
    };
  };
  const told = (changes: readonly Change[]) => [...changes].sort(largestFirst).slice(0, most).map(view);
  const { entered, left, changed, unchanged } = difference;
  const counts = [entered.length, left.length, changed.length, unchanged] as const;
  const { entered: newly, left: gone, changed: altered, what } = m.run.compare;
  return {
    identical: difference.identical,
    counts: [...counts],
    words: { counts: m.run.compare.counts(...counts), entered: newly, left: gone, changed: altered, what },
    causes: asked,
    entered: told(entered),
    left: told(left),
    changed: told(changed),
  };
}

/** The catalogue with what a siting says otherwise: counties are served, not ranked, and nothing was published. */
function inWordsOfSiting(m: Messages): Messages {
  const { appeared, gone, ...compare } = m.run.siting;
  return {
    ...m,
    run: {
      ...m.run,
      compare: { ...m.run.compare, ...compare },
      cause: { ...m.run.cause, party_appeared: appeared, party_gone: gone },
    },
  };
}

/** Of a county in a siting the demand weighed by its way: a change of way counts by all who travel it. */
const weight = (item: Item | null): number => (item ? item.value * (item.served?.way ?? 1) : 0);
const size = ({ before, after }: Change): number => Math.abs(weight(after) - weight(before));
const largestFirst = (a: Change, b: Change): number => size(b) - size(a);

import type { Cause, Fact, FactChange } from '../engine/run/compare.ts';
import { formatNumber } from './format.ts';
import type { Messages } from './zh.ts';

/** Names that live outside the catalogue: of parties as the recorded inputs call them, of items, of regions. */
export type RunNames = {
  party: (id: string) => string;
  /** What a rival item is called within its group. */
  item: (key: string) => string;
  region: (code: string) => string;
};

export type RunLanguage = { locale: 'zh' | 'en'; m: Pick<Messages, 'run' | 'listing'>; names: RunNames };

/** Why something differs between two runs, as one sentence. */
export function causeText(cause: Cause, language: RunLanguage): string {
  const { run } = language.m;
  const t = run.cause;
  switch (cause.kind) {
    case 'party_appeared':
    case 'party_gone':
      return t[cause.kind](language.names.party(cause.party));
    case 'party_changed': {
      const changes = cause.changes.map((change) => factChangeText(change, language));
      return t.party_changed(language.names.party(cause.party), changes.join(run.listSeparator));
    }
    case 'parameter': {
      const value = (of: string | number | null) => parameterText(cause.name, of, language);
      return t.parameter(run.parameter[cause.name] ?? cause.name, value(cause.before), value(cause.after));
    }
    case 'engine':
      return t.engine(cause.before ?? run.notSet, cause.after ?? run.notSet);
    case 'overtaken':
    case 'moved_up':
      return t[cause.kind](cause.by.map(language.names.item).join(run.listSeparator));
    case 'unknown':
      return t.unknown;
  }
}

function parameterText(name: string, value: string | number | null, { locale, m, names }: RunLanguage): string {
  if (value === null) return m.run.notSet;
  if (name === 'scope') {
    const [east, west] = String(value).split(' ');
    return east && west ? m.run.scope.pair(names.region(east), names.region(west)) : m.run.scope.country;
  }
  return typeof value === 'number' && name !== 'asOf' ? formatNumber(locale, value) : String(value);
}

function factChangeText({ before, after }: FactChange, language: RunLanguage): string {
  const { run } = language.m;
  const name = factName((after ?? before) as Fact, language);
  if (!before) return run.changeAdded(name);
  if (!after) return run.changeRemoved(name);
  const amounts = [amountOf(before, language), amountOf(after, language)] as const;
  return amounts[0] === amounts[1] ? run.changeText(name) : run.changeAmount(name, ...amounts);
}

function factName({ field, factor }: Fact, { m }: RunLanguage): string {
  return factor === undefined ? m.run.fact[field] : m.run.factor(m.run.fact[field], m.listing.factor[factor]);
}

function amountOf({ amount }: Fact, { locale, m }: RunLanguage): string {
  return amount ? `${formatNumber(locale, amount.quantity)} ${m.listing.unit[amount.unit]}` : m.run.notSet;
}

import { ModeId } from '../domain/mode.ts';
import { DIALS } from '../engine/projects/fairness.ts';
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

export type RunLanguage = { locale: 'zh' | 'en'; m: Pick<Messages, 'run' | 'listing' | 'portfolio' | 'bundle' | 'shell'>; names: RunNames };

/** Why something differs between two runs, as one sentence. */
export function causeText(cause: Cause, language: RunLanguage): string {
  const { run, shell } = language.m;
  const t = run.cause;
  switch (cause.kind) {
    case 'party_appeared':
    case 'party_gone':
      return t[cause.kind](language.names.party(cause.party));
    case 'party_changed': {
      const changes = cause.changes.map((change) => factChangeText(change, language));
      if (cause.changes.every(({ before, after }) => isFigure((after ?? before) as Fact)))
        return t.figures_changed(language.names.party(cause.party), changes.join(shell.listSeparator));
      return t.party_changed(language.names.party(cause.party), changes.join(shell.listSeparator));
    }
    case 'parameter': {
      const value = (of: string | number | null) => parameterText(cause.name, of, language);
      return t.parameter(run.parameter[cause.name] ?? cause.name, value(cause.before), value(cause.after));
    }
    case 'engine':
      return t.engine(cause.before ?? run.notSet, cause.after ?? run.notSet);
    case 'overtaken':
    case 'moved_up':
    case 'gave_way':
    case 'took_over':
      return t[cause.kind](cause.by.map(language.names.item).join(shell.listSeparator));
    case 'unknown':
      return t.unknown;
  }
}

/** A setting as a person reads it. */
export function parameterText(name: string, value: string | number | null, { locale, m, names }: RunLanguage): string {
  if (value === null || value === '') return m.run.notSet;
  if (name === 'modes') return modesText(String(value), m);
  if (name === 'dial') return m.portfolio.dials[DIALS.indexOf(Number(value))] ?? String(value);
  if (name === 'pinned' || name === 'banned') return wishesText(String(value), m, names);
  if (name === 'ownPairings') {
    const rows = String(value).split(';');
    return rows.map((row) => pairingText(row.split(' '), m, names)).join(m.shell.listSeparator);
  }
  if (name === 'promised') {
    const [offers = '', listings = ''] = String(value).split(' ');
    return m.run.promised(offers, listings);
  }
  if (name === 'scope') {
    const [east, west] = String(value).split(' ');
    return east && west ? m.run.scope.pair(names.region(east), names.region(west)) : m.run.scope.country;
  }
  return typeof value === 'number' && name !== 'asOf' ? formatNumber(locale, value) : String(value);
}

function pairingText([east = '', west = '', from = '', until]: string[], { run }: RunLanguage['m'], names: RunNames): string {
  return run.pairingInForce(names.region(east), names.region(west), from, until ?? null);
}

/** A number of an office's own table, which is its whole text. */
const isFigure = ({ field }: Fact): boolean => field === 'demand' || field === 'cost' || field === 'beds';

function factChangeText({ before, after }: FactChange, language: RunLanguage): string {
  const { run } = language.m;
  const name = factName((after ?? before) as Fact, language);
  if (!before) return run.changeAdded(name);
  if (!after) return run.changeRemoved(name);
  if (isFigure(after)) return run.changeAmount(name, before.text, after.text);
  const amounts = [amountOf(before, language), amountOf(after, language)] as const;
  return amounts[0] === amounts[1] ? run.changeText(name) : run.changeAmount(name, ...amounts);
}

function factName({ field, factor }: Fact, { m }: RunLanguage): string {
  return factor === undefined ? m.run.fact[field] : m.run.factor(m.run.fact[field], m.listing.factor[factor]);
}

function amountOf({ amount }: Fact, { locale, m }: RunLanguage): string {
  return amount ? `${formatNumber(locale, amount.quantity)} ${m.listing.unit[amount.unit]}` : m.run.notSet;
}

function modesText(codes: string, { shell, portfolio, bundle }: RunLanguage['m']): string {
  const chosen = codes.split(' ');
  if (chosen.length === ModeId.options.length) return portfolio.allModes;
  return chosen.map((code) => bundle.mode[code as ModeId] ?? code).join(shell.listSeparator);
}

/** Wishes by their names (`wishKey`): a listing, `@region`, or a mode with its parties. */
function wishesText(keys: string, { shell, portfolio, bundle }: RunLanguage['m'], names: RunNames): string {
  const told = keys.split(' · ').map((key) => {
    if (key.startsWith('@')) return names.region(key.slice(1));
    const [mode, ...parties] = key.split(' ');
    return parties.length === 0
      ? names.party(key)
      : portfolio.project(bundle.mode[mode as ModeId] ?? '', parties.map(names.party).join(shell.listSeparator));
  });
  return told.join(shell.semicolon);
}

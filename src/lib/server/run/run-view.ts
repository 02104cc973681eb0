import { gapOf, RUN_PARAMETERS, type Run, type RunPoint } from '../../domain/run.ts';
import type { Locale } from '../../i18n/index.ts';
import { parameterText, type RunLanguage } from '../../i18n/run-text.ts';
import type { Messages } from '../../i18n/zh.ts';
import { hasEnded } from '../../domain/run-transition.ts';
import { regionName } from '../reference/reference.ts';
import { RUN_KINDS } from './kinds/registry.ts';

/** How far a run is, as its page asks again and again. */
export type RunState = {
  status: Run['status'];
  hasEnded: boolean;
  isStopping: boolean;
  /** For longer than any worker that runs would let it. */
  waitsLong: boolean;
  stage: string | null;
  done: number | null;
  total: number | null;
  objective: number | null;
  bound: number | null;
  /** A share; null: not proved. */
  gap: number | null;
  series: RunPoint[];
};

/** How long a run waits before something is probably wrong [ms]. */
const LONG_WAIT = 60_000;

export const runState = (run: Run): RunState => ({
  status: run.status,
  hasEnded: hasEnded(run.status),
  isStopping: run.status === 'running' && run.cancelWantedAt !== null,
  waitsLong: run.status === 'queued' && Date.now() - Date.parse(run.createdAt) > LONG_WAIT,
  stage: run.stage,
  done: run.done,
  total: run.total,
  objective: run.objective,
  bound: run.bound,
  gap: gapOf(run),
  series: run.series,
});

/** A run as the list and the head of its page show it. */
export type RunHead = RunState & {
  id: string;
  number: number;
  kind: Run['kind'];
  scope: string;
  who: string;
  createdAt: string;
  /** From the first attempt to the end [s]; null while it lasts. */
  seconds: number | null;
  /** Work done, and of how much, where the run ended early. */
  partly: { done: number; total: number } | null;
};

export function runHead(run: Run, locale: Locale, m: Messages): RunHead {
  const { startedAt, endedAt, work, total } = run;
  return {
    ...runState(run),
    id: run.id,
    number: run.number,
    kind: run.kind,
    scope: scopeText(run, locale, m),
    who: run.requestedByName,
    createdAt: run.createdAt,
    seconds: startedAt && endedAt ? (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 : null,
    // Only a ranking's work is a part of a known whole.
    partly:
      run.kind === 'ranking' && hasEnded(run.status) && work !== null && total !== null && work < total ? { done: work, total } : null,
  };
}

/** Whose listings it looks at; empty when its parameters say nothing we understand. */
function scopeText({ kind, parameters }: Run, locale: Locale, { run }: Messages): string {
  const read = RUN_PARAMETERS[kind].safeParse(parameters);
  if (!read.success) return '';
  if (!('scope' in read.data)) return read.data.name;
  const { scope } = read.data;
  return scope.area === 'country' ? run.scope.country : run.scope.pair(regionName(scope.east, locale), regionName(scope.west, locale));
}

/** What a run was asked, one named value after another; none when its parameters say nothing we understand. */
export function runSettings(run: Run, language: RunLanguage): [name: string, value: string][] {
  const kind = RUN_KINDS[run.kind];
  const read = kind.parameters.safeParse(run.parameters);
  if (!read.success) return [];
  return Object.entries(kind.question(read.data)).map(([name, value]) => [
    language.m.run.parameter[name] ?? name,
    parameterText(name, value, language),
  ]);
}

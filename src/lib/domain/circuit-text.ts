import { dayNumber } from './civil-day.ts';
import { CircuitProblem, faultsOfCircuit, missingTravel, MOST_EXPERTS, MOST_VISITS } from './circuit.ts';

/** The tables as a person pasted them; they live in the address, so a plan can be passed on by its link. */
export type TypedCircuit = { experts: string; visits: string; travel: string };
export const CIRCUIT_FIELDS = ['experts', 'visits', 'travel'] as const satisfies (keyof TypedCircuit)[];

export type CircuitTextFault = {
  field: keyof TypedCircuit;
  line: number | null;
  code: 'missing' | 'not_a_number' | 'not_a_date' | 'out_of_range' | 'ends_early' | 'twice' | 'too_many';
  got: string;
};

/** What was read: the problem, whose day 0 is `start`; or the faults, or the pairs of places whose travel is asked for. */
export type ReadCircuit =
  | { problem: CircuitProblem; start: string; faults: []; missing: [] }
  | { problem: null; start: null; faults: CircuitTextFault[]; missing: [string, string][] };

const cells = (line: string): string[] => (line.includes('\t') ? line.split('\t') : line.split(/[,，]/)).map((cell) => cell.trim());
const lines = (text: string): { cells: string[]; line: number }[] =>
  text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [{ cells: cells(line.replace(/\r$/, '')), line: at + 1 }]));
const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/**
 * Reads three tables. Experts: name, fields (by /), home place, away from, home again by (the day after). Visits: place, field, days, earliest day, done by (the day
 * after), worth (a number; absent: 1). Travel: place, place, whole days.
 */
export function readCircuit(typed: TypedCircuit): ReadCircuit {
  const faults: CircuitTextFault[] = [];
  const fault = (field: keyof TypedCircuit, line: number | null, code: CircuitTextFault['code'], got = '') =>
    void faults.push({ field, line, code, got });
  const whole = (field: keyof TypedCircuit, line: number, text: string, least: number): number => {
    const number = /^\d+$/.test(text) ? Number(text) : NaN;
    if (Number.isNaN(number)) fault(field, line, text === '' ? 'missing' : 'not_a_number', text);
    else if (number < least || number > 60) fault(field, line, 'out_of_range', text);
    return number;
  };
  const days = (field: 'experts' | 'visits', line: number, [from = '', until = '']: string[]): [string, string] => {
    for (const day of [from, until]) if (!isDate(day)) fault(field, line, day === '' ? 'missing' : 'not_a_date', day);
    if (isDate(from) && isDate(until) && until <= from) fault(field, line, 'ends_early', until);
    return [from, until];
  };

  const experts = lines(typed.experts).map(({ cells: [id = '', skills = '', base = '', ...period], line }) => {
    if (id === '' || skills === '' || base === '') fault('experts', line, 'missing');
    const [from, until] = days('experts', line, period);
    return {
      id,
      base,
      skills: skills
        .split(/[/、]/)
        .map((skill) => skill.trim())
        .filter(Boolean),
      from,
      until,
    };
  });
  const visits = lines(typed.visits).map(({ cells: [station = '', skill = '', length = '', from = '', until = '', worth = ''], line }) => {
    if (station === '' || skill === '') fault('visits', line, 'missing');
    const count = whole('visits', line, length, 1);
    const period = days('visits', line, [from, until]);
    const value = worth === '' ? 1 : Number(worth);
    if (!(value > 0 && value <= 1e9)) fault('visits', line, 'not_a_number', worth);
    return { id: `${line}`, station, skill, days: count, from: period[0], until: period[1], worth: value };
  });
  const travel = lines(typed.travel).map(({ cells: [a = '', b = '', way = ''], line }): [string, string, number] => {
    if (a === '' || b === '') fault('travel', line, 'missing');
    return [a, b, whole('travel', line, way, 0)];
  });
  if (experts.length === 0) fault('experts', null, 'missing');
  if (visits.length === 0) fault('visits', null, 'missing');
  if (experts.length > MOST_EXPERTS) fault('experts', null, 'too_many', String(experts.length));
  if (visits.length > MOST_VISITS) fault('visits', null, 'too_many', String(visits.length));
  if (faults.length > 0) return { problem: null, start: null, faults, missing: [] };

  const start = [...experts, ...visits].map(({ from }) => from).sort()[0]!;
  const day = (date: string): number => dayNumber(date) - dayNumber(start);
  const read = CircuitProblem.safeParse({
    experts: experts.map((expert) => ({ ...expert, from: day(expert.from), until: day(expert.until) })),
    visits: visits.map((visit) => ({ ...visit, from: day(visit.from), until: day(visit.until) })),
    travel,
  });
  if (!read.success) {
    const path = read.error.issues[0]?.path ?? [];
    const field = CIRCUIT_FIELDS.find((each) => each === path[0]) ?? 'experts';
    return {
      problem: null,
      start: null,
      faults: [{ field, line: typeof path[1] === 'number' ? path[1] + 1 : null, code: 'out_of_range', got: '' }],
      missing: [],
    };
  }
  const twice = faultsOfCircuit(read.data);
  if (twice.length > 0)
    return { problem: null, start: null, faults: [{ field: 'experts', line: null, code: 'twice', got: '' }], missing: [] };
  const missing = missingTravel(read.data);
  return missing.length > 0 ? { problem: null, start: null, faults: [], missing } : { problem: read.data, start, faults: [], missing: [] };
}

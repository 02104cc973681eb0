import { returnKind, type ReturnKindCode } from './enums.ts';
import { fenOfWan } from './money.ts';

/** What came back from a project, as a person typed it. */
export const RETURN_FIELDS = ['project', 'kind', 'subject', 'amount', 'happenedOn', 'evidence', 'file', 'share'] as const;
export type TypedReturn = Record<(typeof RETURN_FIELDS)[number], string>;

/** A project of a station or enclave, as a person typed it. */
export const PROJECT_FIELDS = ['name', 'tie', 'people', 'startedOn'] as const;
export type TypedProject = Record<(typeof PROJECT_FIELDS)[number], string>;

/** What is wrong at a field. */
export type WorthFault = 'missing' | 'amount' | 'number' | 'in_future' | 'share' | 'evidence';

/** What is noted: money in fen, the home place's part in basis points. */
export type NotedReturn = {
  projectId: string;
  kind: ReturnKindCode;
  subject: string;
  happenedOn: string;
  evidence: string;
  file: string;
  amountFen: number | null;
  homeShare: number;
};

const DAY = /^\d{4}-\d\d-\d\d$/;
const dayFault = (day: string, today: string): WorthFault | null => (!DAY.test(day) ? 'missing' : day > today ? 'in_future' : null);
/** A number as typed: digits in full width are the same digits, commas only group. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/[,\s]/g, '');
/** A share that nobody typed is half and half. */
const HALF = '50';

/**
 * Reads a return.
 *
 * @param today  civil date: what has not happened yet has not come back
 * @returns what is to be noted, or the fault of each field
 */
export function readReturn(
  typed: TypedReturn,
  today: string,
): { noted: NotedReturn; faults: null } | { noted: null; faults: Partial<Record<keyof TypedReturn, WorthFault>> } {
  const kind = returnKind.find((each) => each === typed.kind);
  const [share, amount] = [Number(plain(typed.share).replace(/%$/, '') || HALF), Number(plain(typed.amount) || NaN)];
  const day = dayFault(typed.happenedOn, today);
  const faults: Partial<Record<keyof TypedReturn, WorthFault>> = {
    ...(typed.project === '' ? { project: 'missing' } : {}),
    ...(kind ? {} : { kind: 'missing' }),
    ...(typed.subject.trim() === '' ? { subject: 'missing' } : {}),
    ...(kind === 'revenue' && !(amount > 0 && amount < 1e9) ? { amount: 'amount' } : {}),
    ...(day ? { happenedOn: day } : {}),
    ...(typed.evidence.trim() === '' && typed.file === '' ? { evidence: 'evidence' } : {}),
    ...(share >= 0 && share <= 100 ? {} : { share: 'share' }),
  };
  if (!kind || Object.keys(faults).length > 0) return { noted: null, faults };
  const { project, subject, happenedOn, evidence, file } = typed;
  const amountFen = kind === 'revenue' ? fenOfWan(amount) : null;
  return {
    noted: { projectId: project, kind, subject, happenedOn, evidence, file, amountFen, homeShare: Math.round(share * 100) },
    faults: null,
  };
}

/** How many people a project has; null where nobody said so. */
export const peopleOf = (typed: string): number | null => (plain(typed) === '' ? null : Number(plain(typed)));

/** The faults of a project's fields; people may stay open. @param today  civil date */
export function faultsOfProject({ name, people, startedOn }: TypedProject, today: string): Partial<Record<keyof TypedProject, WorthFault>> {
  const day = dayFault(startedOn, today);
  return {
    ...(name.trim() === '' ? { name: 'missing' } : {}),
    ...(/^\d{0,6}$/.test(plain(people)) ? {} : { people: 'number' }),
    ...(day === 'missing' ? { startedOn: day } : {}),
  };
}

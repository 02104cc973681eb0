import { industryCodeIn } from './industry.ts';
import { emptyFactor, type FactorFormValues, type ListingFormValues } from './listing-form.ts';

/** One field that two forms have differently; texts as typed, empty where a side has nothing. */
export type FormDifference = { field: string; mine: string; theirs: string };

const PLAIN = ['title', 'summary', 'confidential'] as const;
const LISTS = ['offers', 'seeks'] as const;
const COLUMNS = ['factor', 'description', 'quantity', 'unit', 'from', 'until'] as const;

/**
 * Where two forms of one listing differ, in the form's order.
 *
 * @param whole  lists of different length are one difference (`offers`), for choosing between them; else each field of each
 *   row is one, for reading what changed
 */
export function formDifferences(mine: ListingFormValues, theirs: ListingFormValues, whole: boolean): FormDifference[] {
  const plain = PLAIN.map((field) => ({ field, mine: mine[field], theirs: theirs[field] }));
  const codes = (typed: readonly string[]) => typed.map(industryCodeIn).join('、');
  const industries = { field: 'industries', mine: codes(mine.industries), theirs: codes(theirs.industries) };
  const lists = LISTS.flatMap((list) => {
    if (whole && mine[list].length !== theirs[list].length)
      return [{ field: list, mine: summary(mine[list]), theirs: summary(theirs[list]) }];
    const length = Math.max(mine[list].length, theirs[list].length);
    return Array.from({ length }, (_, at) => rowDifferences(`${list}[${at}]`, mine[list][at], theirs[list][at])).flat();
  });
  return [...plain, industries, ...lists].filter((difference) => difference.mine !== difference.theirs);
}

const summary = (rows: readonly FactorFormValues[]): string =>
  rows.map(({ factor, description, quantity, unit }) => [factor, description, `${quantity}${unit}`].filter(Boolean).join(' ')).join('\n');

function rowDifferences(place: string, mine = emptyFactor(), theirs = emptyFactor()): FormDifference[] {
  const columns = COLUMNS.map((column) => ({ field: `${place}.${column}`, mine: mine[column], theirs: theirs[column] }));
  const essential = { field: `${place}.essential`, mine: mine.essential ? 'yes' : '', theirs: theirs.essential ? 'yes' : '' };
  const keys = [...new Set([...Object.keys(mine.details), ...Object.keys(theirs.details)])].sort();
  const details = keys.map((key) => ({
    field: `${place}.details.${key}`,
    mine: mine.details[key] ?? '',
    theirs: theirs.details[key] ?? '',
  }));
  return [...columns, essential, ...details];
}

/**
 * Mine, with the named fields as they have them. Fields are those of `formDifferences(…, true)`; what is not named, and what is
 * equal, stays mine.
 */
export function mergeForms(mine: ListingFormValues, theirs: ListingFormValues, takeTheirs: ReadonlySet<string>): ListingFormValues {
  const take = (field: string) => takeTheirs.has(field);
  const list = (name: 'offers' | 'seeks') =>
    take(name) ? theirs[name] : mine[name].map((row, at) => mergeRows(row, theirs[name][at], (field) => take(`${name}[${at}].${field}`)));
  return {
    title: take('title') ? theirs.title : mine.title,
    summary: take('summary') ? theirs.summary : mine.summary,
    confidential: take('confidential') ? theirs.confidential : mine.confidential,
    industries: take('industries') ? theirs.industries : mine.industries,
    offers: list('offers'),
    seeks: list('seeks'),
  };
}

function mergeRows(mine: FactorFormValues, theirs: FactorFormValues | undefined, take: (field: string) => boolean): FactorFormValues {
  if (!theirs) return mine;
  const columns = COLUMNS.flatMap((column) => (take(column) ? [[column, theirs[column]]] : []));
  const details = Object.keys(theirs.details).flatMap((key) => (take(`details.${key}`) ? [[key, theirs.details[key] ?? '']] : []));
  const gone = Object.keys(mine.details).flatMap((key) => (!(key in theirs.details) && take(`details.${key}`) ? [[key, '']] : []));
  return {
    ...mine,
    ...(Object.fromEntries(columns) as Partial<FactorFormValues>),
    essential: take('essential') ? theirs.essential : mine.essential,
    details: { ...mine.details, ...(Object.fromEntries([...details, ...gone]) as Record<string, string>) },
  };
}

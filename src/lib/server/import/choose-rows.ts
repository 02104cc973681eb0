import { z } from 'zod';
import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import { storableText } from './storable.ts';

const Places = z.array(z.coerce.number().int().min(0).max(1_000_000)).max(200);

/** What a page of the choice says: which of the rows it showed are ticked, and what its button asks for. */
export type RowChoice = {
  take: number[];
  leave: number[];
  words: string;
  go: 'accept' | 'all' | 'none' | 'find' | { page: number };
};

/** @returns null for a form that no page of ours sends */
export function readRowChoice(form: FormData): RowChoice | null {
  const [shown, take] = [Places.safeParse(form.getAll('shown')), Places.safeParse(form.getAll('take'))];
  if (!shown.success || !take.success) return null;
  const [words, go] = [form.get('words'), form.get('go')];
  const page = /^page:([1-9]\d{0,4})$/.exec(typeof go === 'string' ? go : '')?.[1];
  return {
    take: take.data,
    leave: shown.data.filter((place) => !take.data.includes(place)),
    words: typeof words === 'string' ? storableText(words.trim().slice(0, 100)) : '',
    go: page !== undefined ? { page: Number(page) } : go === 'accept' || go === 'all' || go === 'none' ? go : 'find',
  };
}

/** Keeps which listings are to be taken: those of the page as ticked, then all that the words find where that was asked. */
export async function chooseRows(db: Db, id: string, { take, leave, words, go }: RowChoice): Promise<Result<unknown>> {
  const kept = outcome('choose_import_rows', await db.rpc('choose_import_rows', { import_id: id, take, leave }));
  if (!kept.ok || (go !== 'all' && go !== 'none')) return kept;
  return outcome('choose_all_import_rows', await db.rpc('choose_all_import_rows', { import_id: id, take: go === 'all', words }));
}

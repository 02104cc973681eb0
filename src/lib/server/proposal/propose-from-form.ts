import { isAppErrorCode, type AppErrorCode } from '../../domain/errors.ts';
import { FactorKind } from '../../domain/factor.ts';
import { Unit } from '../../domain/units.ts';
import type { Db } from '../db.ts';
import { textOf } from '../form-text.ts';
import { proposePartner, type Give } from './propose.ts';

/** What was typed and not taken, as the form shows it again. */
export type RefusedProposal = { error: AppErrorCode; note: string; gives: Record<string, string> };

/** Takes the posted proposal to a partner: `give-<listing>-<factor>-<unit>` is a quantity. */
export async function proposeFromForm(db: Db, mine: string, theirs: string, form: FormData): Promise<{ id: string } | RefusedProposal> {
  const note = textOf(form, 'note');
  const typed = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith('give:') && typeof value === 'string' ? [[name, value.trim()] as const] : [],
  );
  const refused = (error: AppErrorCode): RefusedProposal => ({ error, note, gives: Object.fromEntries(typed) });
  const gives: Give[] = [];
  for (const [name, text] of typed) {
    if (text === '') continue;
    const [, listing = '', factor, unit] = name.split(':');
    const [kind, of, quantity] = [FactorKind.safeParse(factor), Unit.safeParse(unit), Number(text.replaceAll(/[,，\s]/g, ''))];
    if (!kind.success || !of.success || !(quantity > 0)) return refused('bad_request');
    gives.push({ listing, factor: kind.data, unit: of.data, quantity });
  }
  const proposed = await proposePartner(db, mine, theirs, gives, note);
  if (proposed.ok) return { id: proposed.value };
  return refused(isAppErrorCode(proposed.error.code) ? proposed.error.code : 'unexpected');
}

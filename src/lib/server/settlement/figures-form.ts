import { figuresNeeded, type FigureName, type SettlementFigures } from '../../domain/settlement.ts';
import type { Db } from '../db.ts';
import type { StoredEnclave } from '../enclave/enclave-row.ts';
import { readTerms } from '../enclave/get-enclave.ts';
import { textOf } from '../form-text.ts';
import { fenTyped } from './form-money.ts';
import { versionForYear } from './ledger.ts';

/** The figures that a year asks for by the version that counts for it; null when none is agreed for it. */
export async function neededFor(db: Db, enclave: StoredEnclave, year: number): Promise<FigureName[] | null> {
  const head = versionForYear(enclave, year);
  const text = head && (await readTerms(db, enclave.id, [head.number])).get(head.number);
  if (!text || year < 1 || year > text.document.deal.terms.years) return null;
  return figuresNeeded(text.document.deal, year);
}

/** What was typed [万元] as figures [fen]; null when one is missing or no number. */
export async function figuresTyped(db: Db, enclave: StoredEnclave, year: number, form: FormData): Promise<SettlementFigures | null> {
  const needed = await neededFor(db, enclave, year);
  if (!needed) return null;
  const figures: SettlementFigures = {};
  for (const name of needed) {
    const fen = fenTyped(textOf(form, name));
    if (fen === null) return null;
    figures[name] = fen;
  }
  return figures;
}

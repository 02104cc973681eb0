import { z } from 'zod';
import { EnclaveDocument } from '../../domain/enclave-document.ts';
import { lawEffect } from '../../engine/enclaves/law-effect.ts';
import type { Json } from '../database.ts';
import { unwrap, type Db } from '../db.ts';
import { underLaw } from './enclave-law.ts';
import { parametersOf } from './get-enclave.ts';

const Waiting = z.array(z.object({ terms: z.uuid(), document: z.string(), before: z.unknown(), after: z.unknown() }));

/**
 * Reckons every agreed enclave whose law has changed since, under both laws; the database remembers it and tells the parties.
 *
 * @param service  the platform's own rights
 * @returns how many are touched
 */
export async function findLawEffects(service: Db): Promise<number> {
  const waiting = Waiting.parse(unwrap('enclaves_under_new_law', await service.rpc('enclaves_under_new_law')));
  let touched = 0;
  for (const { terms, document, before, after } of waiting) {
    const text = EnclaveDocument.safeParse(JSON.parse(document));
    const effect = text.success
      ? lawEffect(text.data.deal, underLaw(parametersOf(before)), underLaw(parametersOf(after)))
      : { touched: false, changes: [], effects: null };
    const told = unwrap(
      'record_law_effect',
      await service.rpc('record_law_effect', {
        terms_id: terms,
        law: after as Json,
        touched: effect.touched,
        changes: effect.changes,
        effects: effect.effects ?? {},
      }),
    );
    if (told) touched++;
  }
  return touched;
}

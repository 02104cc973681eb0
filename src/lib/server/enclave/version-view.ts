import { formOfDocument } from '../../domain/enclave-form-of-deal.ts';
import { factDifferences, factsOf } from '../../i18n/enclave-facts.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { Db } from '../db.ts';
import type { StoredEnclave } from './enclave-row.ts';
import { readTerms } from './get-enclave.ts';

/** A version as people read it, and what it changes against another; null when there is no such version. */
export async function versionView(
  db: Db,
  enclave: StoredEnclave,
  number: number,
  against: number | null,
  { m, locale }: { m: Messages; locale: Locale },
) {
  const head = enclave.versions.find((version) => version.number === number);
  if (!head) return null;
  const before = enclave.versions.some((version) => version.number === against) ? against : number > 1 ? number - 1 : null;
  const texts = await readTerms(db, enclave.id, before === null ? [number] : [before, number]);
  const text = texts.get(number);
  if (!text) return null;
  const facts = factsOf(text.document, m, locale);
  const older = before === null ? undefined : texts.get(before);
  return {
    head,
    facts,
    values: formOfDocument(text.document),
    deal: text.document.deal,
    written: text.document.written,
    others: enclave.versions.map((version) => version.number).filter((each) => each !== number),
    against: older ? { number: older.number, differences: factDifferences(factsOf(older.document, m, locale), facts) } : null,
  };
}

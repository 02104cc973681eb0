import { OfficeContact } from '../../domain/account.ts';
import { unwrap, type Db } from '../db.ts';

const FRESH_FOR = 60_000; // ms
let known: { contact: OfficeContact | null; at: number } | null = null;

/**
 * The named person for pages that need no account. Remembered for a minute, and for as long as the backend does not answer: a page
 * that says that something is broken names somebody too. By the platform itself, as nobody is signed in.
 */
export async function publicContact(serviceDb: Db | null): Promise<OfficeContact | null> {
  if (!serviceDb || (known && Date.now() - known.at < FRESH_FOR)) return known?.contact ?? null;
  try {
    const contact = OfficeContact.nullable().parse(unwrap('public_contact', await serviceDb.rpc('public_contact', {}, { get: true })));
    known = { contact, at: Date.now() };
  } catch {
    // The page itself says what is wrong.
    if (known) known.at = Date.now();
  }
  return known?.contact ?? null;
}

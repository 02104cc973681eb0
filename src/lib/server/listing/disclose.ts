import { err, type Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

/** Discloses the confidential part to an organisation named in full. @errors `organisation_unknown` when no one, or more than one, is called so */
export async function disclose(db: Db, ref: string, name: string): Promise<Result<unknown, string>> {
  const found = unwrap('organisations', await db.from('organisations').select('id').eq('name', name.trim()).limit(2));
  const [only] = found;
  if (!only || found.length > 1) return err('organisation_unknown');
  return outcome('disclose_listing', await db.rpc('disclose_listing', { listing_ref: ref, to_organisation: only.id }));
}

/** Takes it back. */
export async function endDisclosure(db: Db, ref: string, organisationId: string): Promise<Result<unknown>> {
  return outcome('end_disclosure', await db.rpc('end_disclosure', { listing_ref: ref, to_organisation: organisationId }));
}

/** To whom it was disclosed, as far as the caller may know. */
export async function listDisclosures(db: Db, listingId: string): Promise<{ id: string; name: string }[]> {
  const rows = unwrap(
    'listing_disclosures',
    await db.from('listing_disclosures').select('organisation_id, organisations(name)').eq('listing_id', listingId).order('disclosed_at'),
  );
  return rows.map(({ organisation_id: id, organisations }) => ({ id, name: organisations?.name ?? '' }));
}

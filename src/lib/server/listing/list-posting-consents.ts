import { unwrap, type Db } from '../db.ts';

export type PostingConsent = {
  id: string;
  organisationId: string;
  organisation: string;
  regionCode: string | null;
  givenBy: string;
  givenOn: string;
};

/** Consents in force on which the caller may write listings for an organisation. */
export async function listPostingConsents(db: Db, today: string): Promise<PostingConsent[]> {
  const rows = unwrap(
    'consents',
    await db
      .from('consents')
      .select('id, organisation_id, given_by_name, given_on, organisations!consents_organisation_id_fkey(name, region_code)')
      .contains('scopes', ['posting'])
      .is('revoked_at', null)
      .lte('given_on', today)
      .gt('valid_until', today)
      .order('given_on', { ascending: false })
      .limit(200),
  );
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    organisation: row.organisations.name,
    regionCode: row.organisations.region_code,
    givenBy: row.given_by_name,
    givenOn: row.given_on,
  }));
}

/** By whom and when the consent was given on which a listing was written; null when the caller may not know. */
export async function consentOf(db: Db, id: string): Promise<{ givenBy: string; givenOn: string } | null> {
  const [row] = unwrap('consents', await db.from('consents').select('given_by_name, given_on').eq('id', id).limit(1));
  return row ? { givenBy: row.given_by_name, givenOn: row.given_on } : null;
}

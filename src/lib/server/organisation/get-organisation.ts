import { z } from 'zod';
import { OrganisationView } from '../../domain/organisation-profile.ts';
import { unwrap, type Db } from '../db.ts';

/** An organisation as the caller may see it; null when there is none of that id. */
export async function getOrganisation(db: Db, id: string): Promise<OrganisationView | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const data = unwrap('get_organisation', await db.rpc('get_organisation', { organisation_id: id }));
  return data === null ? null : OrganisationView.parse(data);
}

import { unwrap, type Db } from '../db.ts';
import type { Account } from '../../domain/account.ts';
import { OrganisationKind } from '../../domain/organisation.ts';
import type { KnownOrganisation, Writer } from '../../engine/spreadsheet/match-organisation.ts';

/** Roles that bring files in; the database refuses the others too. */
export const mayImport = (role: Account['role']): boolean => ['county_member', 'enterprise_member', 'coordinator'].includes(role);

/** Whose listings the person may bring: his organisation's, or those of the organisations that he coordinates. */
export async function writerOf(db: Db, { role, organisation }: Account): Promise<Writer> {
  if (role !== 'coordinator') {
    const { id, name, kind, regionCode } = organisation;
    const [row] = unwrap('organisations', await db.from('organisations').select('credit_code').eq('id', id));
    return { own: { id, name, creditCode: row?.credit_code ?? null, kind, region: regionCode, coordinated: true, consentId: null } };
  }
  return { known: unwrap('import_organisations', await db.rpc('import_organisations')) as KnownOrganisation[] };
}

/** The kind of the person's organisation where it publishes itself; null for an office. */
export const publishingKind = ({ organisation }: Account): OrganisationKind | null =>
  OrganisationKind.safeParse(organisation.kind).data ?? null;

import { z } from 'zod';
import type { AppErrorCode, Result } from '../../domain/errors.ts';
import { ok } from '../../domain/errors.ts';
import type { ImportFaultCode } from '../../domain/import-fault.ts';
import { OrganisationKind } from '../../domain/organisation.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';
import type { ImportView } from './get-import.ts';

/** An organisation of a file that is not registered; `kind` and `region` are null where the file does not say them. */
export type UnknownOrganisation = { name: string; creditCode: string; kind: OrganisationKind | null; region: string | null };

const Row = z.object({
  organisation_name: z.string(),
  organisation: z
    .object({ name: z.string(), creditCode: z.string(), kind: OrganisationKind.nullable(), region: z.string().nullable() })
    .nullable(),
});
const MOST = 1000; // refused rows looked through

/** The organisations that a file names and nobody registered. */
export const unknownOrganisations = (db: Db, view: Pick<ImportView, 'id'>): Promise<UnknownOrganisation[]> =>
  organisationsWith(db, view, 'organisation_unknown');

/** Names of organisations that have not agreed to be posted for. */
export const withoutConsent = async (db: Db, view: Pick<ImportView, 'id'>): Promise<string[]> =>
  (await organisationsWith(db, view, 'consent_missing')).map(({ name }) => name);

async function organisationsWith(db: Db, { id }: Pick<ImportView, 'id'>, code: ImportFaultCode): Promise<UnknownOrganisation[]> {
  const rows = unwrap(
    'import_rows',
    await db
      .from('import_rows')
      .select('organisation_name, organisation')
      .eq('import_id', id)
      .eq('action', 'refused')
      .contains('faults', JSON.stringify([{ code }]))
      .limit(MOST),
  );
  const byName = new Map<string, UnknownOrganisation>();
  for (const { organisation } of z.array(Row).parse(rows)) {
    if (!organisation?.name) continue;
    const known = byName.get(organisation.name);
    if (!known || known.kind === null || known.region === null) byName.set(organisation.name, organisation);
  }
  return [...byName.values()];
}

/** Registers those of them that a file says enough about; the others stay unknown. */
export async function registerUnknown(db: Db, view: Pick<ImportView, 'id'>): Promise<Result<number>> {
  let registered = 0;
  const passedOver: AppErrorCode[] = [];
  for (const { name, creditCode, kind, region } of await unknownOrganisations(db, view)) {
    if (kind === null || region === null) continue;
    const made = outcome(
      'create_organisation',
      await db.rpc('create_organisation', { kind, name, region_code: region, ...(creditCode === '' ? {} : { credit_code: creditCode }) }),
    );
    if (made.ok) registered += 1;
    else passedOver.push(made.error.code);
  }
  const [first] = passedOver;
  return registered === 0 && first !== undefined ? { ok: false, error: { code: first } } : ok(registered);
}

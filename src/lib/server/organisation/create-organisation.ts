import type { OrganisationKindCode } from '../../domain/enums.ts';
import type { Result } from '../../domain/errors.ts';
import type { Db } from '../db.ts';
import { outcome } from '../outcome.ts';

type NewOrganisation = { kind: OrganisationKindCode; name: string; regionCode: string; creditCode: string };

/** The new organisation's id. @errors `organisation_exists`, `outside_region`, `credit_code_taken`, `credit_code_invalid`, `not_allowed`, `bad_request` */
export const createOrganisation = async (db: Db, { kind, name, regionCode, creditCode }: NewOrganisation): Promise<Result<string>> =>
  outcome('create_organisation', await db.rpc('create_organisation', { kind, name, region_code: regionCode, credit_code: creditCode }));

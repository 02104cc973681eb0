import { z } from 'zod';
import { memberRole } from '../../domain/enums.ts';
import { unwrap, type Db } from '../db.ts';

export const ACCOUNTS_A_PAGE = 50;

const Found = z.object({
  total: z.int(),
  rows: z.array(
    z.object({
      userId: z.uuid(),
      name: z.string(),
      email: z.string().nullable(),
      lastSignInAt: z.string().nullable(),
      role: z.enum(memberRole).nullable(),
      isManager: z.boolean().nullable(),
      disabledAt: z.string().nullable(),
      organisationId: z.uuid().nullable(),
      organisation: z.string().nullable(),
      regionCode: z.string().nullable(),
    }),
  ),
});

/** People whose name, mail or organisation holds the words, as far as the caller's role goes; fifty a page, by name. */
export const findAccounts = async (db: Db, search: string, page: number) =>
  Found.parse(unwrap('find_accounts', await db.rpc('find_accounts', { search, page })));

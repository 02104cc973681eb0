import { z } from 'zod';
import { unwrap, type Db } from '../db.ts';

const Member = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  isManager: z.boolean(),
  disabledAt: z.string().nullable(),
  lastSignInAt: z.string().nullable(),
});
export type Member = z.infer<typeof Member>;

/** The people of an organisation, earliest first; none for who may not know them. */
export const listMembers = async (db: Db, organisationId: string): Promise<Member[]> =>
  z.array(Member).parse(unwrap('list_members', await db.rpc('list_members', { organisation_id: organisationId })));

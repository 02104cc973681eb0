import { z } from 'zod';
import { unwrap, type Db } from '../db.ts';

const Unit = z.object({ id: z.uuid(), name: z.string(), organisation: z.uuid().nullable(), office: z.uuid() });
const PartyNames = z.object({
  id: z.uuid(),
  plan: z.uuid(),
  exchange: z.object({ id: z.uuid(), name: z.string(), eastOffice: z.uuid(), westOffice: z.uuid() }),
  person: z.object({ id: z.uuid(), name: z.string(), office: z.uuid() }),
  post: z.object({ id: z.uuid(), title: z.string() }),
  home: Unit,
  host: Unit,
});
export type PartyNames = z.infer<typeof PartyNames>;

/**
 * Whom and what the assignments of the caller's own units are about, by assignment. The registers are not theirs to read, so that what
 * is embedded of the other side comes back empty for them, and the names come from here.
 */
export async function partyNames(db: Db): Promise<ReadonlyMap<string, PartyNames>> {
  const found = z.array(PartyNames).parse(unwrap('my_secondment_parties', await db.rpc('my_secondment_parties')));
  return new Map(found.map((each) => [each.id, each]));
}

import { z } from 'zod';
import { unwrap, type Db } from '../db.ts';

const Partners = z.array(z.object({ id: z.uuid(), name: z.string() }));

/** Talent offices of the other side. */
export const exchangePartners = async (db: Db) =>
  Partners.parse(unwrap('exchange_partners', await db.rpc('exchange_partners', {}, { get: true })));

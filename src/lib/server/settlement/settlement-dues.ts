import { z } from 'zod';
import { SettlementDue } from '../../domain/settlement-due.ts';
import { unwrap, type Db } from '../db.ts';

/** Years of one's own enclaves, or of those that one's office answers for, that are due within fourteen days or overdue. */
export const settlementDues = async (db: Db): Promise<SettlementDue[]> =>
  z.array(SettlementDue).parse(unwrap('my_settlement_dues', await db.rpc('my_settlement_dues')));

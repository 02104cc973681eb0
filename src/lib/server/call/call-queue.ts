import { z } from 'zod';
import { CallCase } from '../../domain/call.ts';
import { unwrap, type Db } from '../db.ts';

/** Open proposals that the caller's office looks after and that wait for somebody; the engine orders them. */
export const callQueue = async (db: Db): Promise<CallCase[]> =>
  z.array(CallCase).parse(unwrap('call_queue', await db.rpc('call_queue', {}, { get: true })));

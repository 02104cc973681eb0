import { z } from 'zod';
import { secondmentStatus } from '../../domain/enums.ts';
import { PlanWorld } from '../../domain/plan-world.ts';
import { unwrap, type Db } from '../db.ts';

const Surroundings = z.object({
  world: PlanWorld,
  rules: z.object({ rest: z.int(), mostPerPerson: z.int(), maxDifference: z.int().nullable() }),
  rows: z
    .array(
      z.object({
        id: z.uuid(),
        status: z.enum(secondmentStatus),
        person: z.uuid(),
        post: z.uuid(),
        startsOn: z.iso.date(),
        endsBefore: z.iso.date(),
        replaces: z.uuid().nullable(),
      }),
    )
    .nullable(),
});

/**
 * What an assignment stands in: the registers of its exchange, the rules of its plan, and what else is on the board.
 *
 * @param service  the platform's own rights; the caller has made sure that the reader may see this assignment
 * @returns null when there is none, or no officer with whose eyes to read
 */
export async function surroundingsOf(service: Db, id: string): Promise<z.infer<typeof Surroundings> | null> {
  const answer = unwrap('secondment_surroundings', await service.rpc('secondment_surroundings', { secondment_id: id }));
  return answer === null ? null : Surroundings.parse(answer);
}

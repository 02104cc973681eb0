import { z } from 'zod';
import type { Result } from '../../domain/errors.ts';
import { unwrap, type Db } from '../db.ts';
import { outcome } from '../outcome.ts';

const Named = z.array(z.object({ id: z.uuid(), name: z.string() }));
const Takers = z.object({ offices: Named, colleagues: Named });
export type HelpTakers = z.infer<typeof Takers>;

/** To whom a question may be handed over; null for who answers none. */
export const helpTakers = async (db: Db): Promise<HelpTakers | null> =>
  Takers.nullable().parse(unwrap('help_takers', await db.rpc('help_takers', {}, { get: true })));

/**
 * Hands a question over by hand.
 *
 * @param to  an office, a colleague, or the next office
 * @errors `not_found`, `not_allowed`, `wrong_state`, `comment_needed`, `no_responsible_office`, `bad_request`
 */
export async function handOver(
  db: Db,
  id: string,
  note: string,
  to: { office: string } | { colleague: string } | 'next',
): Promise<Result<unknown>> {
  const target = to === 'next' ? {} : 'office' in to ? { office_id: to.office } : { colleague_id: to.colleague };
  return outcome('hand_over_help', await db.rpc('hand_over_help', { request_id: id, note, ...target }));
}

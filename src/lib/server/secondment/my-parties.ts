import type { Account } from '../../domain/account.ts';
import type { MyParty, PlanRow } from '../../domain/plan-view.ts';
import type { PlanHead } from './plans.ts';

/** For whom the caller may sign an assignment that waits for signatures, and who has not answered yet. */
export function myParties(account: Account, { exchange }: PlanHead, row: PlanRow): MyParty[] {
  if (row.status !== 'proposed') return [];
  const mine = account.organisation.id;
  const keeps = account.role === 'talent_officer';
  const answered = new Set(row.signatures.map(({ party }) => party));
  const all: (MyParty | null)[] = [
    keeps && exchange.eastOffice === mine ? { party: 'east_office', isOwn: true } : null,
    keeps && exchange.westOffice === mine ? { party: 'west_office', isOwn: true } : null,
    ...(['home', 'host'] as const).map((party) => {
      const unit = row[party];
      if (unit.organisation === mine) return { party, isOwn: true };
      return keeps && unit.office === mine ? { party, isOwn: false } : null;
    }),
    keeps && row.person.office === mine ? { party: 'person', isOwn: false } : null,
  ];
  return all.flatMap((each) => (each && !answered.has(each.party) ? [each] : []));
}

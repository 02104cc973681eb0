import type { SoftRule } from './soft-rule.ts';

/**
 * Load in proportion: person-months that units of one side send beyond their share, where a unit's share of what its side
 * sends is its share of the people whom the side could send.
 */
export const fairness: SoftRule = {
  code: 'fairness',
  weight: 5,
  ofPlan: ({ problem }, plan) => {
    const { organisations, people } = problem;
    const sent = organisations.map(() => 0);
    const staff = organisations.map(() => 0);
    for (const { home } of people) staff[home]!++;
    for (const { person, months } of plan) sent[people[person]!.home]! += months;
    let beyond = 0;
    for (const side of ['east', 'west'] as const) {
      const own = [...organisations.keys()].filter((o) => organisations[o]!.side === side && staff[o]! > 0);
      const total = own.reduce((sum, o) => sum + sent[o]!, 0);
      const pool = own.reduce((sum, o) => sum + staff[o]!, 0);
      for (const o of own) beyond += Math.max(0, sent[o]! - (total * staff[o]!) / pool);
    }
    return -beyond || 0;
  },
};

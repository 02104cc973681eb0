import { suitability, type SiteCondition } from '../../../domain/site-condition.ts';
import type { Profile } from '../profile.ts';
import { either } from '../vocabulary.ts';
import type { Criterion, Evidence, Moment } from './criterion.ts';

/**
 * Site: how well what the other side's text states in figures of its place (altitude, climate, water, price of power) suits
 * what my line of business physically asks for. What is not stated is unknown and adds nothing; what does not suit takes
 * nothing away.
 *
 *   value = 1 − Π over conditions with a stated figure of (1 − importance · suitability)
 *
 * Unit: [0, 1]. Source: the two texts; `reference/site-conditions.json`. Law: stating one more figure never lowers it.
 * It weighs nothing (see `WEIGHTS`): few profiles state figures. Pages tell it beside the reasons.
 */
export const site: Criterion = {
  id: 'site',
  symmetric: false,
  scan(side, from, corpus, moment, values) {
    corpus.profiles.forEach((other, row) => {
      const [mine, theirs] = side === 'from' ? [from, other] : [other, from];
      if (theirs.siteFigures.length > 0) values[row] = partsOf(mine, theirs, moment).reduce((sum, { part }) => sum + part, 0);
    });
  },
  evidence: (mine, theirs, moment) => partsOf(mine, theirs, moment).filter(({ part }) => part > 0),
};

/** A condition that is met in full speaks as loudly as half of all that could be said. */
const IMPORTANCE = 0.5;

/** What one condition says of a site: the figure, how well it suits, and its share of the value. */
export type SiteEvidence = Evidence & { detail: { kind: 'site' } };

/** All conditions of my business of which the other side states the figure, those that do not suit with a part of 0. */
export function partsOf(mine: Profile, theirs: Profile, { reference: { sites, vocabulary } }: Moment): SiteEvidence[] {
  const parts: SiteEvidence[] = [];
  let value = 0;
  for (const concept of mine.pursues) {
    const id = vocabulary.concepts[concept]?.id ?? '';
    for (const condition of sites.get(id) ?? []) {
      const figure = theirs.siteFigures.find(({ quantity }) => quantity === condition.quantity);
      if (!figure) continue;
      const suits = suitability(figure.value, condition);
      const raised = either(value, IMPORTANCE * suits);
      parts.push({ part: raised - value, detail: detailOf(condition, figure.value, suits) });
      value = raised;
    }
  }
  return parts;
}

const detailOf = ({ concept, quantity, ideal }: SiteCondition, stated: number, suits: number): SiteEvidence['detail'] => ({
  kind: 'site',
  of: concept,
  quantity,
  stated,
  ideal,
  suits,
});

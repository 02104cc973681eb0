import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadModes } from '../../adapters/modes.ts';
import type { Bundle } from '../../domain/bundle.ts';
import { MATCHING_REFERENCE } from '../../server/reference/reference.ts';
import { smallMarkets } from './bundle-arbitrary.ts';
import { composeBundles } from './compose.ts';
import { recompose, type Accepted } from './recompose.ts';

const MODES = loadModes();

/** The first project of a market, and what one of its parties grants of a use that has a quantity. */
const projects = smallMarkets({ essential: false }).map((listings) => {
  const composed = composeBundles(listings, MODES, MATCHING_REFERENCE);
  const bundle = composed.ok ? composed.value.bundles.find(({ uses }) => uses.length > 0) : undefined;
  return { listings, bundle };
});
const listingsOf = ({ parties }: Bundle) => parties.map(({ listing }) => listing);

it('never asks more of a factor than was accepted, keeps the one for whom it is, and calls nobody back who left', () => {
  let recomposed = 0;
  fc.assert(
    fc.property(projects, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ({ listings, bundle }, share) => {
      fc.pre(bundle !== undefined);
      const use = bundle.uses[0]!;
      const accepted: Accepted = { listing: use.listing, factor: use.factor, unit: use.unit, quantity: use.amount * share };
      const staying = [bundle.driver, ...listingsOf(bundle).filter((id) => id !== bundle.driver)];
      const last = staying.at(-1)!;
      const gone = last === use.listing || staying.length < 3 ? [] : [last];
      const found = recompose(
        { listings, staying: staying.filter((id) => !gone.includes(id)), gone, accepted: [accepted] },
        MODES,
        MATCHING_REFERENCE,
      );
      expect(found.ok).toBe(true);
      for (const each of found.ok ? found.value : []) {
        recomposed++;
        expect(listingsOf(each)).toContain(bundle.driver);
        expect(listingsOf(each).some((id) => gone.includes(id))).toBe(false);
        const asked = each.uses.filter(
          ({ listing, factor, unit }) => listing === use.listing && factor === use.factor && unit === use.unit,
        );
        expect(asked.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(accepted.quantity * (1 + 1e-9));
      }
    }),
    { numRuns: 60 },
  );
  expect(recomposed).toBeGreaterThan(0);
});

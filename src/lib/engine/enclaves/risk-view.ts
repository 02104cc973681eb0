import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import { enclaveModel, type EnclaveModel } from './enclave-model.ts';
import { AS_PLANNED } from './future.ts';
import type { EnclaveReference } from './law.ts';
import type { PartyKey, PartyValues } from './model-parties.ts';
import { presentValues } from './present-values.ts';
import { inScenario, SCENARIOS, type Scenario } from './scenarios.ts';
import { switchingValue, tornado, type TornadoBar } from './tornado.ts';
import { FACTORS, type Factor, type Uncertainty } from './uncertainty.ts';

/** What of a deal's risk is seen at once: milliseconds. The many futures come on request. */
export type RiskView = {
  model: EnclaveModel;
  planned: PartyValues;
  tornado: TornadoBar[];
  /** The factor on the plan at which a party's present value turns; null: never. */
  switching: { factor: Factor; turns: Partial<Record<PartyKey, number | null>> }[];
  scenarios: { kind: Scenario['kind']; values: PartyValues }[];
};

export function riskView(deal: EnclaveDeal, reference: EnclaveReference, uncertainty: Uncertainty): RiskView {
  const model = enclaveModel(deal, reference);
  return {
    model,
    planned: { ...presentValues(model, AS_PLANNED) },
    tornado: tornado(model, uncertainty),
    switching: FACTORS.map((factor) => ({
      factor,
      turns: Object.fromEntries(model.parties.map((party) => [party, switchingValue(model, factor, party)])),
    })),
    scenarios: SCENARIOS.map((scenario) => {
      const changed = inScenario(deal, reference, scenario);
      return { kind: scenario.kind, values: { ...presentValues(enclaveModel(changed.deal, changed.reference), AS_PLANNED) } };
    }),
  };
}

/** The ranges that the page begins with [factors on the plan]: a person's judgement, to be changed by hers. */
export const FIRST_GUESS: Uncertainty = {
  profit: { least: 0.5, likely: 1, most: 1.3 },
  vat: { least: 0.6, likely: 1, most: 1.2 },
  cost: { least: 0.9, likely: 1, most: 1.4 },
  delay: [0.7, 0.3],
  leaving: 0.02,
};

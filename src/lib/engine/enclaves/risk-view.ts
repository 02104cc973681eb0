import type { EnclaveDeal } from '../../domain/enclave-deal.ts';
import { AS_PLANNED, enclaveModel, presentValues, type EnclaveModel, type TwoValues } from './enclave-model.ts';
import type { EnclaveReference } from './law.ts';
import { inScenario, SCENARIOS, switchingValue, tornado, type Factor, type Scenario, type TornadoBar, type Uncertainty } from './risk.ts';

/** What of a deal's risk is seen at once: milliseconds. The many futures come on request. */
export type RiskView = {
  model: EnclaveModel;
  planned: TwoValues;
  tornado: TornadoBar[];
  /** The factor on the plan at which a place's present value turns; null: never. */
  switching: { factor: Factor; flyOut: number | null; flyIn: number | null }[];
  scenarios: { kind: Scenario['kind']; values: TwoValues }[];
};

export function riskView(deal: EnclaveDeal, reference: EnclaveReference, uncertainty: Uncertainty): RiskView {
  const model = enclaveModel(deal, reference);
  const factors: readonly Factor[] = ['profit', 'vat', 'cost'];
  return {
    model,
    planned: { ...presentValues(model, AS_PLANNED) },
    tornado: tornado(model, uncertainty),
    switching: factors.map((factor) => ({
      factor,
      flyOut: switchingValue(model, factor, 'flyOut'),
      flyIn: switchingValue(model, factor, 'flyIn'),
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

import { EnclaveRuleFile } from '../domain/enclave-rule.ts';
import { FiscalParameterFile, type FiscalParameter } from '../domain/fiscal-parameter.ts';
import ruleFile from '../domain/reference/enclave-rules.json' with { type: 'json' };
import parameterFile from '../domain/reference/parameters.json' with { type: 'json' };
import type { EnclaveReference } from '../engine/enclaves/law.ts';

/** Tax parameters and rules of the tree; an office's own parameters go before them on their days. */
export const loadEnclaveReference = (own: readonly FiscalParameter[] = []): EnclaveReference => ({
  parameters: [...own, ...FiscalParameterFile.parse(parameterFile).rows],
  rules: EnclaveRuleFile.parse(ruleFile).rows,
});

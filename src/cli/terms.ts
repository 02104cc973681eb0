import { loadEnclaveReference } from '../lib/adapters/enclave-reference.ts';
import { EnclaveTerms } from '../lib/domain/enclave-terms.ts';
import { sourceText } from '../lib/domain/enclave-rule.ts';
import { wanOfFen } from '../lib/domain/money.ts';
import { faultsOfTerms } from '../lib/engine/enclaves/terms-faults.ts';
import type { TaxByLevel } from '../lib/engine/enclaves/taxes.ts';
import { enclaveMoney, type EnclaveYear, type PartyResult, type TermsResult } from '../lib/engine/enclaves/terms.ts';
import { termsWarningText } from '../lib/i18n/enclave-text.ts';
import { writeOutput } from './files.ts';
import { MESSAGES, type CliMessages, type Language } from './messages.ts';
import { COMMON_OPTIONS, readOptions, type OptionKind } from './options.ts';
import { readOwnReference } from './own-reference.ts';
import { readJson } from './read-json.ts';

const OPTIONS = COMMON_OPTIONS satisfies Record<string, OptionKind>;
type Options = { in?: string; out?: string; lang?: Language; reference?: string; help?: true };

/** `feiqiao terms`: an enclave's money year by year, and what is dangerous about its terms; see cli `termsHelp`. */
export async function termsCommand(args: readonly string[]): Promise<void> {
  const { lang = 'zh', help, in: path, out, reference: ownPath } = readOptions(args, OPTIONS, 'terms') as Options;
  const m = MESSAGES[lang];
  if (help) return writeOutput(undefined, [`${m.cli.termsHelp}\n`], m);
  const own = ownPath === undefined ? [] : (await readOwnReference(ownPath, m)).parameters;
  const reference = loadEnclaveReference(own);
  const terms = await readJson(path, EnclaveTerms, (value) => faultsOfTerms(value, reference), m);
  await writeOutput(out, [`${JSON.stringify(toldTerms(enclaveMoney(terms, reference), m))}\n`], m);
}

/** The result in the contract's words, money in 万元. */
export function toldTerms({ years, flyOut, flyIn, warnings }: TermsResult, m: CliMessages) {
  return {
    years: years.map(toldYear),
    parties: { fly_out: toldParty(flyOut), fly_in: toldParty(flyIn) },
    warnings: warnings.map((warning) => ({
      code: warning.code,
      years: warning.years,
      text: termsWarningText(warning, m),
      source: sourceText(warning.cited),
    })),
  };
}

function toldYear({ year, vat, cit, citRule, base, rate, transfer, flyOut, flyIn }: EnclaveYear) {
  return {
    year,
    tax: { vat: toldTax(vat), cit: { ...toldTax(cit), regime: citRule.regime } },
    base: wanOfFen(base),
    rate,
    transfer: wanOfFen(transfer),
    fly_out: wanOfFen(flyOut),
    fly_in: wanOfFen(flyIn),
  };
}

const toldTax = ({ assessed, central, province, prefecture, county }: TaxByLevel) => ({
  assessed: wanOfFen(assessed),
  central: wanOfFen(central),
  province: wanOfFen(province),
  prefecture: wanOfFen(prefecture),
  county: wanOfFen(county),
});

const toldParty = ({ npv, payback, irr }: PartyResult) => ({ npv: wanOfFen(npv), payback, irr });

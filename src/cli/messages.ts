import { bundle as bundleEn } from '../lib/i18n/en/bundle.ts';
import { cli as cliEn } from '../lib/i18n/en/cli.ts';
import { enclave as enclaveEn } from '../lib/i18n/en/enclave.ts';
import { factorDetail as factorDetailEn } from '../lib/i18n/en/factor-detail.ts';
import { listing as listingEn } from '../lib/i18n/en/listing.ts';
import { matching as matchingEn } from '../lib/i18n/en/matching.ts';
import { pairing as pairingEn } from '../lib/i18n/en/pairing.ts';
import { parameter as parameterEn } from '../lib/i18n/en/parameter.ts';
import { secondment as secondmentEn } from '../lib/i18n/en/secondment.ts';
import { shell as shellEn } from '../lib/i18n/en/shell.ts';
import { bundle } from '../lib/i18n/zh/bundle.ts';
import { cli } from '../lib/i18n/zh/cli.ts';
import { enclave } from '../lib/i18n/zh/enclave.ts';
import { factorDetail } from '../lib/i18n/zh/factor-detail.ts';
import { listing } from '../lib/i18n/zh/listing.ts';
import { matching } from '../lib/i18n/zh/matching.ts';
import { pairing } from '../lib/i18n/zh/pairing.ts';
import { parameter } from '../lib/i18n/zh/parameter.ts';
import { secondment } from '../lib/i18n/zh/secondment.ts';
import { shell } from '../lib/i18n/zh/shell.ts';

export type Language = 'zh' | 'en';

/** The part of the catalogue that commands speak. */
export const MESSAGES = {
  zh: { bundle, cli, enclave, factorDetail, listing, matching, pairing, parameter, secondment, shell },
  en: {
    bundle: bundleEn,
    cli: cliEn,
    enclave: enclaveEn,
    factorDetail: factorDetailEn,
    listing: listingEn,
    matching: matchingEn,
    pairing: pairingEn,
    parameter: parameterEn,
    secondment: secondmentEn,
    shell: shellEn,
  },
};

export type CliMessages = (typeof MESSAGES)[Language];

/** The language asked for, found before the arguments are checked, so that complaints about them are in it too. */
export function messagesFor(args: readonly string[]): CliMessages {
  const english = args.some((arg, i) => arg === '--lang=en' || (arg === '--lang' && args[i + 1] === 'en'));
  return english ? MESSAGES.en : MESSAGES.zh;
}

import { ENCLAVE_FIELDS, type EnclaveFormValues } from '../../domain/enclave-form.ts';
import type { Messages } from '../../i18n/zh.ts';
import type { StoredEnclave } from './enclave-row.ts';

/** 南疆三地州: 克孜勒苏, 喀什, 和田 (GB/T 2260 prefixes), where the rule of difficult areas holds. */
const DIFFICULT = /^65(30|31|32)/;
const WEST = /^(15|45|5\d|6\d)/;

/**
 * A sheet to begin with: what is usual for the kind, and the area that the place suggests. Retention, plan and amounts are
 * left empty: they are asked for, never guessed.
 */
export function startingSheet({ kind, placeCode }: StoredEnclave, m: Messages, today: string): EnclaveFormValues {
  const { compliant } = m.enclavePage;
  const zone = DIFFICULT.test(placeCode) ? 'xinjiang_difficult' : WEST.test(placeCode) ? 'west_encouraged' : 'none';
  const shares = { shareCounty: 'on', baseVat: 'on', baseCit: 'on', from1: '1', to1: '10', rate1: '50' };
  return {
    ...Object.fromEntries(ENCLAVE_FIELDS.map((field) => [field, ''])),
    startYear: String(Number(today.slice(0, 4)) + 1),
    years: '10',
    discount: '5',
    zone,
    encouraged: zone === 'none' ? '' : 'on',
    firstRevenueYear: '1',
    legalForm: 'subsidiary',
    of: 'increment',
    startEvent: 'first_revenue',
    // The day that the usual wording names.
    paymentBy: '4-30',
    paymentDate: compliant.no_payment_date,
    statistics: compliant.statistics_wording,
    review: compliant.no_review,
    exit: compliant.no_exit,
    power: '50',
    ...(kind === 'village_income' ? villageItems() : shares),
    ...(kind === 'talent' || kind === 'reverse' ? labItems() : {}),
  };
}

/** Villages put capital in, get a fixed return first (鄞衢: 10 % in years 1 to 5), then rent, and have their capital back at the end. Amounts are theirs to say. */
const villageItems = (): EnclaveFormValues => ({
  shareCounty: 'on',
  item1Kind: 'capital',
  item1From: 'village',
  item1To: 'fly_in',
  item1First: '1',
  item1Last: '1',
  item2Kind: 'fixed_return',
  item2From: 'fly_in',
  item2To: 'village',
  item2Rate: '10',
  item2First: '1',
  item2Last: '5',
  item3Kind: 'rent',
  item3From: 'fly_in',
  item3To: 'village',
  item3First: '6',
  item3Last: '10',
  item4Kind: 'capital',
  item4From: 'fly_in',
  item4To: 'village',
  item4First: '10',
  item4Last: '10',
});

/** Who sends the lab rents its rooms. */
const labItems = (): EnclaveFormValues => ({
  item1Kind: 'rent',
  item1From: 'fly_out',
  item1To: 'fly_in',
  item1First: '1',
  item1Last: '10',
});

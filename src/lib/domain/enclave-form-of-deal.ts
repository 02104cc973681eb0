import type { CashItem } from './enclave-deal.ts';
import type { EnclaveDocument } from './enclave-document.ts';
import { ENCLAVE_FIELDS, EQUITY_FIELDS, ITEM_ROWS, type EnclaveFormValues } from './enclave-form.ts';
import type { OtherTaxes } from './enclave-other-taxes.ts';
import { branchOf, carriesLosses, LocalLevel, SharedTax, type EnclaveParty, type EnclaveTerms } from './enclave-terms.ts';
import { capital } from './enclave-form-reading.ts';

/** A share as a percentage, as people write it: 0.125 → 12.5. */
const percent = (share: number): string => String(Number((share * 100).toPrecision(12)));
const amount = (wan: number | null): string => (wan === null || wan === 0 ? '' : String(wan));
const tick = (is: boolean): string => (is ? 'on' : '');

/** Year by year; the last number stands for the years after it. */
function list(numbers: readonly number[]): string {
  let last = numbers.length;
  while (last > 1 && numbers[last - 1] === numbers[last - 2]) last--;
  return numbers.slice(0, last).join(' ');
}

/** The form's texts for a version of the terms, so that it can be gone on with; reading them gives the same version again. */
export function formOfDocument({ deal, written, parties }: Pick<EnclaveDocument, 'deal' | 'written' | 'parties'>): EnclaveFormValues {
  const { terms, items, attribution, other_taxes: other } = deal;
  const nameOf = (role: string) => parties.find((party) => party.role === role)?.name ?? '';
  const shares = attribution?.fly_out;
  return {
    ...Object.fromEntries(ENCLAVE_FIELDS.map((field) => [field, ''])),
    flyOutName: nameOf('fly_out'),
    flyInName: nameOf('fly_in'),
    ...ofProject(terms),
    ...ofTerms(terms),
    ...ofItems(items),
    ...ofOtherTaxes(other),
    attrGdp: shares?.gdp ? percent(shares.gdp) : '',
    attrOutput: shares?.output ? percent(shares.output) : '',
    attrEnergy: shares?.energy ? percent(shares.energy) : '',
    withoutVillage: deal.village_without === undefined ? '' : String(deal.village_without),
    ...written,
    clauses: written.clauses.join('\n'),
  };
}

function ofProject(terms: EnclaveTerms): EnclaveFormValues {
  const { enclave, project } = terms;
  const branch = branchOf(terms);
  const kept = SharedTax.options.flatMap((tax) =>
    LocalLevel.options.map((level) => [`${tax}${capital(level)}`, percent(enclave.local_share[tax][level])] as const),
  );
  return {
    startYear: String(terms.start_year),
    years: String(terms.years),
    discount: percent(terms.discount_rate),
    zone: enclave.zone,
    encouraged: tick(enclave.encouraged),
    firstRevenueYear: String(enclave.first_revenue_year),
    legalForm: enclave.legal_form,
    branchWeight: branch ? percent(branch.weight) : '',
    enterpriseProfit: branch ? list(branch.enterprise_profit) : '',
    ...Object.fromEntries(kept),
    profit: list(project.profit),
    vat: list(project.vat),
    carryLosses: tick(carriesLosses(terms)),
    investOut: ofInvestments(terms, 'fly_out'),
    investIn: ofInvestments(terms, 'fly_in'),
  };
}

function ofInvestments({ years, investments }: EnclaveTerms, who: EnclaveParty): string {
  const own = investments.filter(({ party }) => party === who);
  if (own.length === 0) return '';
  return list(Array.from({ length: years }, (_, at) => own.reduce((sum, one) => sum + (one.year === at + 1 ? one.amount : 0), 0)));
}

function ofTerms({ shared_levels: levels, start_event: startEvent, terms }: EnclaveTerms): EnclaveFormValues {
  const phases = terms.phases.flatMap(({ from_year: from, to_year: to, fly_out: rate }, at) => [
    [`from${at + 1}`, String(from)] as const,
    [`to${at + 1}`, String(to)] as const,
    [`rate${at + 1}`, percent(rate)] as const,
  ]);
  return {
    ...Object.fromEntries(LocalLevel.options.map((level) => [`share${capital(level)}`, tick(levels.includes(level))])),
    ...Object.fromEntries(SharedTax.options.map((tax) => [`base${capital(tax)}`, tick(terms.base.includes(tax))])),
    of: terms.of,
    baselineVat: amount(terms.baseline.vat),
    baselineCit: amount(terms.baseline.cit),
    ...Object.fromEntries(phases),
    floor: terms.floor_per_year === null ? '' : String(terms.floor_per_year),
    ceiling: terms.ceiling_per_year === null ? '' : String(terms.ceiling_per_year),
    ceilingTotal: terms.ceiling_total === null ? '' : String(terms.ceiling_total),
    startEvent: startEvent ?? '',
  };
}

function ofOtherTaxes(other: OtherTaxes | undefined): EnclaveFormValues {
  if (!other) return {};
  const part = (share: number) => (share === 0 ? '' : percent(share));
  return {
    pit: list(other.pit),
    pitCounty: part(other.pit_share.county),
    pitPrefecture: part(other.pit_share.prefecture),
    pitProvince: part(other.pit_share.province),
    seat: other.seat ?? '',
    localTaxes: list(other.local),
    localPrefecture: part(other.local_share.prefecture),
    localProvince: part(other.local_share.province),
  };
}

function ofItems(items: readonly CashItem[]): EnclaveFormValues {
  const values: EnclaveFormValues = {};
  const rows = items.filter((item) => item.kind !== 'dividend').slice(0, ITEM_ROWS.length);
  rows.forEach((item, at) => {
    const of = (part: string, text: string) => (values[`item${at + 1}${part}`] = text);
    of('Kind', item.kind);
    of('First', String(item.from_year));
    of('Last', String(item.to_year));
    of('Amount', String('principal' in item ? item.principal : item.amount));
    if ('by' in item) of('From', item.by);
    if ('from' in item) of('From', item.from);
    if ('to' in item) of('To', item.to);
    if (item.kind === 'land_income') of('Rate', percent(item.fly_out));
    if (item.kind === 'fixed_return') of('Rate', percent(item.rate));
  });
  const dividend = items.find((item) => item.kind === 'dividend');
  if (dividend) {
    values['dividendProfit'] = list(dividend.profit);
    values['dividendPayout'] = percent(dividend.payout);
    for (const [party, field] of Object.entries(EQUITY_FIELDS)) {
      const share = dividend.equity[party as keyof typeof EQUITY_FIELDS];
      if (share !== undefined) values[field] = percent(share);
    }
  }
  return values;
}

import type { Seat } from '../../domain/enclave-other-taxes.ts';
import type { LocalShare } from '../../domain/enclave-terms.ts';
import { dividedBy, type Fen, minus, mulDiv, ONE, plus, type Ratio, ratioOf, times } from '../../domain/money.ts';
import type { Law } from './law.ts';

/** A tax of one year by the levels that receive it; they sum to `assessed` to the fen. */
export type TaxByLevel = { assessed: Fen; central: Fen; province: Fen; prefecture: Fen; county: Fen };

const NOTHING: Ratio = { over: 0n, under: 1n };

/**
 * Divides a tax among the levels of government. Every level's part is rounded half to even; what rounding leaves is the
 * county's, where there is a local part at all.
 *
 * @param gross  what the tax is reckoned on, e.g. a profit
 * @param rate   of the tax before the exemption of its local part
 * @param local  the fraction of the whole tax that each level keeps
 * @param kept   how much of the local part is levied: 1 all, 0 none (then all that is assessed is central)
 */
function divided(gross: number, rate: Ratio, centralShare: Ratio, local: LocalShare, kept: Ratio): TaxByLevel {
  const levied = plus(centralShare, times(minus(ONE, centralShare), kept));
  const assessed = mulDiv(gross, times(rate, levied));
  const part = (share: Ratio) => mulDiv(assessed, dividedBy(share, levied));
  const central = part(centralShare);
  const province = part(times(ratioOf(local.province), kept));
  const prefecture = part(times(ratioOf(local.prefecture), kept));
  return { assessed, central, province, prefecture, county: (assessed - central - province - prefecture) as Fen };
}

/** The centre has what the localities together have not. */
const centralShareOf = (law: Law, tax: 'vat' | 'cit', year: number): Ratio =>
  minus(ONE, ratioOf(law.value(`tax.${tax}.local_share`, year)));

/**
 * Value-added tax: half central, half local. The amount is net of refunds and may be negative; then every level pays back.
 * @source 国发〔2019〕21号: `tax.vat.local_share`
 */
export const vatByLevel = (law: Law, year: number, net: Fen, local: LocalShare): TaxByLevel =>
  divided(net, ONE, centralShareOf(law, 'vat', year), local, ONE);

/**
 * Corporate income tax on a taxable profit: 60 % central, 40 % local, unless the local part is exempt.
 * @source 所得税收入分享改革: `tax.cit.local_share`
 */
export const citByLevel = (law: Law, year: number, taxable: Fen, rate: Ratio, local: LocalShare, kept: Ratio = ONE): TaxByLevel =>
  divided(taxable, rate, centralShareOf(law, 'cit', year), local, kept);

/**
 * Personal income tax: 60 % central, 40 % local.
 * @param localParts  the fraction of the whole tax that each level keeps; sums to the local share
 * @source 所得税收入分享改革: `tax.pit.local_share`
 */
export const pitByLevel = (law: Law, year: number, withheld: Fen, local: LocalShare): TaxByLevel =>
  divided(withheld, ONE, minus(ONE, ratioOf(law.value('tax.pit.local_share', year))), local, ONE);

/**
 * Surcharges on the value-added tax paid: urban maintenance and construction tax by seat, education 3 %, local education
 * 2 %. Fully local; nothing on a refund.
 * @source 城市维护建设税法; 教育费附加: `surcharge.*`
 */
export function surchargesOn(law: Law, year: number, vat: Fen, seat: Seat): { maintenance: Fen; education: Fen; localEducation: Fen } {
  const on = (code: string) => mulDiv(Math.max(0, vat), ratioOf(law.value(code, year)));
  return {
    maintenance: on(`surcharge.urban_maintenance.${seat}`),
    education: on('surcharge.education'),
    localEducation: on('surcharge.local_education'),
  };
}

/**
 * Fully local taxes (land use, property, deed, land value added, farmland occupation, vehicles, environment, stamp): all
 * of it stays, divided among the local levels as they agreed, the rest to the county.
 */
export function localTaxByLevel(amount: Fen, local: Omit<LocalShare, 'county'>): TaxByLevel {
  return divided(amount, ONE, NOTHING, { county: 0, ...local }, ONE);
}

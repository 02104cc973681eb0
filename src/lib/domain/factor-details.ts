import { z } from 'zod';
import { factorKind, type FactorKindCode } from './enums.ts';

/**
 * What a person in the trade states about a factor beyond description and quantity: one declared table from which the
 * schema, the form, the display and the columns of an import follow. Labels and examples are in `i18n`
 * (`factorDetail`), keyed `factor.key`.
 *
 * `confidential`: only the owner, the responsible coordinator, auditors and organisations it was disclosed to see it.
 */
export type DetailField = { key: string; confidential?: true } & (
  | { kind: 'text' }
  | { kind: 'number'; unit: DetailUnit; max?: number }
  | { kind: 'choice'; choices: readonly [string, ...string[]] }
  | { kind: 'flag' }
  | { kind: 'date' }
);

/** Units of native fields, each with what people write behind the number. Stored in the unit itself. */
export const DETAIL_UNITS = {
  number: [],
  percent: ['%', '％'],
  year: ['年'],
  month: ['个月', '月'],
  day: ['天', '日'],
  m: ['米', 'm'],
  km: ['公里', '千米', 'km'],
  m_per_s: ['米/秒', 'm/s'],
  h_per_year: ['小时', '小时/年', 'h'],
  mu: ['亩'],
  m2: ['平方米', 'm2'],
  t: ['吨', 't'],
  t_per_day: ['吨/天', '吨/日', 't/d'],
  t_per_m2: ['吨/平方米', 't/m2'],
  person: ['人', '名'],
  kVA: ['千伏安', 'kva'],
  MW: ['兆瓦', 'mw'],
  CNY_10k: ['万元'],
  CNY_10k_per_mu: ['万元/亩'],
  CNY_per_month: ['元', '元/月'],
  CNY_per_m2_month: ['元', '元/平方米', '元/平方米·月', '元/平方米/月', '元/平米/月'],
  CNY_per_t: ['元', '元/吨'],
  CNY_per_kWh: ['元', '元/千瓦时', '元/度', '元/kwh'],
} as const satisfies Record<string, readonly string[]>;
export type DetailUnit = keyof typeof DETAIL_UNITS;

const text = (key: string) => ({ key, kind: 'text' }) as const;
const number = (key: string, unit: DetailUnit, max?: number) =>
  ({ key, kind: 'number', unit, ...(max === undefined ? {} : { max }) }) as const;
const choice = (key: string, ...choices: [string, ...string[]]) => ({ key, kind: 'choice', choices }) as const;
const flag = (key: string) => ({ key, kind: 'flag' }) as const;
const date = (key: string) => ({ key, kind: 'date' }) as const;
const secret = <F extends DetailField>(field: F) => ({ ...field, confidential: true }) as const;

/** Native fields by factor, in the order of the form; a factor that is not here has its description only. */
export const FACTOR_DETAILS: Readonly<Partial<Record<FactorKindCode, readonly DetailField[]>>> = {
  land: [
    text('parcel_no'),
    choice('use', 'industrial', 'storage', 'commercial', 'research', 'agricultural', 'other'),
    choice('tenure', 'state_owned', 'collective', 'other'),
    choice('readiness', 'raw', 'three_connections', 'five_connections', 'seven_connections', 'nine_connections'),
    choice('transfer', 'auction', 'flexible_term', 'lease_first', 'standard_land', 'lease'),
    number('term', 'year', 100),
    number('price', 'CNY_10k_per_mu'),
    number('plot_ratio_min', 'number', 30),
    number('plot_ratio_max', 'number', 30),
    number('building_density_min', 'percent', 100),
    number('green_ratio_max', 'percent', 100),
    number('investment_per_mu', 'CNY_10k_per_mu'),
    number('output_per_mu', 'CNY_10k_per_mu'),
    number('tax_per_mu', 'CNY_10k_per_mu'),
    text('admitted_industries'),
    text('environment'),
    number('railway_distance', 'km'),
    number('motorway_distance', 'km'),
    number('airport_distance', 'km'),
    number('power_supply', 'kVA'),
    number('power_price', 'CNY_per_kWh'),
    flag('gas'),
    flag('steam'),
    number('sewage_capacity', 't_per_day'),
    text('boundaries'),
    secret(number('lowest_price', 'CNY_10k_per_mu')),
  ],
  plant: [
    number('floors', 'number', 100),
    number('storey_height', 'm', 100),
    number('floor_load', 't_per_m2', 100),
    choice('fire_class', 'a', 'b', 'c', 'd', 'e'),
    number('crane', 't'),
    number('cold_storage', 't'),
    number('power_supply', 'kVA'),
    choice('mode', 'lease', 'sale', 'lease_or_sale', 'custom_built'),
    number('rent', 'CNY_per_m2_month'),
    date('ready_on'),
    flag('dormitory'),
    secret(number('lowest_rent', 'CNY_per_m2_month')),
  ],
  labour: [
    number('resident', 'person'),
    number('surplus', 'person'),
    number('out_of_poverty', 'person'),
    number('monitored', 'person'),
    number('working_away', 'person'),
    number('working_near', 'person'),
    number('home_based_women', 'person'),
    text('education'),
    number('skilled_junior', 'person'),
    number('skilled_middle', 'person'),
    number('skilled_senior', 'person'),
    choice('common_language', 'basic', 'conversational', 'fluent'),
    number('expected_wage', 'CNY_per_month'),
    number('minimum_wage', 'CNY_per_month'),
    text('away_months'),
    number('training_capacity', 'person'),
    text('training_bodies'),
  ],
  raw_material: [
    text('variety'),
    number('planted_area', 'mu'),
    text('harvest'),
    text('grade'),
    choice('certification', 'none', 'green', 'organic', 'geographical_indication'),
    number('processing_rate', 'percent', 100),
    number('cold_storage', 't'),
    number('supply_price', 'CNY_per_t'),
    text('reserve'),
    choice('mining_right', 'none', 'exploration', 'mining'),
    flag('ecological_red_line'),
    secret(number('lowest_price', 'CNY_per_t')),
  ],
  energy: [
    choice('source', 'wind', 'solar', 'hydro', 'coal', 'gas', 'geothermal', 'mixed', 'other'),
    number('available_capacity', 'MW'),
    number('wind_speed', 'm_per_s', 40),
    number('full_load_hours', 'h_per_year', 8784),
    text('grid_point'),
    number('grid_distance', 'km'),
    number('power_price', 'CNY_per_kWh'),
    flag('direct_supply'),
    flag('ecological_red_line'),
  ],
  technology: [
    text('field'),
    number('readiness_level', 'number', 9),
    text('qualifications'),
    number('patents', 'number'),
    flag('pilot_needed'),
    choice('cooperation', 'licence', 'transfer', 'joint', 'open_call', 'service'),
    number('investment', 'CNY_10k'),
    text('conditions'),
    secret(number('lowest_fee', 'CNY_10k')),
  ],
  market_channel: [
    choice('channel', 'supermarket', 'wholesale', 'e_commerce', 'platform_832', 'canteen', 'front_warehouse', 'export', 'other'),
    text('categories'),
    number('yearly_purchase', 'CNY_10k'),
    number('payment_term', 'day', 3650),
    text('quality'),
    text('delivery'),
    text('entry_conditions'),
    secret(number('margin', 'percent', 100)),
  ],
  capital: [
    choice('source', 'own', 'fund', 'state_owned', 'aid_fund', 'credit', 'other'),
    number('term', 'month', 1200),
    number('equity_share_max', 'percent', 100),
    number('reinvestment_ratio', 'number', 100),
    text('guarantee'),
    text('restrictions'),
    secret(number('required_return', 'percent', 100)),
  ],
};

/** Characters of a native text field. */
export const DETAIL_TEXT_MAX = 500;

export type DetailValue = string | number | boolean;
export type Details = Record<string, DetailValue>;

export const detailFieldsOf = (factor: FactorKindCode): readonly DetailField[] => FACTOR_DETAILS[factor] ?? [];

function schemaOf(field: DetailField): z.ZodType<DetailValue> {
  switch (field.kind) {
    case 'text':
      return z.string().min(1).max(DETAIL_TEXT_MAX);
    case 'number':
      return z
        .number()
        .min(0)
        .max(field.max ?? 1e15);
    case 'choice':
      return z.enum(field.choices);
    case 'flag':
      return z.boolean();
    case 'date':
      return z.iso.date();
  }
}

const SCHEMAS = new Map(
  factorKind.map((factor) => [
    factor,
    z.strictObject(Object.fromEntries(detailFieldsOf(factor).map((field) => [field.key, schemaOf(field).optional()]))),
  ]),
);

/** What may stand in `details` of a factor: its native fields, each optional; other keys are faults. */
export function detailsSchema(factor: FactorKindCode): z.ZodType<Record<string, DetailValue | undefined>> {
  const schema = SCHEMAS.get(factor);
  if (!schema) throw new Error(`no such factor: ${factor}`);
  return schema;
}

/** Splits details into what every member may see and what is confidential; an empty part is null. */
export function splitDetails(factor: FactorKindCode, details: Details): { open: Details | null; confidential: Details | null } {
  const secretKeys = new Set(detailFieldsOf(factor).flatMap(({ key, confidential }) => (confidential ? [key] : [])));
  const part = (secretPart: boolean) => {
    const entries = Object.entries(details).filter(([key]) => secretKeys.has(key) === secretPart);
    return entries.length > 0 ? Object.fromEntries(entries) : null;
  };
  return { open: part(false), confidential: part(true) };
}

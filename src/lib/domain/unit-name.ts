import type { Unit } from './units.ts';

/** A unit as people name it: what one of it is in a unit of the exchange format, `times × 10^power`. */
export type NamedUnit = { unit: Unit; times: number; power: number };

const named = (unit: Unit, power = 0, times = 1): NamedUnit => ({ unit, times, power });

/** Names without a multiplier in front, in lower case and half-width. A yearly unit is named by what it is a year of. */
const NAMES: readonly [NamedUnit, string][] = [
  [named('mu'), '亩 市亩 mu'],
  [named('mu', 0, 15), '公顷 ha hm2 hectare hectares'],
  [named('mu', 2, 15), '平方公里 平方千米 km2'],
  [named('m2'), '平方米 平米 平方 m2 m² sqm'],
  [named('person'), '人 名 个人 名工人 person people'],
  [named('CNY_10k', -4), '元 块 元人民币 yuan cny rmb'],
  [named('MW', -3), '千瓦 kw'],
  [named('MW'), '兆瓦 mw'],
  [named('MW', 3), '吉瓦 gw'],
  [named('GWh_per_year', -6), '千瓦时 度 度电 kwh'],
  [named('GWh_per_year', -3), '兆瓦时 mwh'],
  [named('GWh_per_year'), '吉瓦时 gwh'],
  [named('t'), '吨 t ton tons tonne tonnes'],
  [named('t', -3), '公斤 千克 kg'],
  [named('t', -3, 0.5), '斤 市斤'],
  [named('m3_per_year'), '立方米 立方 方 m3 m³'],
  [named('head'), '头 只 羽 匹 口 峰 头(只) head'],
  [named('bed'), '张 床 床位 张床 张床位 个床位 bed beds'],
  [named('rack'), '架 机架 个机架 机柜 个机柜 rack racks'],
];

const UNIT_BY_NAME: ReadonlyMap<string, NamedUnit> = new Map(
  NAMES.flatMap(([unit, names]) => names.split(' ').map((name): [string, NamedUnit] => [name.normalize('NFKC'), unit])),
);

/** What is measured once and what is measured a year: the same name, made yearly. */
export const MORE_YEARLY: Readonly<Partial<Record<Unit, Unit>>> = { t: 't_per_year' };

const YEARLY = /^(?:每年)?(.+?)(?:\/年|\/a|\/y|\/year|peryear|ayear|每年|一年|年)$/;
const YEARLY_UNITS: readonly Unit[] = ['t_per_year', 'GWh_per_year', 'm3_per_year'];

/** The unit of a name without multiplier (亩, kW, 吨/年), given in lower case, half-width and without spaces; undefined for an unknown one. */
export function namedUnit(name: string): NamedUnit | undefined {
  const known = UNIT_BY_NAME.get(name);
  if (known) return known;
  const once = UNIT_BY_NAME.get(YEARLY.exec(name)?.[1] ?? '');
  if (!once) return undefined;
  const unit = MORE_YEARLY[once.unit] ?? once.unit;
  return YEARLY_UNITS.includes(unit) ? { ...once, unit } : undefined;
}

/** Units that a form offers, in groups that measure the same, each with its Chinese name; every unit of the exchange format is among them. */
export const FORM_UNITS = {
  mu: '亩',
  wan_mu: '万亩',
  ha: '公顷',
  m2: '平方米',
  wan_m2: '万平方米',
  person: '人',
  wan_person: '万人',
  CNY_10k: '万元',
  CNY_100m: '亿元',
  kW: '千瓦',
  MW: '兆瓦',
  wan_kW: '万千瓦',
  GWh_per_year: '吉瓦时/年',
  wan_kWh_per_year: '万千瓦时/年',
  yi_kWh_per_year: '亿千瓦时/年',
  t: '吨',
  wan_t: '万吨',
  t_per_year: '吨/年',
  wan_t_per_year: '万吨/年',
  m3_per_year: '立方米/年',
  wan_m3_per_year: '万立方米/年',
  head: '头',
  wan_head: '万头',
  bed: '张床位',
  rack: '个机架',
} as const;
export type FormUnit = keyof typeof FORM_UNITS;
export const FORM_UNIT_CODES = Object.keys(FORM_UNITS) as FormUnit[];

/** The Chinese name of a unit that a form offers; undefined for anything else. */
export const formUnitName = (code: string): string | undefined =>
  Object.hasOwn(FORM_UNITS, code) ? FORM_UNITS[code as FormUnit] : undefined;

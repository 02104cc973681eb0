import { z } from 'zod';
import { stationKind } from './enums.ts';
import { fenOfWan, MOST_WAN } from './money.ts';

/** Days of one booking and days ahead where a host says nothing. */
export const STAY_DAYS_MOST = 30;
export const AHEAD_DAYS_MOST = 180;

/** Why a field is not taken: it is empty, is no number or date, lies outside its range, or lacks what belongs to it. */
export type StationFault =
  'missing' | 'not_a_number' | 'out_of_range' | 'not_a_date' | 'unknown' | 'too_long' | 'source_missing' | 'ends_early';

const TEXTS = {
  name: 80,
  operator: 120,
  address: 200,
  services: 1000,
  partners: 1000,
  coordinateSource: 200,
  exitWhen: 500,
  exitPeople: 500,
  exitAssets: 500,
  exitOwner: 120,
  /** Why an approved station is changed; kept with the change alone. */
  why: 500,
} as const;

/** Whole numbers with their least and most. */
const COUNTS = {
  areaM2: [1, 1_000_000],
  desks: [0, 500],
  beds: [0, 500],
  labs: [0, 100],
  reservedPosts: [0, 1000],
  stayDaysMost: [1, 366],
  aheadDaysMost: [1, 730],
  organisationPlacesMost: [1, 500],
} as const;

const DATES = ['opensOn', 'leaseFrom', 'leaseUntil'] as const;
/** 万元 a year. */
const MONEYS = ['rent', 'subsidy', 'running'] as const;
const DEGREES = { latitude: 90, longitude: 180 } as const;

export const STATION_FIELDS = [
  'kind',
  'region',
  ...(Object.keys(TEXTS) as (keyof typeof TEXTS)[]),
  ...(Object.keys(COUNTS) as (keyof typeof COUNTS)[]),
  ...DATES,
  ...MONEYS,
  ...(Object.keys(DEGREES) as (keyof typeof DEGREES)[]),
] as const;
export type StationField = (typeof STATION_FIELDS)[number];

/** What a person typed, field by field. */
export type TypedStation = Record<StationField, string>;
export type StationFaults = Partial<Record<StationField, StationFault>>;

/** What the database's `save_station` takes: money in fen a year. */
export type StationContent = Record<string, string | number | null>;

const CivilDate = z.iso.date();
/** Digits in full width, as a Chinese keyboard may write them, are the same digits. */
function numberOf(typed: string): number {
  const text = typed.normalize('NFKC');
  return /^[+-]?\d[\d,]*(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : NaN;
}

/**
 * Reads a form as a person typed it.
 *
 * @param isRegion  whether a region's code is known
 * @returns the content, and the fault of each field that can't be taken; without faults the content is complete
 */
export function readStation(typed: TypedStation, isRegion: (code: string) => boolean): { content: StationContent; faults: StationFaults } {
  const faults: StationFaults = {};
  const content: StationContent = { kind: typed.kind, region: typed.region };
  if (!stationKind.some((kind) => kind === typed.kind)) faults.kind = 'missing';
  if (!isRegion(typed.region)) faults.region = typed.region === '' ? 'missing' : 'unknown';

  for (const [field, most] of Object.entries(TEXTS) as [keyof typeof TEXTS, number][]) {
    const text = typed[field].trim();
    content[field] = text;
    if (text.length > most) faults[field] = 'too_long';
  }
  for (const field of ['name', 'address'] as const) if (content[field] === '') faults[field] = 'missing';

  for (const [field, [least, most]] of Object.entries(COUNTS) as [keyof typeof COUNTS, readonly [number, number]][]) {
    content[field] = inRange(typed[field], field, least, most, faults);
    if (content[field] !== null && !Number.isInteger(content[field])) faults[field] ??= 'not_a_number';
  }
  for (const field of DATES) {
    const text = typed[field].trim();
    content[field] = text === '' ? null : text;
    if (text !== '' && !CivilDate.safeParse(text).success) faults[field] = 'not_a_date';
  }
  if (content.leaseFrom && content.leaseUntil && content.leaseUntil <= content.leaseFrom) faults.leaseUntil ??= 'ends_early';
  for (const field of MONEYS) {
    const wan = inRange(typed[field], field, 0, MOST_WAN, faults);
    content[`${field}Fen`] = wan === null || faults[field] ? null : fenOfWan(wan);
  }
  for (const [field, most] of Object.entries(DEGREES) as [keyof typeof DEGREES, number][])
    content[field] = inRange(typed[field], field, -most, most, faults);
  placeFaults(content, faults);
  return { content, faults };
}

function inRange(text: string, field: StationField, least: number, most: number, faults: StationFaults): number | null {
  if (text.trim() === '') return null;
  const number = numberOf(text.trim());
  if (Number.isNaN(number)) faults[field] = 'not_a_number';
  else if (number < least || number > most) faults[field] = 'out_of_range';
  else return number;
  return null;
}

/** Both coordinates or none, and never without where they were read. */
function placeFaults(content: StationContent, faults: StationFaults): void {
  const { latitude, longitude, coordinateSource } = content;
  if (latitude === null && longitude === null && coordinateSource === '') return;
  if (latitude === null) faults.latitude ??= 'missing';
  if (longitude === null) faults.longitude ??= 'missing';
  if (coordinateSource === '') faults.coordinateSource ??= 'source_missing';
}

/** Whether an exit plan is complete: the database opens nothing without it. */
export const hasExitPlan = (plan: { exitWhen: string; exitPeople: string; exitAssets: string; exitOwner: string }): boolean =>
  [plan.exitWhen, plan.exitPeople, plan.exitAssets, plan.exitOwner].every((text) => text.trim() !== '');

import { civilDate, dayNumber } from '../../domain/civil-day.ts';
import { monthNumber, monthOf } from '../../domain/month.ts';
import { MONTHS_NEEDED, type Judged } from './advice.ts';
import { monthlyUse, shareUsed, type CountedStay, type MonthUse, type OpenPeriod } from './occupancy.ts';

/** What is known of a station: its places, its stays, who waited in vain, what it costs and brought. Days half-open. */
export type KnownStation = OpenPeriod & {
  id: string;
  kind: Judged['kind'];
  province: string;
  desks: number;
  beds: number;
  stays: readonly CountedStay[];
  /** Periods for which somebody waited and got nothing. */
  vain: readonly { startsOn: string; endsBefore: string }[];
  yearlyFen: number | null;
  returns: number;
};

/** The first day of the month of a civil date, so many months earlier. */
export const monthStart = (today: string, earlier = 0): string => `${monthOf(monthNumber(today.slice(0, 7)) - earlier)}-01`;

/** Desks and beds together, month by month. */
export function dwellingUse(
  station: Pick<KnownStation, 'desks' | 'beds' | 'stays' | 'openedOn' | 'closedOn'>,
  period: readonly [string, string],
): MonthUse[] {
  const desks = monthlyUse('desk', station.desks, station, station.stays, period);
  const beds = monthlyUse('bed', station.beds, station, station.stays, period);
  return desks.map((row, at) => ({
    ...row,
    available: row.available + beds[at]!.available,
    used: row.used + beds[at]!.used,
    taken: row.taken + beds[at]!.taken,
  }));
}

/**
 * A station as `adviceFor` sees it, over the last six full months before today.
 *
 * @param today  civil date
 */
export function judge(station: KnownStation, today: string): Judged {
  const period = [monthStart(today, MONTHS_NEEDED), monthStart(today)] as const;
  const rows = dwellingUse(station, period);
  const days = ({ startsOn, endsBefore }: { startsOn: string; endsBefore: string }): number =>
    Math.max(0, Math.min(dayNumber(period[1]), dayNumber(endsBefore)) - Math.max(dayNumber(period[0]), dayNumber(startsOn)));
  return {
    id: station.id,
    kind: station.kind,
    province: station.province,
    months: rows.filter((row) => row.openDays === row.days).length,
    places: station.desks + station.beds,
    use: shareUsed(rows),
    peak: busiest(station.stays, period),
    unmet: station.vain.reduce((sum, wait) => sum + days(wait), 0),
    yearlyFen: station.yearlyFen,
    returns: station.returns,
  };
}

/** Most desks and beds used on one day of a period. */
function busiest(stays: readonly CountedStay[], [from, until]: readonly [string, string]): number {
  const used = stays.filter((stay) => stay.used && (stay.kind === 'desk' || stay.kind === 'bed'));
  let most = 0;
  for (let day = dayNumber(from); day < dayNumber(until); day++) {
    const date = civilDate(day);
    most = Math.max(most, used.filter(({ startsOn, endsBefore }) => startsOn <= date && date < endsBefore).length);
  }
  return most;
}

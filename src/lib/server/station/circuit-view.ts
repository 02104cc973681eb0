import { civilDate, dayNumber } from '../../domain/civil-day.ts';
import type { CircuitProblem } from '../../domain/circuit.ts';
import { planCircuit } from '../../engine/stations/circuit.ts';
import { formatNumber } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/index.ts';
import type { Messages } from '../../i18n/zh.ts';
import { stopBookings, type StopBooking } from './circuit-booking.ts';
import type { Station } from './stations.ts';

/** A day of an expert: at a station (its name), on the road, at home or waiting. */
export type CircuitDay = { day: string; at: string | null; road: boolean };
export type CircuitView = {
  worth: string;
  travel: number;
  tours: {
    expert: string;
    stops: { station: string; from: string; until: string; days: number; bookings: StopBooking[] }[];
    back: string;
    base: string;
    days: CircuitDay[];
  }[];
  leftOut: { visit: string; why: string }[];
  heads: string[];
};

/** The best tours as a page tells them: by day, where each stop is booked, and why what is left out is left out. */
export function circuitView(
  problem: CircuitProblem,
  start: string,
  stations: readonly Station[],
  { circuit: m }: Pick<Messages, 'circuit'>,
  locale: Locale,
): CircuitView {
  const plan = planCircuit(problem);
  const date = (day: number): string => civilDate(dayNumber(start) + day);
  const visitText = (v: number): string => {
    const { station, skill, days } = problem.visits[v]!;
    return m.visit(station, skill, days);
  };
  const last = Math.max(...problem.experts.map(({ until }) => until));
  const days = Array.from({ length: last }, (_, n) => n);
  return {
    worth: formatNumber(locale, plan.worth),
    travel: plan.travel,
    tours: plan.tours.map(({ stops, back }, e) => {
      const { id, base, from } = problem.experts[e]!;
      const first = stops[0];
      // Shown on the days just before a visit and after the last one: when exactly they travel between is theirs to say.
      const roads = stops.length === 0 ? [] : roadDays(problem, e, stops);
      return {
        expert: id,
        base,
        stops: stops.map(({ visit, starts, ends }) => {
          const { station, skill } = problem.visits[visit]!;
          const [first, after] = [date(starts), date(ends)];
          const bookings = stopBookings(stations, { expert: id, station, skill, from: first, until: after });
          return { station, from: first, until: after, days: ends - starts, bookings };
        }),
        back: first ? date(back) : date(from),
        days: days.map((day) => ({
          day: date(day),
          at: stops.find(({ starts, ends }) => starts <= day && day < ends)?.visit.toString() ?? null,
          road: roads.includes(day),
        })),
      };
    }),
    leftOut: plan.leftOut.map((out) => ({
      visit: visitText(out.visit),
      why:
        out.reason === 'gave_way'
          ? m.reason.gave_way(formatNumber(locale, out.loss), out.others.map(visitText).join(m.listSeparator))
          : m.reason[out.reason],
    })),
    heads: days.map(date),
  };
}

function roadDays(problem: CircuitProblem, e: number, stops: readonly { visit: number; starts: number; ends: number }[]): number[] {
  const travel = new Map(problem.travel.flatMap(([a, b, days]) => [[`${a} ${b}`, days] as const, [`${b} ${a}`, days] as const]));
  const { base } = problem.experts[e]!;
  const roads: number[] = [];
  let place = base;
  for (const { visit, starts } of stops) {
    const next = problem.visits[visit]!.station;
    const way = place === next ? 0 : (travel.get(`${place} ${next}`) ?? 0);
    for (let day = starts - way; day < starts; day++) roads.push(day);
    place = next;
  }
  const end = stops.at(-1)!.ends;
  const home = place === base ? 0 : (travel.get(`${place} ${base}`) ?? 0);
  for (let day = end; day < end + home; day++) roads.push(day);
  return roads;
}

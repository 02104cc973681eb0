import { plusDays } from '../../domain/date-text.ts';
import { provinceOf } from '../../domain/region.ts';
import type { ToldAdvice } from '../../domain/station-worth.ts';
import { adviceFor, mergeBeside } from '../../engine/stations/advice.ts';
import { judge, type KnownStation } from '../../engine/stations/judge.ts';
import { costOf } from '../../engine/stations/worth.ts';
import type { Station } from './stations.ts';
import type { Ledger } from './worth-view.ts';

const places = (station: Station, kind: string): number => station.places.filter((place) => place.kind === kind).length;

/** A station as the formulas know it. */
export function known({ terms, projects, stays, waits }: Ledger, station: Station, today: string): KnownStation {
  const cost = terms.get(station.id);
  const yearAgo = plusDays(today, -365);
  const own = projects.filter(({ stationId }) => stationId === station.id);
  return {
    id: station.id,
    kind: station.kind,
    province: provinceOf(station.region),
    openedOn: station.openedOn ?? today,
    closedOn: station.closedOn ?? station.closesOn,
    desks: places(station, 'desk'),
    beds: places(station, 'bed'),
    stays: stays.filter(({ stationId }) => stationId === station.id),
    vain: waits.filter(({ stationId }) => stationId === station.id),
    yearlyFen: cost ? costOf(cost, [yearAgo, today]) : null,
    returns: own.flatMap(({ returns }) => returns).filter(({ status, happenedOn }) => status === 'confirmed' && happenedOn > yearAgo)
      .length,
  };
}

/** What to do with each open station whose accounts the caller sees, by id. */
export function suggestAll(ledger: Ledger, today: string): Map<string, ToldAdvice> {
  const open = ledger.stations.filter(({ status }) => status === 'open').map((each) => judge(known(ledger, each, today), today));
  const names = new Map(ledger.stations.map(({ id, name }) => [id, name]));
  const advice = new Map(open.map((each) => [each.id, adviceFor(each, open)]));
  return new Map(
    [...advice].map(([id, each]) => [
      id,
      { ...each, withName: 'with' in each ? (names.get(each.with) ?? '') : '', beside: mergeBeside(id, advice) },
    ]),
  );
}

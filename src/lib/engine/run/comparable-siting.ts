import type { SitingQuestion } from '../../domain/siting-run.ts';
import type { Way } from '../stations/ways.ts';
import type { Comparable, Fact, Item } from './compare.ts';

const figure = (field: 'demand' | 'cost' | 'beds', value: number): Fact => ({ field, text: String(value) });

/** Who is served from where, as what two siting runs are compared by: each county that is served, with its site and its way. */
export function comparableSiting(
  { sites, counties, measure }: SitingQuestion,
  ways: readonly Way[],
  servedBy: readonly number[],
): Comparable {
  const wayOf = new Map(ways.map(({ county, site, way }) => [`${county} ${site}`, way]));
  return {
    facts: new Map([
      ...counties.map(({ name, demand }): [string, Fact[]] => [name, [figure('demand', demand)]]),
      ...sites.map(({ name, cost, beds }): [string, Fact[]] => [
        name,
        [figure('cost', cost), ...(beds === undefined ? [] : [figure('beds', beds)])],
      ]),
    ]),
    names: new Map([...counties, ...sites].map(({ name }) => [name, name])),
    items: servedBy.flatMap((site, county): Item[] => {
      const [from, to] = [counties[county], sites[site]];
      if (!from || !to) return [];
      return [
        {
          key: from.name,
          parties: [from.name, to.name],
          group: '',
          place: 1,
          value: from.demand,
          holds: [from.name],
          served: { by: to.name, way: wayOf.get(`${county} ${site}`) ?? 0, measure },
        },
      ];
    }),
  };
}

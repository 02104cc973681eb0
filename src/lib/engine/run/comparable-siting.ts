import type { SitingQuestion } from '../../domain/siting-run.ts';
import type { Comparable, Fact } from './compare.ts';

const figure = (field: 'demand' | 'cost' | 'beds', value: number): Fact => ({ field, text: String(value) });

/** Who is served by which site, as what two siting runs are compared by: a county is served by one site, so it holds itself. */
export function comparableSiting({ sites, counties }: SitingQuestion, servedBy: readonly number[]): Comparable {
  return {
    facts: new Map([
      ...counties.map(({ name, demand }): [string, Fact[]] => [name, [figure('demand', demand)]]),
      ...sites.map(({ name, cost, beds }): [string, Fact[]] => [
        name,
        [figure('cost', cost), ...(beds === undefined ? [] : [figure('beds', beds)])],
      ]),
    ]),
    names: new Map([...counties, ...sites].map(({ name }) => [name, name])),
    items: servedBy.flatMap((site, county) => {
      const [from, to] = [counties[county], sites[site]];
      return from && to
        ? [
            {
              key: JSON.stringify([from.name, to.name]),
              parties: [from.name, to.name],
              group: '',
              place: 1,
              value: from.demand,
              holds: [from.name],
            },
          ]
        : [];
    }),
  };
}

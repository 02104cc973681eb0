import { monthNumber, monthOf } from '../../../src/lib/domain/month.ts';
import { idOf } from '../../../supabase/generate/seed.ts';
import type { BigExchange } from './exchange.ts';

const FIRST = monthNumber('2027-01');
const REGION = { east: '371100', west: '653127' } as const;

export const EXCHANGE_ID = idOf('bench exchange');
export const PLAN_ID = idOf('bench plan');

const id = (kind: string, at: number) => `'${idOf(`bench ${kind} ${at}`)}'`;
const day = (month: number) => `'${monthOf(FIRST + month)}-01'`;
const list = (numbers: readonly number[]) => `array[${numbers.map((n) => `'s${n}'`).join(', ')}]`;
const insert = (table: string, columns: string, rows: string[]): string =>
  `insert into public.${table} (${columns}) values\n${rows.join(',\n')};\n`;

/** The exchange between the two demo talent offices, and its plan on the drawing board, as a second seed. */
export function exchangeSql({ app: { problem, rules }, plan }: BigExchange): string {
  const office = { east: `'${idOf('office talent_officer')}'`, west: `'${idOf('office western_talent_officer')}'` };
  const sideOf = (unit: number) => problem.organisations[unit]!.side;
  const exchange = `'${EXCHANGE_ID}'`;
  return [
    insert('exchanges', 'id, name, east_office_id, west_office_id, offered_by, status, starts_on, ends_before, purpose, is_sample', [
      `(${exchange}, '测速（示例）', ${office.east}, ${office.west}, ${office.east}, 'open', ${day(0)}, ${day(problem.months)}, '测速', true)`,
    ]),
    insert(
      'work_units',
      'id, office_id, name, region_code, release_cap, is_sample',
      problem.organisations.map(
        ({ side, releaseCap }, o) => `(${id('unit', o)}, ${office[side]}, '测速单位${o}', '${REGION[side]}', ${releaseCap}, true)`,
      ),
    ),
    insert(
      'unit_covers',
      'unit_id, specialty, at_least',
      rules.cover.map(({ organisation, skill, keep }) => `(${id('unit', organisation)}, 's${skill}', ${keep})`),
    ),
    insert(
      'people',
      'id, office_id, exchange_id, unit_id, ref, display_name, ladder, level, specialties, months_min, months_max, months_allowed, purpose, keep_until, is_sample',
      problem.people.map(
        ({ home, skills, level, lengths }, p) =>
          `(${id('person', p)}, ${office[sideOf(home)]}, ${exchange}, ${id('unit', home)}, 'p${p}', '测速人员${p}', 'technical', ${level}, ${list([...new Set(skills)])}, ${lengths.min}, ${lengths.max}, '{3,6,12}', '测速', '2031-01-01', true)`,
      ),
    ),
    "insert into public.person_sensitive (person_id, health) select id, 'fit' from public.people where ref like 'p%';\n",
    insert(
      'person_availability',
      'person_id, starts_on, ends_before',
      problem.people.map(({ available }, p) => `(${id('person', p)}, ${day(available[0]!.from)}, ${day(available[0]!.until)})`),
    ),
    insert(
      'posts',
      'id, office_id, exchange_id, unit_id, ref, title, duties, ladder, level_min, level_max, specialties, starts_on, ends_before, months_min, months_max, months_allowed, seats, priority, is_sample',
      problem.posts.map(
        ({ host, skills, window, priority }, q) =>
          `(${id('post', q)}, ${office[sideOf(host)]}, ${exchange}, ${id('unit', host)}, 'q${q}', '测速岗位${q}', '测速', 'technical', 1, 4, ${list(skills)}, ${day(window.from)}, ${day(window.until)}, 3, 12, '{3,6,12}', 1, ${priority}, true)`,
      ),
    ),
    insert('secondment_plans', 'id, exchange_id, organisation_id, name, created_by_name', [
      `('${PLAN_ID}', ${exchange}, ${office.east}, '测速计划', '测速')`,
    ]),
    insert(
      'secondments',
      'plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before',
      plan.map(
        ({ person, post, start, months }) =>
          `('${PLAN_ID}', ${exchange}, ${id('person', person)}, ${id('post', post)}, ${id('unit', problem.people[person]!.home)}, ${id('unit', problem.posts[post]!.host)}, ${day(start)}, ${day(start + months)})`,
      ),
    ),
  ].join('\n');
}

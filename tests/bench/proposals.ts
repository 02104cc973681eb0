/**
 * `npm run bench:proposals [proposals]`: what the row policies of proposals cost whoever sees many of them: a coordinator's
 * office, an audit office, and a county for comparison, among 1,000 organisations. First and second call of the list and of
 * each table. Prints figures; judges nothing. FEIQIAO_TEST_DATABASE=native: on native PostgreSQL.
 */
import { sqlSession } from '../support/sql-session.ts';

const COUNT = Number(process.argv[2] ?? 5_000);
const PLACES = 500;

const ORGANISATIONS = `
begin;
create temp table ids (name text primary key, id uuid);
insert into ids values ('office', tests.organisation('coordinator_office', '西办', '650000')), ('audit', tests.organisation('audit_office', '审计', null));
select tests.person('office@test', (select id from ids where name = 'office'), 'coordinator');
select tests.person('audit@test', (select id from ids where name = 'audit'), 'auditor');
insert into ids select 'c' || n, tests.organisation('county', '县' || n, (array['653127', '653126', '653129', '653101'])[1 + n % 4])
  from generate_series(1, ${PLACES}) n;
insert into ids select 'f' || n, tests.organisation('enterprise', '企' || n, '371100') from generate_series(1, ${PLACES}) n;
select tests.person('county@test', (select id from ids where name = 'c1'), 'county_member');
`;

/** Each proposal: one of the counties, one of the firms, one subject, one event. */
const PROPOSALS = `
do $$ declare made uuid; begin
  for n in 1..${COUNT} loop
    insert into public.proposals (kind, origin, office_id, respond_by, status, disclosure)
      values ('project', 'coordinator', (select id from ids where name = 'office'), current_date + 5, 'proposed', 'teaser') returning id into made;
    insert into public.proposal_subjects (proposal_id, title, href) values (made, 'x', '/listings');
    insert into public.proposal_parties (proposal_id, organisation_id, position, role, side)
      select made, id, case when name like 'c%' then 0 else 1 end, case when name like 'c%' then 'host' else 'driver' end,
        case when name like 'c%' then 'west' else 'east' end
      from ids where name in ('c' || (1 + n % ${PLACES}), 'f' || (1 + (n * 7 + n / ${PLACES}) % ${PLACES}));
    insert into public.proposal_events (proposal_id, what) values (made, 'propose');
  end loop;
end $$;
analyze;
`;

const QUESTIONS = [
  'select public.my_proposals()',
  ...['proposals', 'proposal_parties', 'proposal_events', 'proposal_subjects'].map((table) => `select count(*) from public.${table}`),
];

const session = await sqlSession();
const timed = async (question: string): Promise<string> => {
  const begun = performance.now();
  await session.rows(question);
  return `${Math.round(performance.now() - begun)} ms`.padStart(8);
};

await session.exec(ORGANISATIONS);
await session.exec(PROPOSALS);
console.log(`${COUNT} proposals among ${2 * PLACES} organisations: first and second call`);
for (const who of ['office', 'audit', 'county']) {
  await session.rows('select tests.sign_in($1)', [`${who}@test`]);
  await session.exec('set local role authenticated');
  for (const question of QUESTIONS) console.log(who.padEnd(8), question.padEnd(46), await timed(question), await timed(question));
  await session.exec(`reset role; select set_config('request.jwt.claims', '{}', true)`);
}
await session.exec('rollback');
await session.close();

-- Plans of secondments: drawn, proposed, signed by five, published, changed by consent, ended; and what is refused.
begin;
select plan(80);

select tests.organisation('talent_office', '东办', '370000') as id into temp east;
select tests.organisation('talent_office', '西办', '650000') as id into temp west;
select tests.organisation('talent_office', '他办', '640000') as id into temp other;
select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('audit_office', '审计', null) as id into temp audit;
select tests.person('east@test', (select id from east), 'talent_officer');
select tests.person('west@test', (select id from west), 'talent_officer');
select tests.person('other@test', (select id from other), 'talent_officer');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('audit@test', (select id from audit), 'auditor');

create temp table made (name text primary key, id uuid);
grant select, insert, update on made to authenticated, service_role;
create function pg_temp.of(name text) returns uuid language sql as $$ select id from made m where m.name = $1 $$;
create function pg_temp.keep(name text, id uuid) returns uuid language sql as $$ insert into made values ($1, $2) on conflict (name) do update set id = excluded.id returning id $$;

insert into made select 'exchange', gen_random_uuid();
insert into public.exchanges (id, name, east_office_id, west_office_id, offered_by, status, starts_on, ends_before, purpose)
select pg_temp.of('exchange'), '交流', e.id, w.id, e.id, 'open', '2087-01-01', '2089-01-01', '双向挂职' from east e, west w;
insert into made select n, gen_random_uuid() from unnest(array['eu', 'wu', 'p1', 'p2', 'w1', 'q1', 'q2', 'q3', 'elsewhere']) n;
insert into public.work_units (id, office_id, name, region_code, organisation_id)
select pg_temp.of('eu'), e.id, '东部医院', '371100', null from east e union all select pg_temp.of('wu'), w.id, '西部县医院', '653127', c.id from west w, county c;
insert into public.people (id, office_id, exchange_id, unit_id, ref, display_name, ladder, level, title, months_min, months_max, purpose, keep_until)
select pg_temp.of('p1'), e.id, pg_temp.of('exchange'), pg_temp.of('eu'), 'p1', '示例一', 'technical'::secondment_ladder, 3, '副主任医师', 3, 12, 'x', '2030-01-01'::date from east e
union all select pg_temp.of('p2'), e.id, pg_temp.of('exchange'), pg_temp.of('eu'), 'p2', '示例二', 'technical'::secondment_ladder, 3, '', 3, 12, 'x', '2030-01-01'::date from east e
union all select pg_temp.of('w1'), w.id, pg_temp.of('exchange'), pg_temp.of('wu'), 'w1', '示例三', 'technical'::secondment_ladder, 2, '', 3, 6, 'x', '2030-01-01'::date from west w;
insert into public.person_sensitive (person_id) select id from public.people;
insert into public.person_availability (person_id, starts_on, ends_before) select id, '2087-01-01', '2089-01-01' from public.people;
insert into public.posts (id, office_id, exchange_id, unit_id, ref, title, duties, ladder, level_min, level_max, starts_on, ends_before, months_min, months_max)
select pg_temp.of('q1'), w.id, pg_temp.of('exchange'), pg_temp.of('wu'), 'q1', '主任', '带教', 'technical'::secondment_ladder, 2, 4, '2087-01-01'::date, '2089-01-01'::date, 3, 12 from west w
union all select pg_temp.of('q2'), w.id, pg_temp.of('exchange'), pg_temp.of('wu'), 'q2', '医师', '门诊', 'technical'::secondment_ladder, 2, 4, '2087-01-01'::date, '2089-01-01'::date, 3, 12 from west w
union all select pg_temp.of('q3'), e.id, pg_temp.of('exchange'), pg_temp.of('eu'), 'q3', '跟岗', '学习', 'technical'::secondment_ladder, 1, 4, '2087-01-01'::date, '2089-01-01'::date, 3, 12 from east e
union all select pg_temp.of('elsewhere'), w.id, null, pg_temp.of('wu'), 'q9', '别处', '学习', 'technical'::secondment_ladder, 1, 4, '2087-01-01'::date, '2089-01-01'::date, 3, 12 from west w;
insert into public.person_links (person_id, token_hash, created_by_name, expires_on) select pg_temp.of('p1'), repeat('a', 64), 'x', private.chinese_day() + 9;
grant select on east, west, county to authenticated;

-- A run asked for, and its plan.
set local role authenticated;
select tests.sign_in('county@test');
select throws_ok($$select enqueue_run('secondment', '{}')$$, 'P0001', 'not_allowed', 'a county plans no exchange');
select tests.sign_in('east@test');
select pg_temp.keep('run', enqueue_run('secondment', jsonb_build_object('exchange', pg_temp.of('exchange'), 'rest', 6, 'mostPerPerson', 1, 'maxDifference', null)));
reset role;
create temp table output (text text);
grant select on output to authenticated;
insert into output select jsonb_build_object('assignments', jsonb_build_array(
  jsonb_build_object('person', pg_temp.of('p1'), 'post', pg_temp.of('q1'), 'from', '2087-03', 'months', 6),
  jsonb_build_object('person', pg_temp.of('w1'), 'post', pg_temp.of('q3'), 'from', '2087-03', 'months', 3)))::text;
update public.runs r set status = 'done', output_path = 'x', output_hash = encode(sha256(convert_to(o.text, 'UTF8')), 'hex'), ended_at = now()
from output o where r.id = pg_temp.of('run');
set local role authenticated;
select tests.sign_in('west@test');
select throws_ok($$select open_secondment_plan(pg_temp.of('run'), (select text from output), 'x')$$, 'P0001', 'not_found', 'another office has not that run');
select tests.sign_in('east@test');
select throws_ok($$select open_secondment_plan(pg_temp.of('run'), '{}', 'x')$$, 'P0001', 'bad_request', 'an output that the run did not give');
select lives_ok($$select pg_temp.keep('plan', open_secondment_plan(pg_temp.of('run'), (select text from output), '第一稿'))$$, 'the plan is opened');
select results_eq($$select p.ref, s.status::text, s.starts_on, s.ends_before from secondments s join people p on p.id = s.person_id order by p.ref$$,
  $$values ('p1', 'draft', '2087-03-01'::date, '2087-09-01'::date), ('w1', 'draft', '2087-03-01', '2087-06-01')$$, 'its assignments are drawn');
select pg_temp.keep('s1', (select s.id from secondments s where s.person_id = pg_temp.of('p1')));
select pg_temp.keep('s2', (select s.id from secondments s where s.person_id = pg_temp.of('w1')));
select throws_ok($$update secondments set status = 'published'$$, '42501', null, 'nobody writes an assignment directly');
select throws_ok($$insert into secondment_signatures values (pg_temp.of('s1'), 'person', 'signed', 'x', 'x', 'link')$$, '42501', null, 'nor a signature');

-- Who sees it.
select tests.sign_in('west@test');
select is((select count(*)::int from secondments), 2, 'the office across sees the drawing board');
select tests.sign_in('county@test');
select is_empty('select 1 from secondments', 'a unit sees nothing before it is proposed');
select is_empty('select 1 from secondment_plans', 'nor the plan');
select is(my_secondment_parties(), '[]'::jsonb, 'nor any name');
select tests.sign_in('other@test');
select is_empty('select 1 from secondment_plans', 'another pair sees nothing');
select throws_ok($$select move_secondment(pg_temp.of('s1'), pg_temp.of('q2'), '2087-04-01', '2087-10-01')$$, 'P0001', 'not_found', 'nor moves anything');
select tests.sign_in('audit@test');
select is((select count(*)::int from secondments), 2, 'auditors see it');
select throws_ok($$select propose_secondments(pg_temp.of('plan'))$$, 'P0001', 'not_found', 'and change nothing');

-- The board.
select tests.sign_in('west@test');
select is(move_secondment(pg_temp.of('s1'), pg_temp.of('q2'), '2087-04-01', '2087-10-01'), pg_temp.of('s1'), 'what is drawn moves, for either office');
select throws_ok($$select move_secondment(pg_temp.of('s1'), pg_temp.of('q2'), '2087-04-01', '2087-04-01')$$, 'P0001', 'period_empty', 'an empty period');
select throws_ok($$select move_secondment(pg_temp.of('s1'), pg_temp.of('q2'), '2087-04-02', '2087-10-01')$$, '23514', null, 'whole months only');
select throws_ok($$select move_secondment(pg_temp.of('s1'), pg_temp.of('elsewhere'), '2087-04-01', '2087-10-01')$$, 'P0001', 'not_in_exchange', 'a post that is not in the exchange');
select lives_ok($$select pg_temp.keep('s3', place_secondment(pg_temp.of('plan'), pg_temp.of('p2'), pg_temp.of('q2'), '2087-04-01', '2087-07-01'))$$, 'one more is drawn');
select lives_ok($$select remove_secondment(pg_temp.of('s3'))$$, 'and taken off');
select throws_ok($$select remove_secondment(pg_temp.of('s3'))$$, 'P0001', 'wrong_state', 'once');

-- Nothing new begins in a month that is past.
create function pg_temp.month(since integer) returns date language sql as $$
  select (date_trunc('month', now() at time zone 'Asia/Shanghai') + make_interval(months => since))::date $$;
select throws_ok($$select place_secondment(pg_temp.of('plan'), pg_temp.of('p2'), pg_temp.of('q2'), pg_temp.month(-1), pg_temp.month(5))$$, 'P0001', 'stay_in_past', 'nothing is drawn that begins in a month that is past');
select lives_ok($$select pg_temp.keep('s5', place_secondment(pg_temp.of('plan'), pg_temp.of('p2'), pg_temp.of('q2'), pg_temp.month(0), pg_temp.month(5)))$$, 'the present month is none');
select throws_ok($$select move_secondment(pg_temp.of('s5'), pg_temp.of('q2'), pg_temp.month(-1), pg_temp.month(5))$$, 'P0001', 'stay_in_past', 'nor moves there');
select lives_ok($$select remove_secondment(pg_temp.of('s5'))$$, 'it is taken off');

-- Proposed, and signed.
select throws_ok($$select propose_secondments(pg_temp.of('plan'))$$, 'P0001', 'plan_not_agreed', 'nobody is asked to sign what the office across has not agreed to');
reset role;
select tests.agreed_plan(pg_temp.of('plan'));
update public.secondments s set starts_on = pg_temp.month(-1) where s.id = pg_temp.of('s2');
set local role authenticated;
select tests.sign_in('west@test');
select throws_ok($$select propose_secondments(pg_temp.of('plan'))$$, 'P0001', 'stay_in_past', 'nor is it proposed when its month has passed meanwhile');
reset role;
update public.secondments s set starts_on = '2087-03-01' where s.id = pg_temp.of('s2');
set local role authenticated;
select tests.sign_in('west@test');
select is(propose_secondments(pg_temp.of('plan')), 2, 'all that is drawn is proposed');
select throws_ok($$select propose_secondments(pg_temp.of('plan'))$$, 'P0001', 'nothing_chosen', 'once');
select throws_ok($$select move_secondment(pg_temp.of('s1'), pg_temp.of('q1'), '2087-04-01', '2087-10-01')$$, 'P0001', 'wrong_state', 'a proposal does not move under those who read it');
select throws_ok($$select publish_secondments(pg_temp.of('plan'))$$, 'P0001', 'not_all_signed', 'nothing is published unsigned');
select is(sign_secondments(array[pg_temp.of('s1'), pg_temp.of('s2')], 'west_office', 'signed', '', '处长'), 2, 'an office signs for itself');
select throws_ok($$select sign_secondments(array[pg_temp.of('s1')], 'west_office', 'signed', '', '处长')$$, 'P0001', 'already_signed', 'once');
select throws_ok($$select sign_secondments(array[pg_temp.of('s1')], 'east_office', 'signed', '', '处长')$$, 'P0001', 'not_found', 'not for the other');
select throws_ok($$select sign_secondments(array[pg_temp.of('s1')], 'home', 'signed', '', '院长', 'paper', '某')$$, 'P0001', 'not_found', 'nor for a unit of the other side');
select throws_ok($$select sign_secondments(array[pg_temp.of('s1')], 'host', 'signed', '', '院长')$$, 'P0001', 'not_allowed', 'a unit''s word is written down, not given, by its office');
select throws_ok($$select sign_secondments(array[pg_temp.of('s1')], 'host', 'signed', '', '', 'paper', '某')$$, 'P0001', 'signer_needed', 'with the post of whoever gave it');
select tests.sign_in('county@test');
select is((select count(*)::int from notifications where kind = 'secondment_proposed'), 1, 'the unit is told once');
select is((select count(*)::int from secondments), 2, 'and sees what concerns it');
select is((select string_agg(n ->> 'name', ' ' order by n ->> 'name') from jsonb_path_query(my_secondment_parties(), '$[*].person') n), '示例一 示例三', 'whose names it reads');
select is((select string_agg(n, ' ' order by n) from jsonb_object_keys(my_secondment_parties() -> 0 -> 'person') n), 'id name office', 'and nothing else of a person');
select is_empty($$select 1 from people where id = pg_temp.of('p1')$$, 'not his entry in the register');
select is(sign_secondments(array[pg_temp.of('s1')], 'host', 'signed', '', '院长'), 1, 'it signs as host');
select throws_ok($$select sign_secondments(array[pg_temp.of('s2')], 'home', 'signed', '', '院长')$$, 'P0001', 'promise_needed', 'who lets somebody go promises how he comes back');
select is(sign_secondments(array[pg_temp.of('s2')], 'home', 'signed', '', '院长', return_promise => 'same_post'), 1, 'and as home');
select throws_ok($$select sign_secondments(array[pg_temp.of('s1')], 'person', 'signed', '', '院长', 'paper', '某')$$, 'P0001', 'not_found', 'not for the person');
select tests.sign_in('east@test');
select is(sign_secondments(array[pg_temp.of('s1'), pg_temp.of('s2')], 'east_office', 'signed', '', '处长'), 2, 'the eastern office signs');
select is(sign_secondments(array[pg_temp.of('s1')], 'home', 'signed', '', '院长', 'paper', '示例院长', 'same_level', '返岗后安排到医务科'), 1, 'and writes down what its hospital signed on paper');
select is(sign_secondments(array[pg_temp.of('s2')], 'host', 'signed', '', '院长', 'phone', '示例院长'), 1, 'and said by phone');
select tests.sign_in('west@test');
select throws_ok($$select sign_secondments(array[pg_temp.of('s2')], 'person', 'declined', '', '护师', 'phone', '示例三')$$, 'P0001', 'reason_needed', 'who refuses says why');
select is(sign_secondments(array[pg_temp.of('s2')], 'person', 'declined', '家里有事', '护师', 'phone', '示例三'), 1, 'a person refuses');
select is((select status::text from secondments where id = pg_temp.of('s2')), 'declined', 'and that ends the proposal');
reset role;
set local role service_role;
select throws_ok($$select sign_by_link(repeat('b', 64), pg_temp.of('s1'), 'signed', '')$$, 'P0001', 'not_found', 'a link that nobody has');
select throws_ok($$select sign_by_link(repeat('a', 64), pg_temp.of('s2'), 'signed', '')$$, 'P0001', 'not_found', 'another''s assignment');
select lives_ok($$select sign_by_link(repeat('a', 64), pg_temp.of('s1'), 'signed', '')$$, 'a person signs by his own link');
select is(jsonb_array_length(secondments_by_link(repeat('a', 64))), 1, 'and sees his own there');
reset role;
set local role authenticated;
select tests.sign_in('east@test');
reset role;
update public.secondments s set starts_on = pg_temp.month(-1) where s.id = pg_temp.of('s1');
set local role authenticated;
select throws_ok($$select publish_secondments(pg_temp.of('plan'))$$, 'P0001', 'stay_in_past', 'nor published, signed or not');
reset role;
update public.secondments s set starts_on = '2087-04-01' where s.id = pg_temp.of('s1');
set local role authenticated;
select is(publish_secondments(pg_temp.of('plan')), 1, 'signed by five, it is published');
select is((select status::text from secondments where id = pg_temp.of('s1')), 'published', 'and stands');

-- What it relies on changes: everybody hears, and what was signed stays as it is.
reset role;
insert into made select 'held', s.post_id from public.secondments s where s.id = pg_temp.of('s1');
create temp table post_now as select private.roster_content('post', pg_temp.of('held'), true) as content, q.revision from public.posts q where q.id = pg_temp.of('held');
grant select on post_now to authenticated;
set local role authenticated;
select tests.sign_in('west@test');
select lives_ok($$select save_roster_entry('post', pg_temp.of('held'), revision, content || '{"seats":2,"priority":3,"starts_on":"2087-02-01"}') from post_now$$, 'an office changes a post that is relied on');
reset role;
select results_eq($$select distinct n.organisation_id in (select id from east union select id from county), n.data ->> 'columns', n.href = '/secondments/plans/' || pg_temp.of('plan') || '/repair?out=' || pg_temp.of('s1') from public.notifications n where n.kind = 'secondment_post_changed'$$,
  $$values (true, 'seats starts_on', true)$$, 'the others are told what a plan goes by, and where to choose');
select is((select count(*) from public.notifications n where n.kind = 'secondment_post_changed'), 2::bigint, 'each once, and not who did it');
select results_eq($$select s.status::text, s.starts_on, (select count(*) from public.secondment_events e where e.secondment_id = s.id and e.verb = 'change_post') from public.secondments s where s.id = pg_temp.of('s1')$$,
  $$values ('published', '2087-04-01'::date, 1::bigint)$$, 'it stands in its course, and nothing signed has moved');
set local role authenticated;
select lives_ok($$select save_roster_entry('post', pg_temp.of('held'), revision + 1, content || '{"seats":2,"priority":9,"starts_on":"2087-02-01"}') from post_now$$, 'what no plan goes by');
reset role;
select is((select count(*) from public.notifications n where n.kind = 'secondment_post_changed'), 2::bigint, 'is told to nobody');
set local role authenticated;
select tests.sign_in('east@test');
-- A change of what is published, by consent.
select throws_ok($$select drop_out(pg_temp.of('s1'), '')$$, 'P0001', 'reason_needed', 'who drops out says why');
select lives_ok($$select pg_temp.keep('s4', move_secondment(pg_temp.of('s1'), pg_temp.of('q1'), '2087-04-01', '2087-10-01'))$$, 'a change is drawn beside it');
select throws_ok($$select move_secondment(pg_temp.of('s1'), pg_temp.of('q1'), '2087-05-01', '2087-10-01')$$, 'P0001', 'change_waits', 'one change at a time');
select is((select status::text from secondments where id = pg_temp.of('s1')), 'published', 'and the promise stands meanwhile');
select lives_ok($$select drop_out(pg_temp.of('s1'), '生病')$$, 'a published person drops out');
select tests.sign_in('county@test');
select is((select count(*)::int from notifications where kind = 'secondment_dropped_out'), 1, 'the host is told');

-- What is over is an earlier posting.
reset role;
insert into public.secondments (plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before, status, ended_on, published_at)
select pg_temp.of('plan'), pg_temp.of('exchange'), pg_temp.of('p2'), pg_temp.of('q2'), pg_temp.of('eu'), pg_temp.of('wu'), '2087-01-01', '2087-04-01', 'completed', '2087-04-01', now();
update public.people set last_ended_on = '2026-12-31' where id in (pg_temp.of('p2'), pg_temp.of('w1'));
set local role authenticated;
select tests.sign_in('east@test');
create function pg_temp.last_ended(person uuid) returns text language sql as $$
  select p ->> 'lastEndedOn' from jsonb_array_elements(secondment_plan_world(pg_temp.of('exchange')) -> 'people') p where (p ->> 'id')::uuid = $1 $$;
select is(pg_temp.last_ended(pg_temp.of('p2')), '2087-04-01', 'rest is counted from a stay that is over');
select is(pg_temp.last_ended(pg_temp.of('w1')), '2026-12-31', 'else from what the register says');

-- What was published before goes on, and may be made longer where it stands, not moved.
reset role;
select pg_temp.keep('s6', gen_random_uuid());
insert into public.secondments (id, plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before, status, published_at)
select pg_temp.of('s6'), pg_temp.of('plan'), pg_temp.of('exchange'), pg_temp.of('w1'), pg_temp.of('q3'), pg_temp.of('wu'), pg_temp.of('eu'), pg_temp.month(-2), pg_temp.month(2), 'running', now();
set local role authenticated;
select tests.sign_in('east@test');
select throws_ok($$select move_secondment(pg_temp.of('s6'), pg_temp.of('q3'), pg_temp.month(-1), pg_temp.month(3))$$, 'P0001', 'stay_in_past', 'what has begun does not begin later in the past');
select lives_ok($$select pg_temp.keep('s7', move_secondment(pg_temp.of('s6'), pg_temp.of('q3'), pg_temp.month(-2), pg_temp.month(3)))$$, 'but may end later');
select is((select s.starts_on from secondments s where s.id = pg_temp.of('s7')), pg_temp.month(-2), 'from where it began');

-- The balance counts what was served: whole months of what is over, by direction; of what a change took the place of, those before it.
select is(secondment_plan_world(pg_temp.of('exchange')) -> 'served', '{"eastToWest": 3, "westToEast": 0}'::jsonb, 'three months of the one that is complete; what ended before it began counts nothing');
reset role;
update public.secondments s set status = 'ended', ended_on = pg_temp.month(0) + 3 where s.id = pg_temp.of('s6');
set local role authenticated;
select is(secondment_plan_world(pg_temp.of('exchange')) -> 'served', '{"eastToWest": 3, "westToEast": 2}'::jsonb, 'of one that ended early, the whole months that it lasted');
reset role;
update public.secondments s set status = 'running' where s.id = pg_temp.of('s7');
set local role authenticated;
select is(secondment_plan_world(pg_temp.of('exchange')) -> 'served', '{"eastToWest": 3, "westToEast": 0}'::jsonb, 'none twice where a change goes on from its first day');

select * from finish();
rollback;

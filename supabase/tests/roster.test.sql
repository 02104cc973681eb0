-- Registers of secondments: who keeps, who sees, what is refused, what is forgotten.
begin;
select plan(40);

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
grant select, insert, update on made to authenticated;
grant select on east, west, other, county to authenticated;
create function pg_temp.of(name text) returns uuid language sql as $$ select id from made m where m.name = $1 $$;
create function pg_temp.person(ref text, exchange uuid default null, more jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('exchange', exchange, 'unit', '县医院', 'ref', ref, 'display_name', ref, 'ladder', 'technical', 'level', 2,
    'specialties', '["护理","急诊","护理"]'::jsonb, 'months_min', 3, 'months_max', 12, 'months_allowed', '[12,6,6]'::jsonb,
    'purpose', '挂职', 'keep_until', '2030-01-01', 'health', 'fit_with_limits', 'family_limits', '照顾老人',
    'available', '[{"from":"2027-03-01","until":"2027-09-01"},{"from":"2028-01-01","until":"2028-07-01"}]'::jsonb) || more
$$;

set local role authenticated;
-- An exchange.
select tests.sign_in('county@test');
select throws_ok($$select offer_exchange((select id from west), 'x', 'x', '2027-01-01', '2028-01-01')$$, 'P0001', 'not_allowed', 'a county offers no exchange');
select tests.sign_in('east@test');
select throws_ok($$select offer_exchange((select id from east), 'x', 'x', '2027-01-01', '2028-01-01')$$, 'P0001', 'same_side', 'one exchanges with the other side');
select throws_ok($$select offer_exchange((select id from west), 'x', 'x', '2028-01-01', '2028-01-01')$$, 'P0001', 'period_empty', 'an empty period');
select throws_ok($$select offer_exchange((select id from county), 'x', 'x', '2027-01-01', '2028-01-01')$$, 'P0001', 'not_found', 'a county keeps no registers');
insert into made select 'exchange', offer_exchange((select id from west), '交流', '双向挂职', '2027-01-01', '2029-01-01', 12);
select throws_ok($$select answer_exchange(pg_temp.of('exchange'), true)$$, 'P0001', 'not_oneself', 'nobody joins his own offer');

-- The western office's registers.
select tests.sign_in('west@test');
select is((select kind from notifications), 'exchange_offered', 'the other office is told');
select throws_ok($$select save_roster_entry('person', null, null, pg_temp.person('p1'))$$, 'P0001', 'unit_unknown', 'a unit is recorded first');
insert into made select 'unit', save_roster_entry('unit', null, null, '{"name":"县医院","region_code":"653127","release_cap":2,"organisation":"甲县","covers":[{"specialty":"护理","at_least":1}]}');
select throws_ok($$select save_roster_entry('unit', null, null, '{"name":"县医院","region_code":"653127"}')$$, 'P0001', 'ref_taken', 'its name is taken');
select throws_ok($$select save_roster_entry('person', null, null, pg_temp.person('p1', pg_temp.of('exchange')))$$, 'P0001', 'exchange_not_open', 'nothing goes into an exchange that was only offered');
select throws_ok($$select answer_exchange(pg_temp.of('exchange'), false)$$, 'P0001', 'reason_needed', 'who declines says why');
select lives_ok($$select answer_exchange(pg_temp.of('exchange'), true)$$, 'the other office joins');
select throws_ok($$select answer_exchange(pg_temp.of('exchange'), true)$$, 'P0001', 'already_answered', 'once');
insert into made select 'p1', save_roster_entry('person', null, null, pg_temp.person('p1', pg_temp.of('exchange')));
insert into made select 'p2', save_roster_entry('person', null, null, pg_temp.person('p2', null, '{"joint_with":"p1"}'));
select is((select array_agg(specialties::text || months_allowed::text) from people where ref = 'p1'), array['{护理,急诊}{6,12}'], 'words and lengths once each');
select is((select array_agg(joint_with order by ref) from people), array[pg_temp.of('p2'), pg_temp.of('p1')], 'a tie is mutual');
select throws_ok($$select save_roster_entry('person', null, null, pg_temp.person('p1'))$$, 'P0001', 'ref_taken', 'a number is taken once');
select throws_ok($$select save_roster_entry('person', null, null, pg_temp.person('p3', null, '{"available":[{"from":"2027-03-01","until":"2027-09-01"},{"from":"2027-08-01","until":"2028-01-01"}]}'))$$, 'P0001', 'periods_overlap', 'periods lie apart');
select throws_ok($$select save_roster_entry('person', null, null, pg_temp.person('p3', null, '{"level":5}'))$$, 'P0001', 'bad_request', 'a level of another ladder');
select throws_ok($$select save_roster_entry('person', null, null, pg_temp.person('p3', null, '{"joint_with":"p9"}'))$$, 'P0001', 'person_unknown', 'a tie to nobody');
select is((select count(*)::int from people), 2, 'nothing half-written');
select throws_ok($$select save_roster_entry('person', pg_temp.of('p1'), 7, pg_temp.person('p1'))$$, 'P0001', 'stale_revision', 'who read an older version is told');
insert into made select 'post', save_roster_entry('post', null, null, jsonb_build_object('exchange', pg_temp.of('exchange'), 'unit', '县医院', 'ref', 'q1', 'title', '主任',
  'duties', '带教', 'ladder', 'technical', 'level_min', 2, 'level_max', 4, 'starts_on', '2027-03-01', 'ends_before', '2028-09-01', 'months_min', 6, 'months_max', 12));
select throws_ok($$select save_roster_entry('post', null, null, '{"unit":"县医院","title":"x","duties":"x","ladder":"cadre","level_min":2,"level_max":3,"starts_on":"2027-03-01","ends_before":"2028-09-01","months_min":6,"months_max":12,"is_lead":true}')$$, 'P0001', 'bad_request', 'only a team has a lead');
select throws_ok($$select remove_roster_entry('unit', pg_temp.of('unit'), '重复')$$, 'P0001', 'in_use', 'a unit with people is not removed');
select throws_ok($$update people set display_name = 'x'$$, '42501', null, 'nobody writes a register directly');

-- The office across: what is in the exchange, nothing sensitive.
select tests.sign_in('east@test');
select is((select array_agg(ref) from people), array['p1'], 'sees who was put into the exchange');
select is((select count(*)::int from person_sensitive), 0, 'not health and family');
select ok(not (roster_entries('person') -> 0 -> 'content' ? 'health'), 'nor in the list');
select throws_ok($$select save_roster_entry('person', pg_temp.of('p1'), 1, pg_temp.person('p1'))$$, 'P0001', 'not_found', 'and changes nothing');
select is(jsonb_array_length(secondment_world(array[pg_temp.of('exchange')]) -> 'people'), 1, 'plans with him');
select tests.sign_in('other@test');
select is((select count(*)::int from people) + (select count(*)::int from posts) + (select count(*)::int from work_units), 0, 'another office sees nothing');
select throws_ok($$select secondment_world(array[pg_temp.of('exchange')])$$, 'P0001', 'not_found', 'and plans nothing');
select tests.sign_in('county@test');
select is((select count(*)::int from people), 2, 'the unit itself sees its people');

-- His own rights.
select tests.sign_in('west@test');
select lives_ok($$select issue_person_link(pg_temp.of('p1'), repeat('a', 64))$$, 'the office gives a personal link');
reset role;
select is(person_by_link(repeat('a', 64)) -> 'content' ->> 'family_limits', '照顾老人', 'by it one sees all');
select ok(ask_by_link(repeat('a', 64), 'deletion', '不再参加'), 'and asks to be deleted');
select ok(person_by_link(repeat('b', 64)) is null, 'another link leads nowhere');
set local role authenticated;
select is((open_person_requests() -> 0 ->> 'kind'), 'deletion', 'the office finds it');
select lives_ok($$select answer_person_request((open_person_requests() -> 0 ->> 'id')::uuid, true, '已删除')$$, 'and grants it');
select is((select count(*)::int from people where ref = 'p1'), 0, 'he is forgotten');
select is((select joint_with from people where ref = 'p2'), null, 'and his tie with him');
reset role;
update people set keep_until = private.chinese_day() - 1;
select private.duty_forget_people();
select is((select count(*)::int from people), 0, 'what is past its retention is forgotten by itself');

select * from finish();
rollback;

-- A published assignment holds a bed of its station; addresses of calendars; what refuses.
begin;
select plan(27);

select tests.organisation('talent_office', '东办', '370000') as id into temp east;
select tests.organisation('talent_office', '西办', '650000') as id into temp west;
select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('county', '乙县', '653125') as id into temp other;
select tests.person('east@test', (select id from east), 'talent_officer');
select tests.person('west@test', (select id from west), 'talent_officer');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('other@test', (select id from other), 'county_member');

create temp table made (name text primary key, id uuid, word text);
grant select, insert, update on made to authenticated, service_role;
create function pg_temp.of(name text) returns uuid language sql as $$ select id from made m where m.name = $1 $$;
create function pg_temp.word(name text) returns text language sql as $$ select word from made m where m.name = $1 $$;
insert into made (name, id) select n, gen_random_uuid() from unnest(array['exchange', 'plan', 'eu', 'wu', 'p1', 'p2', 'p3', 'q1', 'q2', 's1', 's2', 's3', 'station', 'second']) n;
insert into public.exchanges (id, name, east_office_id, west_office_id, offered_by, status, starts_on, ends_before, purpose)
select pg_temp.of('exchange'), '交流', e.id, w.id, e.id, 'open', '2027-01-01', '2029-01-01', '双向挂职' from east e, west w;
insert into public.work_units (id, office_id, name, region_code, organisation_id)
select pg_temp.of('eu'), e.id, '东部医院', '371100', null from east e union all select pg_temp.of('wu'), w.id, '西部县医院', '653127', c.id from west w, county c;
insert into public.people (id, office_id, exchange_id, unit_id, ref, display_name, ladder, level, months_min, months_max, purpose, keep_until)
select pg_temp.of(n), e.id, pg_temp.of('exchange'), pg_temp.of('eu'), n, '示例' || n, 'technical'::secondment_ladder, 3, 3, 12, 'x', '2030-01-01'::date
from east e, unnest(array['p1', 'p2', 'p3']) n;
insert into public.person_sensitive (person_id) select id from public.people;
insert into public.posts (id, office_id, exchange_id, unit_id, ref, title, duties, ladder, level_min, level_max, starts_on, ends_before, months_min, months_max, seats)
select pg_temp.of(n), w.id, pg_temp.of('exchange'), pg_temp.of('wu'), n, '岗位' || n, '带教', 'technical'::secondment_ladder, 2, 4, '2027-01-01'::date, '2029-01-01'::date, 3, 12, 3
from west w, unnest(array['q1', 'q2']) n;
insert into public.person_links (person_id, token_hash, created_by_name, expires_on) select pg_temp.of('p1'), repeat('a', 64), 'x', private.chinese_day() + 9;
insert into public.stations (id, kind, status, name, host_id, address, region_code, beds, exit_when, exit_people, exit_assets, exit_owner, opened_on)
select pg_temp.of(n), 'station'::station_kind, 'open'::station_status, '驿站' || n, c.id, '一路', '653127', b, 'x', 'x', 'x', 'x', '2026-01-01'::date
from county c, (values ('station', 2), ('second', 1)) v (n, b);
insert into public.station_places (station_id, kind, position, name)
select s.id, 'bed', n, n::text from public.stations s, generate_series(1, 2) n where n <= s.beds;
insert into public.station_posts (post_id, station_id) values (pg_temp.of('q1'), pg_temp.of('station'));
-- One bed is somebody else's until May, the other from July on.
insert into public.station_stays (station_id, place_id, organisation_id, guest_name, starts_on, ends_before, booked_by_name)
select pg_temp.of('station'), p.id, c.id, '客人', v.f, v.u, 'x' from county c,
  (values (1, '2027-03-01'::date, '2027-05-01'::date), (2, '2027-07-01', '2028-01-01')) v (n, f, u)
  join public.station_places p on p.position = v.n where p.station_id = pg_temp.of('station');
insert into public.secondment_plans (id, exchange_id, organisation_id, name, created_by_name)
select pg_temp.of('plan'), pg_temp.of('exchange'), e.id, '第一稿', '丁' from east e;
insert into public.secondments (id, plan_id, exchange_id, person_id, post_id, home_unit_id, host_unit_id, starts_on, ends_before, status)
select pg_temp.of('s' || n), pg_temp.of('plan'), pg_temp.of('exchange'), pg_temp.of('p' || n), pg_temp.of('q1'), pg_temp.of('eu'), pg_temp.of('wu'),
  '2027-04-01', '2027-10-01', 'proposed' from generate_series(1, 2) n;

-- Published by hand, as publishing does when all have signed.
select lives_ok($$update secondments set status = 'published' where id = pg_temp.of('s1')$$, 'what is published books its bed');
select results_eq($$select p.position::int, t.starts_on, t.ends_before, t.status::text from station_stays t join station_places p on p.id = t.place_id
    where t.secondment_id = pg_temp.of('s1') order by t.starts_on$$,
  $$values (2, '2027-04-01'::date, '2027-07-01'::date, 'booked'), (1, '2027-07-01', '2027-10-01', 'booked')$$, 'night by night, moving as seldom as can be');
select is((select t.organisation_id from station_stays t where t.secondment_id = pg_temp.of('s1') limit 1), (select id from west), 'in the name of the office of the post');
select is((select count(*)::int from notifications n where n.kind = 'station_booked'), 1, 'the host of the station is told');
select throws_ok($$update secondments set status = 'published' where id = pg_temp.of('s2')$$, 'P0001', 'no_bed_left', 'no bed, no publication');
select is((select status::text from secondments where id = pg_temp.of('s2')), 'proposed', 'and nothing is half done');
select is(private.station_beds_beside(pg_temp.of('station'), '{}'), 0, 'for others the fullest day has none left');
select is(private.station_beds_beside(pg_temp.of('station'), array[pg_temp.of('exchange')]), 1, 'its own plan counts its own people itself');

set local role authenticated;
select tests.sign_in('west@test');
select throws_ok($$select cancel_stay((select id from station_stays where secondment_id = pg_temp.of('s1') limit 1))$$, 'P0001', 'bed_is_promised', 'a promised bed is not taken back at the desk');
select throws_ok($$select set_post_station(pg_temp.of('q2'), gen_random_uuid())$$, 'P0001', 'no_places', 'a place that is no station');
select lives_ok($$select set_post_station(pg_temp.of('q1'), pg_temp.of('second'))$$, 'the post''s people move to another station');
reset role;
select results_eq($$select st.name, t.starts_on, t.ends_before from station_stays t join stations st on st.id = t.station_id where t.secondment_id = pg_temp.of('s1') and t.status = 'booked'$$,
  $$values ('驿站second', '2027-04-01'::date, '2027-10-01'::date)$$, 'their beds with them');
select throws_ok($$update secondments set status = 'published' where id = pg_temp.of('s2')$$, 'P0001', 'no_bed_left', 'whose one bed is taken');

-- Who drops out gives his bed back.
set local role authenticated;
select tests.sign_in('east@test');
select lives_ok($$select drop_out(pg_temp.of('s1'), '生病')$$, 'somebody drops out');
reset role;
select is((select count(*)::int from station_stays where secondment_id = pg_temp.of('s1') and status in ('held', 'booked', 'arrived')), 0, 'his bed is free');
select lives_ok($$update secondments set status = 'published' where id = pg_temp.of('s2')$$, 'and who comes instead has it');

-- Running: he has come, and nobody takes his bed for want of a note.
update secondments set starts_on = date_trunc('month', private.chinese_day()), ends_before = date_trunc('month', private.chinese_day()) + interval '6 months' where id = pg_temp.of('s2');
update station_stays set starts_on = date_trunc('month', private.chinese_day()), ends_before = date_trunc('month', private.chinese_day()) + interval '6 months' where secondment_id = pg_temp.of('s2');
select lives_ok($$select run_daily_duties()$$, 'a day passes');
select is((select status::text from station_stays where secondment_id = pg_temp.of('s2')), 'arrived', 'he has arrived');

-- Calendars.
set local role service_role;
insert into made (name, word) select 'own', make_calendar_by_link(repeat('a', 64));
select throws_ok($$select make_calendar_by_link(repeat('b', 64))$$, 'P0001', 'not_found', 'a link that nobody has makes none');
select is(jsonb_array_length(read_secondment_calendar(pg_temp.word('own')) -> 'assignments'), 0, 'who dropped out has nothing in his calendar');
set local role authenticated;
select tests.sign_in('other@test');
select throws_ok($$select make_secondment_calendar(unit_id => pg_temp.of('wu'))$$, 'P0001', 'not_found', 'another county has no such unit');
select tests.sign_in('county@test');
insert into made (name, word) select 'unit', make_secondment_calendar(unit_id => pg_temp.of('wu'));
select throws_ok($$select make_secondment_calendar(pg_temp.of('p2'))$$, 'P0001', 'not_found', 'a unit makes none of a person');
reset role;
set local role service_role;
select is(read_secondment_calendar(pg_temp.word('unit')) #>> '{assignments,0,person}', '示例p2', 'a unit reads who comes');
select is(jsonb_array_length(calendars_by_link(repeat('a', 64))), 1, 'a person sees what addresses there are of him');
reset role;
set local role authenticated;
select tests.sign_in('county@test');
select lives_ok($$select revoke_secondment_calendar(id) from secondment_calendars$$, 'taken back');
reset role;
set local role service_role;
select ok(read_secondment_calendar(pg_temp.word('unit')) is null, 'it leads nowhere');
select lives_ok($$select revoke_calendar_by_link(repeat('a', 64), (calendars_by_link(repeat('a', 64)) #>> '{0,id}')::uuid)$$, 'a person takes his own back');
reset role;

select * from finish();
rollback;

-- Stations from proposed to closed, and their bookings: who may, what is refused, and that no place is promised twice.
begin;
select plan(166);

select tests.organisation('coordinator_office', '甲协作办', '650000') as id into temp office;
select tests.organisation('coordinator_office', '乙协作办', '370000') as id into temp other_office;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('county', '丁县', '653126') as id into temp neighbour;
select tests.organisation('enterprise', '戊公司', '371100') as id into temp firm;
select tests.organisation('audit_office', '己审计组', null) as id into temp audit;
select tests.organisation('talent_office', '庚人才办', '650000') as id into temp talent;
select tests.person('talent@test', (select id from talent), 'talent_officer');
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('other@test', (select id from other_office), 'coordinator');
select tests.person('host@test', (select id from county), 'county_member');
select tests.person('neighbour@test', (select id from neighbour), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('audit@test', (select id from audit), 'auditor');
select tests.listing('home-listing', (select id from neighbour), 'published');
select tests.listing('draft-listing', (select id from neighbour), 'draft');
create temp table made (name text primary key, id uuid);
insert into work_units (office_id, name, region_code, organisation_id) select talent.id, '丙县园区', '653127', county.id from talent, county;
insert into work_units (office_id, name, region_code, organisation_id) select talent.id, '丁县农技站', '653126', neighbour.id from talent, neighbour;
with posted as (
  insert into posts (office_id, unit_id, ref, title, duties, ladder, level_min, level_max, starts_on, ends_before, months_min, months_max)
  select u.office_id, u.id, u.name, '岗位', '带教', 'technical', 1, 4, '2027-03-01', '2028-03-01', 3, 12 from work_units u join talent on talent.id = u.office_id returning ref, id)
insert into made select ref, id from posted;
grant select, insert on made to authenticated;
grant select on office, county, neighbour, firm to authenticated;
create function pg_temp.of(which text) returns uuid language sql as $$ select id from made where name = which $$;
create function pg_temp.day(n integer) returns date language sql as $$ select (now() at time zone 'Asia/Shanghai')::date + n $$;
create function pg_temp.content(more jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('kind', 'station', 'name', '丙县人才驿站', 'address', '团结路 1 号', 'region', '653127', 'beds', 1, 'desks', 2,
    'rentFen', 12000000, 'leaseFrom', '2026-01-01', 'leaseUntil', '2029-01-01') || more
$$;
create function pg_temp.plan() returns jsonb language sql as $$
  select '{"exitWhen":"连续半年使用率低于两成","exitPeople":"转到邻县驿站","exitAssets":"家具移交县人社局","exitOwner":"甲"}'::jsonb
$$;

set local role authenticated;
select tests.sign_in('audit@test');
select throws_ok($$select save_station(null, 0, pg_temp.content())$$, 'P0001', 'not_allowed', 'an auditor proposes nothing');
select tests.sign_in('host@test');
select throws_ok($$select save_station(null, 0, pg_temp.content('{"name":" "}'))$$, 'P0001', 'bad_request', 'a station has a name');
select throws_ok($$select save_station(null, 0, pg_temp.content('{"latitude":39.1,"longitude":77.6}'))$$, 'P0001', 'bad_request', 'coordinates without a source are not taken');
select throws_ok($$select save_station(null, 0, pg_temp.content('{"leaseUntil":"2025-01-01"}'))$$, 'P0001', 'bad_request', 'a lease ends after it begins');
select throws_ok($$select save_station(null, 0, pg_temp.content('{"region":"999999"}'))$$, 'P0001', 'bad_request', 'in a region that exists');
select throws_ok($$select save_station(null, 0, pg_temp.content('{"beds":"many"}'))$$, 'P0001', 'bad_request', 'with a number of beds');
insert into made select 's', save_station(null, 0, pg_temp.content());
select is((select (status, proposed_by_name, beds, desks)::text from stations), '(proposed,host,1,2)', 'a county proposes a station');
select is((select count(*)::int from station_places), 3, 'what can be booked stands in rows');
select is((select rent_fen from station_terms), 12000000::bigint, 'the rent is kept');
select throws_ok($$update stations set status = 'open'$$, '42501', null, 'nobody writes the register directly');

select tests.sign_in('neighbour@test');
select is_empty('select 1 from stations', 'what is proposed is not yet the neighbour''s to see');
select is_empty('select 1 from station_places', 'nor its places');
select throws_ok($$select move_station(pg_temp.of('s'), 'drop', null, '不要')$$, 'P0001', 'not_found', 'nor to end');
select throws_ok($$select save_station(pg_temp.of('s'), 1, pg_temp.content())$$, 'P0001', 'not_found', 'nor to change');
select throws_ok($$select book_station(pg_temp.of('s'), 'bed', pg_temp.day(1), pg_temp.day(3), '客')$$, 'P0001', 'not_found', 'nor to book');
select tests.sign_in('other@test');
select throws_ok($$select move_station(pg_temp.of('s'), 'approve')$$, 'P0001', 'not_found', 'another region''s office approves nothing');
select tests.sign_in('host@test');
select throws_ok($$select move_station(pg_temp.of('s'), 'approve')$$, 'P0001', 'not_allowed', 'nor does the host herself');
select throws_ok($$select move_station(pg_temp.of('s'), 'open')$$, 'P0001', 'wrong_state', 'nothing opens that was not approved');

select tests.sign_in('office@test');
select is((select count(*)::int from notifications where kind = 'station_proposed'), 1, 'the responsible office is told');
select throws_ok($$select move_station(pg_temp.of('s'), 'return', null, ' ')$$, 'P0001', 'reason_needed', 'sending back has a reason');
select lives_ok($$select move_station(pg_temp.of('s'), 'return', null, '请写明运营方')$$, 'it sends back');
select lives_ok($$select move_station(pg_temp.of('s'), 'approve')$$, 'and approves');
select tests.sign_in('host@test');
select throws_ok($$select book_station(pg_temp.of('s'), 'bed', pg_temp.day(1), pg_temp.day(3), '客')$$, 'P0001', 'station_not_open', 'nobody sleeps where nothing is open');
select throws_ok($$select move_station(pg_temp.of('s'), 'open')$$, 'P0001', 'exit_plan_needed', 'and it does not open without an exit plan');
reset role;
select throws_ok($$update stations set opened_on = private.chinese_day(), status = 'open'$$, '23514', null, 'the database itself refuses it');
set local role authenticated;
select throws_ok($$select save_station(pg_temp.of('s'), 1, pg_temp.content())$$, 'P0001', 'station_changed', 'an old page overwrites nothing');
select is(save_station(pg_temp.of('s'), 3, pg_temp.content(pg_temp.plan())), pg_temp.of('s'), 'the plan is written');
select lives_ok($$select move_station(pg_temp.of('s'), 'open')$$, 'then it opens');
select throws_ok($$select save_station(pg_temp.of('s'), 5, pg_temp.content())$$, 'P0001', 'exit_plan_needed', 'and keeps its plan');
reset role;
update stations set opened_on = pg_temp.day(-40);
set local role authenticated;

-- Booking.
select tests.sign_in('audit@test');
select throws_ok($$select book_station(pg_temp.of('s'), 'bed', pg_temp.day(1), pg_temp.day(3), '客')$$, 'P0001', 'not_allowed', 'an auditor books nothing');
select tests.sign_in('neighbour@test');
select is((select count(*)::int from stations), 1, 'what is open everybody sees');
select is_empty('select 1 from station_terms', 'but not what it costs');
select throws_ok($$select book_station(pg_temp.of('s'), 'bed', pg_temp.day(3), pg_temp.day(3), '客')$$, 'P0001', 'period_empty', 'a stay lasts');
select throws_ok($$select book_station(pg_temp.of('s'), 'bed', pg_temp.day(-1), pg_temp.day(3), '客')$$, 'P0001', 'day_is_over', 'and is not over');
select throws_ok($$select book_station(pg_temp.of('s'), 'bed', pg_temp.day(1), pg_temp.day(60), '客')$$, 'P0001', 'stay_too_long', 'nor longer than the rule');
select throws_ok($$select book_station(pg_temp.of('s'), 'bed', pg_temp.day(300), pg_temp.day(301), '客')$$, 'P0001', 'too_far_ahead', 'nor too far ahead');
select throws_ok($$select book_station(pg_temp.of('s'), 'bed', pg_temp.day(1), pg_temp.day(3), ' ')$$, 'P0001', 'guest_needed', 'somebody comes');
select throws_ok($$select book_station(pg_temp.of('s'), 'lab', pg_temp.day(1), pg_temp.day(3), '客')$$, 'P0001', 'place_taken', 'there is no lab');
select throws_ok($$select wait_for_station(pg_temp.of('s'), 'lab', pg_temp.day(1), pg_temp.day(3), '客')$$, 'P0001', 'no_places', 'and nobody waits for one');
insert into made select 'first', book_station(pg_temp.of('s'), 'bed', pg_temp.day(1), pg_temp.day(5), '张工', '看诊');
select is((select (status, guest_name, booked_by_name)::text from station_stays), '(booked,张工,neighbour)', 'the bed is booked');
select tests.sign_in('firm@test');
select is_empty('select 1 from station_stays', 'by whom is not everybody''s affair');
select is((select (starts_on, ends_before)::text from station_taken(pg_temp.of('s'), pg_temp.day(0), pg_temp.day(30))), (pg_temp.day(1), pg_temp.day(5))::text, 'when it is taken is');
select is((select (places, free)::text from station_free(pg_temp.day(4), pg_temp.day(6)) where kind = 'bed'), '(1,0)', 'and how many are free');
select throws_ok($$select book_station(pg_temp.of('s'), 'bed', pg_temp.day(4), pg_temp.day(6), '李工')$$, 'P0001', 'place_taken', 'the same night is not promised twice');
insert into made select 'after', book_station(pg_temp.of('s'), 'bed', pg_temp.day(5), pg_temp.day(6), '李工');
select is((select starts_on from station_stays where guest_name = '李工'), pg_temp.day(5), 'who leaves in the morning makes room for who comes');
reset role;
select throws_ok($$insert into station_stays (station_id, place_id, organisation_id, guest_name, starts_on, ends_before, booked_by_name)
  select station_id, place_id, organisation_id, '王工', starts_on, ends_before, 'x' from station_stays where guest_name = '张工'$$, '23P01', null, 'the database itself refuses a second guest');
set local role authenticated;

-- Waiting: first come, first offered.
select tests.sign_in('firm@test');
select throws_ok($$select wait_for_station(pg_temp.of('s'), 'bed', pg_temp.day(20), pg_temp.day(22), '李工')$$, 'P0001', 'place_is_free', 'nobody waits for what is free');
insert into made select 'w1', wait_for_station(pg_temp.of('s'), 'bed', pg_temp.day(2), pg_temp.day(4), '赵工');
select tests.sign_in('host@test');
insert into made select 'w2', wait_for_station(pg_temp.of('s'), 'bed', pg_temp.day(3), pg_temp.day(5), '钱工');
select is((select array_agg(turn order by turn) from wait_turns()), '{1,2}'::integer[], 'the host knows whose turn it is');
select throws_ok($$select cancel_stay(pg_temp.of('first'))$$, 'P0001', 'reason_needed', 'a host who cancels says why');
select throws_ok($$select note_stay(pg_temp.of('first'))$$, 'P0001', 'not_yet_begun', 'nobody arrives before the day');
select tests.sign_in('firm@test');
select throws_ok($$select cancel_stay(pg_temp.of('first'))$$, 'P0001', 'not_found', 'another''s booking is not one''s own');
select throws_ok($$select answer_wait(pg_temp.of('w2'), false)$$, 'P0001', 'not_found', 'nor another''s place in the list');
select throws_ok($$select answer_wait(pg_temp.of('w1'), true)$$, 'P0001', 'wrong_state', 'nothing is taken that was not offered');
select tests.sign_in('neighbour@test');
select lives_ok($$select cancel_stay(pg_temp.of('first'))$$, 'who booked cancels');
select tests.sign_in('firm@test');
select is((select (w.status, t.status)::text from station_waits w join station_stays t on t.id = w.stay_id), '(offered,held)', 'the place is offered to who asked first');
select is((select count(*)::int from notifications where kind = 'station_offer'), 1, 'who is told');
select tests.sign_in('host@test');
select is((select status::text from station_waits where guest_name = '钱工'), 'waiting', 'the second waits');
select throws_ok($$select book_station(pg_temp.of('s'), 'bed', pg_temp.day(2), pg_temp.day(3), '孙工')$$, 'P0001', 'place_taken', 'an offered place is held');
select tests.sign_in('firm@test');
select lives_ok($$select answer_wait(pg_temp.of('w1'), false)$$, 'the first lets it pass');
select tests.sign_in('host@test');
select is((select status::text from station_waits where guest_name = '钱工'), 'offered', 'the second is offered it');
reset role;
update station_waits set offer_until = now() - interval '1 minute' where guest_name = '钱工';
set local role authenticated;
select throws_ok($$select answer_wait(pg_temp.of('w2'), true)$$, 'P0001', 'offer_over', 'not after the deadline');
reset role;
select private.duty_station_days();
select is((select (w.status, t.status)::text from station_waits w join station_stays t on t.id = w.stay_id where w.guest_name = '钱工'), '(lapsed,cancelled)', 'an offer that nobody answers runs out');
select is((select count(*)::int from notifications where kind = 'station_wait_over'), 1, 'and its person is told');

-- Arrival, no-show, going early.
insert into station_stays (station_id, place_id, organisation_id, guest_name, starts_on, ends_before, booked_by_name)
select s.id, p.id, (select id from firm), '周工', pg_temp.day(-1), pg_temp.day(3), 'firm' from stations s join station_places p on p.station_id = s.id where p.kind = 'desk' and p.position = 1;
insert into station_stays (station_id, place_id, organisation_id, guest_name, starts_on, ends_before, booked_by_name)
select s.id, p.id, (select id from firm), '吴工', pg_temp.day(0), pg_temp.day(9), 'firm' from stations s join station_places p on p.station_id = s.id where p.kind = 'desk' and p.position = 2;
insert into made select guest_name, id from station_stays where guest_name in ('周工', '吴工');
grant select on made to service_role;
set local role authenticated;
select tests.sign_in('firm@test');
select throws_ok($$select note_stay(pg_temp.of('吴工'))$$, 'P0001', 'not_allowed', 'arrivals are noted by the host');
select tests.sign_in('host@test');
select lives_ok($$select note_stay(pg_temp.of('吴工'))$$, 'who does');
select is((select (status, arrival_noted_by_name)::text from station_stays where guest_name = '吴工'), '(arrived,host)', 'with her name');
select throws_ok($$select cancel_stay(pg_temp.of('吴工'), '改期')$$, 'P0001', 'wrong_state', 'who has come is not cancelled');
reset role;
select private.duty_station_days();
select is((select status::text from station_stays where guest_name = '周工'), 'no_show', 'who did not come on the first day loses the rest');
select is((select count(*)::int from notifications where kind = 'station_no_show'), 1, 'and is told');
set local role authenticated;
select tests.sign_in('firm@test');
select isnt(book_station(pg_temp.of('s'), 'desk', pg_temp.day(1), pg_temp.day(3), '郑工'), null, 'the desk is free again');
select tests.sign_in('host@test');
select lives_ok($$select note_stay(pg_temp.of('吴工'), true)$$, 'a guest goes early');
select is((select ends_before from station_stays where guest_name = '吴工'), pg_temp.day(1), 'and frees the rest');
select throws_ok($$select save_station(pg_temp.of('s'), 5, pg_temp.content(pg_temp.plan() || '{"desks":0}'))$$, 'P0001', 'places_in_use', 'a booked desk is not taken away');
select is(save_station(pg_temp.of('s'), 5, pg_temp.content(pg_temp.plan() || '{"beds":2,"organisationPlacesMost":1}')), pg_temp.of('s'), 'a bed is added');
insert into made select 'expert', add_station_expert(pg_temp.of('s'), '示例专家', '果树');
select tests.sign_in('firm@test');
select throws_ok($$select book_station(pg_temp.of('s'), 'desk', pg_temp.day(1), pg_temp.day(3), '冯工')$$, 'P0001', 'share_used_up', 'one organisation does not hold them all');
insert into made select 'visit', book_station(pg_temp.of('s'), 'expert', pg_temp.day(7), pg_temp.day(8), '冯工', '修剪', pg_temp.of('expert'));
select is((select count(*)::int from station_stays where place_id = pg_temp.of('expert')), 1, 'an expert''s day is booked by name');
select tests.sign_in('host@test');
insert into made select 'other expert', add_station_expert(pg_temp.of('s'), '示例专家二', '果树');
select throws_ok($$select wait_for_station(pg_temp.of('s'), 'expert', pg_temp.day(7), pg_temp.day(8), '褚工', '', pg_temp.of('other expert'))$$, 'P0001', 'place_is_free', 'nobody waits for an expert who is free');
insert into made select 'w3', wait_for_station(pg_temp.of('s'), 'expert', pg_temp.day(7), pg_temp.day(8), '褚工', '', pg_temp.of('expert'));
select is((select turn from wait_turns() where wait_id = pg_temp.of('w3')), 1, 'each expert has a list of her own');
select tests.sign_in('firm@test');
select lives_ok($$select cancel_stay(pg_temp.of('visit'))$$, 'her day becomes free');
select tests.sign_in('host@test');
select is((select t.place_id from station_waits w join station_stays t on t.id = w.stay_id where w.id = pg_temp.of('w3')), pg_temp.of('expert'), 'and is offered to who waits for her');
select lives_ok($$select answer_wait(pg_temp.of('w3'), false)$$, 'who lets it pass');
select tests.sign_in('firm@test');
select isnt(book_station(pg_temp.of('s'), 'expert', pg_temp.day(7), pg_temp.day(8), '冯工', '修剪', pg_temp.of('expert')), null, 'and it is booked again');
reset role;
insert into station_waits (station_id, kind, place_id, organisation_id, guest_name, starts_on, ends_before, asked_by_name)
values (pg_temp.of('s'), 'expert', pg_temp.of('other expert'), (select id from firm), '陈工', pg_temp.day(7), pg_temp.day(8), 'firm');
set local role authenticated;
select tests.sign_in('host@test');
select lives_ok($$select retire_station_expert(pg_temp.of('other expert'))$$, 'an expert stops');
select tests.sign_in('firm@test');
select is((select status::text from station_waits where guest_name = '陈工'), 'lapsed', 'and who waited for her is told');

-- A calendar by an address that is taken back.
create temp table keys as select make_station_calendar() as key;
grant select on keys to service_role;
select throws_ok($$select make_station_calendar(pg_temp.of('s'))$$, 'P0001', 'not_found', 'the whole station''s is its host''s');
select throws_ok($$select read_station_calendar('x')$$, '42501', null, 'members do not read by key');
reset role;
select is((select jsonb_array_length(read_station_calendar(key) -> 'stays') from keys), (select count(*)::int from station_stays where organisation_id = (select id from firm) and status in ('booked', 'arrived', 'left')), 'the address shows one''s own bookings');
set local role authenticated;
select lives_ok($$select revoke_station_calendar(id) from station_calendars$$, 'it is taken back');
reset role;
select is((select read_station_calendar(key) from keys), null, 'and shows nothing');
set local role authenticated;

-- What came home.
select tests.sign_in('host@test');
select throws_ok($$select add_station_project(pg_temp.of('s'), '红枣检测', (select id from neighbour), pg_temp.day(-30))$$, 'P0001', 'home_tie_needed', 'a project is tied to home');
select throws_ok($$select add_station_project(pg_temp.of('s'), '红枣检测', (select id from neighbour), pg_temp.day(-30), 'draft-listing')$$, 'P0001', 'home_listing_unknown', 'to a published listing of it');
insert into made select 'p', add_station_project(pg_temp.of('s'), '红枣检测', (select id from neighbour), pg_temp.day(-30), 'home-listing');
select throws_ok($$select note_station_return(pg_temp.of('p'), 'patent_used', 'ZL 2026 1', pg_temp.day(-1), '')$$, 'P0001', 'evidence_missing', 'what came back has evidence');
select throws_ok($$select add_station_project(pg_temp.of('s'), '苗木', (select id from neighbour), pg_temp.day(-30), null, pg_temp.of('丁县农技站'))$$, 'P0001', 'home_post_unknown', 'or to a post there that one may see');
select throws_ok($$select add_station_project(pg_temp.of('s'), '苗木', (select id from neighbour), pg_temp.day(-30), null, pg_temp.of('丙县园区'))$$, 'P0001', 'home_post_unknown', 'not to one of another place');
insert into made select 'own', add_station_project(pg_temp.of('s'), '电商', (select id from county), pg_temp.day(-30), null, pg_temp.of('丙县园区'));
select is((select (home_post, tie_owed)::text from station_projects where id = pg_temp.of('own')), '(岗位（丙县园区）,f)', 'its name is kept for who may not see the register');
reset role;
select throws_ok($$insert into station_projects (station_id, name, home_id, home_post, started_on, added_by_name) select pg_temp.of('s'), '苗木', id, '技术岗', '2026-01-01', '甲' from neighbour$$, '23514', null, 'words alone are no tie');
with old as (
  insert into station_projects (station_id, name, home_id, home_post, tie_owed, started_on, added_by_name)
  select pg_temp.of('s'), '苗木', id, '技术岗', true, '2026-01-01', '甲' from neighbour returning id)
insert into made select 'old', id from old;
set local role authenticated;
select throws_ok($$select tie_station_project(pg_temp.of('old'), null, pg_temp.of('丙县园区'))$$, 'P0001', 'home_post_unknown', 'what was entered in words is tied to its own home');
select tests.sign_in('firm@test');
select throws_ok($$select tie_station_project(pg_temp.of('old'), 'home-listing')$$, 'P0001', 'not_found', 'not by others');
select tests.sign_in('audit@test');
select throws_ok($$select tie_station_project(pg_temp.of('old'), 'home-listing')$$, 'P0001', 'not_allowed', 'nor by auditors');
select tests.sign_in('neighbour@test');
select lives_ok($$select tie_station_project(pg_temp.of('old'), null, pg_temp.of('丁县农技站'))$$, 'but by home, to its own post');
select is((select (home_post, tie_owed)::text from station_projects where id = pg_temp.of('old')), '(岗位（丁县农技站）,f)', 'and owes nothing any more');
select throws_ok($$select tie_station_project(pg_temp.of('old'), 'home-listing')$$, 'P0001', 'wrong_state', 'once');
select tests.sign_in('talent@test');
select throws_ok($$select remove_roster_entry('post', pg_temp.of('丁县农技站'), '撤岗')$$, 'P0001', 'in_use', 'a post that a project rests on stays in the register');
select tests.sign_in('host@test');
select is((select count(*)::int from notifications where kind = 'station_project_tied'), 1, 'the host is told');
insert into made select 'r', note_station_return(pg_temp.of('p'), 'patent_used', 'zl 2026 1', pg_temp.day(-1), '许可合同 3 号');
select throws_ok($$select note_station_return(pg_temp.of('p'), 'patent_used', 'ZL20261', pg_temp.day(0), '另一份')$$, 'P0001', 'already_counted', 'and is counted once');
select throws_ok($$select answer_station_return(pg_temp.of('r'), true)$$, 'P0001', 'not_allowed', 'not confirmed by who noted it');
select tests.sign_in('neighbour@test');
select lives_ok($$select answer_station_return(pg_temp.of('r'), true)$$, 'but by home');
select tests.sign_in('firm@test');
select is_empty('select 1 from station_returns', 'others do not read it');

-- Closing by the plan.
select tests.sign_in('host@test');
select throws_ok($$select move_station(pg_temp.of('s'), 'begin_closing', pg_temp.day(2), '')$$, 'P0001', 'reason_needed', 'closing has a reason');
select is(move_station(pg_temp.of('s'), 'begin_closing', pg_temp.day(2), '使用率低'), 3, 'and tells everybody whose booking ends with it');
reset role;
select is((select count(*)::int from notifications where kind = 'station_closing_stay' and data ->> 'why' = '使用率低' and data ->> 'by' <> '' and data ? 'others'),
  (select count(*)::int from notifications where kind = 'station_closing_stay'), 'by whom, why, and where there is room');
set local role authenticated;
select tests.sign_in('host@test');
select throws_ok($$select move_station(pg_temp.of('s'), 'finish', null, '都办完了')$$, 'P0001', 'not_yet_empty', 'it is not closed before that day');
reset role;
update stations set closes_on = pg_temp.day(0);
update station_stays set status = 'cancelled' where status in ('booked', 'arrived', 'held');
set local role authenticated;
select throws_ok($$select move_station(pg_temp.of('s'), 'finish', null, '')$$, 'P0001', 'exit_report_needed', 'nor without saying what was done of the plan');
select lives_ok($$select move_station(pg_temp.of('s'), 'finish', null, '人员已转，家具已交')$$, 'then it is closed');
select is((select (status, exit_report)::text from stations), '(closed,人员已转，家具已交)', 'with the report');
-- Others agree before the office approves; bookings and secondees share the beds.
select tests.sign_in('host@test');
insert into made select 's2', save_station(null, 0, pg_temp.content(pg_temp.plan() || '{"name":"合办驿站","beds":3}'));
select throws_ok($$select propose_station(pg_temp.of('s2'), '{}')$$, 'P0001', 'bad_request', 'consent is somebody''s');
insert into made select 'proposal', propose_station(pg_temp.of('s2'), array[(select id from neighbour)], '合办');
select throws_ok($$select propose_station(pg_temp.of('s2'), array[(select id from firm)])$$, 'P0001', 'already_proposed', 'and asked once');
select tests.sign_in('neighbour@test');
select is((select count(*)::int from notifications where kind = 'proposal_received'), 1, 'who is asked is told');
select tests.sign_in('office@test');
select throws_ok($$select move_station(pg_temp.of('s2'), 'approve')$$, 'P0001', 'consents_missing', 'nothing is approved over somebody''s head');
select tests.sign_in('neighbour@test');
select lives_ok($$select answer_proposal(pg_temp.of('proposal'), 'interested')$$, 'the neighbour agrees');
select tests.sign_in('office@test');
select lives_ok($$select move_station(pg_temp.of('s2'), 'approve')$$, 'then it is approved');
select is(get_proposal(pg_temp.of('proposal')) ->> 'status', 'signed', 'which signs the proposal');
select is((select (a.document::jsonb #>> '{consents,1,organisation}', a.document::jsonb #>> '{office,organisation}', a.document::jsonb ->> 'beds',
    a.hash = encode(sha256(convert_to(a.document, 'UTF8')), 'hex'))::text from station_approvals a where station_id = pg_temp.of('s2')),
  '(丁县,甲协作办,3,t)', 'and leaves a record of who agreed and who approved');
select throws_ok($$update station_approvals set document = 'x'$$, '42501', null, 'that nobody writes');
select tests.sign_in('neighbour@test');
select is((select count(*)::int from station_approvals), 1, 'who was asked reads it');
select is((select count(*)::int from notifications where kind = 'station_approved'), 1, 'and is told');
select tests.sign_in('firm@test');
select is_empty('select 1 from station_approvals', 'others do not');
select is_empty($$select 1 from verify_codes where subject_kind = 'station_approval'$$, 'nor its code');
reset role;
select throws_ok($$update station_approvals set document = 'x'$$, 'P0001', 'append_only', 'not even the owner changes it');
select is((select (v ->> 'kind', v ->> 'status', v ->> 'intact', jsonb_array_length(v -> 'signatures'), v #>> '{signatures,2,organisation}')::text
  from (select verify_agreement(c.code) as v from verify_codes c where c.subject_kind = 'station_approval' and c.subject_id = pg_temp.of('s2')) x),
  '(station_approval,signed,true,3,甲协作办)', 'whoever has its code verifies it');
select is_empty('select rule from private.invariants_station_approval()', 'everything approved has its record');
set local role authenticated;
select tests.sign_in('host@test');
select move_station(pg_temp.of('s2'), 'open');
select is(get_proposal(pg_temp.of('proposal')) ->> 'status', 'delivering', 'open, it is being delivered');
select book_station(pg_temp.of('s2'), 'bed', pg_temp.day(3), pg_temp.day(5), '甲');
select book_station(pg_temp.of('s2'), 'bed', pg_temp.day(4), pg_temp.day(6), '乙');
select book_station(pg_temp.of('s2'), 'bed', pg_temp.day(8), pg_temp.day(9), '丙');
reset role;
select is(private.station_beds_beside(pg_temp.of('s2'), '{}'), 1, 'a plan of secondments counts on what bookings leave');

-- Its host changes what was approved: who agreed chooses, who booked is told, and what is put back is over.
set local role authenticated;
select tests.sign_in('host@test');
create function pg_temp.saved(more jsonb) returns uuid language sql as $$
  select save_station(pg_temp.of('s2'), (select revision from stations where id = pg_temp.of('s2')),
    pg_temp.content(pg_temp.plan() || '{"name":"合办驿站","beds":3}' || more))
$$;
select tests.sign_in('firm@test');
insert into made select 'guest', book_station(pg_temp.of('s2'), 'desk', pg_temp.day(3), pg_temp.day(5), '丁工');
select tests.sign_in('host@test');
select throws_ok($$select pg_temp.saved('{"address":"幸福路 9 号"}')$$, 'P0001', 'reason_needed', 'who moves a station says why');
select throws_ok($$select pg_temp.saved('{"beds":2,"why":" "}')$$, 'P0001', 'reason_needed', 'and who keeps fewer beds');
select lives_ok($$select pg_temp.saved('{"beds":5}')$$, 'one may add beds without a word');
select throws_ok($$select pg_temp.saved('{"beds":4}')$$, 'P0001', 'reason_needed', 'which are then counted on');
select lives_ok($$select pg_temp.saved('{"beds":5,"address":"幸福路 9 号","why":"老楼要拆"}')$$, 'with a reason it moves');
select is((select count(*)::int from notifications where kind = 'proposal_changed'), 0, 'who moved it is not asked');
select tests.sign_in('firm@test');
select is((select (data ->> 'address_to', data ->> 'why', data ->> 'guest', data ->> 'others')::text from notifications where kind = 'station_changed'),
  '("幸福路 9 号",老楼要拆,丁工,"")', 'whose guest is booked is told where it is now, and that no other has room');
select tests.sign_in('neighbour@test');
select is((select (data ->> 'change_kind', data ->> 'address_from', data ->> 'address_to', data ->> 'why', data ->> 'default')::text
  from notifications where kind = 'proposal_changed'), '(station_changed,"团结路 1 号","幸福路 9 号",老楼要拆,wait)', 'who agreed to it is asked, once');
select is((select count(*)::int from jsonb_array_elements(get_proposal(pg_temp.of('proposal')) -> 'changes')
  where value ->> 'kind' = 'station_changed' and value ->> 'settledAt' is null and value -> 'stations' = '[]'), 1, 'on its page too');
create function pg_temp.question() returns bigint language sql as $$
  select max((c.value ->> 'id')::bigint) from jsonb_array_elements(get_proposal(pg_temp.of('proposal')) -> 'changes') c where c.value ->> 'kind' = 'station_changed'
$$;
select throws_ok($$select choose_about_change(pg_temp.question(), 'wait', pg_temp.day(-1))$$, 'P0001', 'bad_date', 'one waits for a day to come');
select throws_ok($$select choose_about_change(pg_temp.question(), 'talk', null, pg_temp.of('s2')::text)$$, 'P0001', 'substitute_needed', 'for a station that has room');
select throws_ok($$select choose_about_change(pg_temp.question(), 'substitute', null, pg_temp.of('s2')::text)$$, 'P0001', 'not_allowed', 'and is put nowhere over the host''s head');
select lives_ok($$select choose_about_change(pg_temp.question(), 'wait', pg_temp.day(20))$$, 'one waits until a day');
select lives_ok($$select choose_about_change(pg_temp.question(), 'talk')$$, 'or talks about it with the office');
select tests.sign_in('host@test');
select lives_ok($$select pg_temp.saved('{"beds":5}')$$, 'the host puts it back');
select tests.sign_in('neighbour@test');
select is((select count(*)::int from notifications where kind = 'proposal_restored'), 1, 'and who was asked hears that it is over');
select tests.sign_in('host@test');
select pg_temp.saved('{"beds":3,"why":"改作诊室"}');
select tests.sign_in('neighbour@test');
select lives_ok($$select choose_about_change(pg_temp.question(), 'wait')$$, 'one takes it as it is');
reset role;
select is((select settled_how from proposal_changes where kind = 'station_changed' order by id desc limit 1), 'chosen', 'which is the end of it');
select is_empty('select rule from private.invariants_station_change()', 'all of it holds');
select is_empty('select rule from private.invariants_milestone_change()', 'the talk too');

-- Closed by its plan, its parties say that all was delivered; dropped before that, what was asked is taken back.
update station_stays set status = 'cancelled' where station_id = pg_temp.of('s2') and status in ('booked', 'arrived', 'held');
set local role authenticated;
select tests.sign_in('host@test');
select move_station(pg_temp.of('s2'), 'begin_closing', pg_temp.day(0), '租期到了');
select move_station(pg_temp.of('s2'), 'finish', null, '人员已转，家具已交');
select tests.sign_in('neighbour@test');
select is((select count(*)::int from notifications where kind = 'completion_asked'), 1, 'who agreed to it is asked whether all is complete');
select is(confirm_completion(pg_temp.of('proposal')), 'delivering', 'says so');
select tests.sign_in('host@test');
select is(confirm_completion(pg_temp.of('proposal')), 'completed', 'and with the host it is');
insert into made select 's3', save_station(null, 0, pg_temp.content(pg_temp.plan() || '{"name":"不办的驿站"}'));
insert into made select 'dropped', propose_station(pg_temp.of('s3'), array[(select id from neighbour)]);
select move_station(pg_temp.of('s3'), 'drop', null, '不办了');
select is(get_proposal(pg_temp.of('dropped')) ->> 'status', 'withdrawn', 'what is dropped asks nobody any more');

-- A term sheet that was begun is signed or taken back before it opens.
select tests.sign_in('host@test');
insert into made select 's4', save_station(null, 0, pg_temp.content(pg_temp.plan() || '{"name":"立约驿站"}'));
insert into made select 'treaty', propose_station(pg_temp.of('s4'), array[(select id from neighbour)]);
select tests.sign_in('neighbour@test');
select answer_proposal(pg_temp.of('treaty'), 'interested');
insert into made select 'sheet', begin_term_sheet(pg_temp.of('treaty'), '{"title":"x","clauses":[{"id":"term","heading":"期限","text":"三年。","origin":{"kind":"library","edition":"2026-11-26"}}],"values":{}}');
select tests.sign_in('office@test');
select move_station(pg_temp.of('s4'), 'approve');
select is(get_proposal(pg_temp.of('treaty')) ->> 'status', 'negotiating', 'the sheet that was begun signs, not the approval');
select tests.sign_in('host@test');
select throws_ok($$select move_station(pg_temp.of('s4'), 'open')$$, 'P0001', 'term_sheet_unsigned', 'and it does not open over it');
select throws_ok($$select withdraw_term_sheet(pg_temp.of('sheet'), '不立了')$$, 'P0001', 'not_allowed', 'which the other party does not take back');
select tests.sign_in('neighbour@test');
select throws_ok($$select withdraw_term_sheet(pg_temp.of('sheet'), ' ')$$, 'P0001', 'reason_needed', 'nor who began it without a reason');
select is(term_sheet_doors(pg_temp.of('treaty')), '{"withdraw": true, "resume": false}', 'but with one');
select lives_ok($$select withdraw_term_sheet(pg_temp.of('sheet'), '按批准记录办')$$, 'it does');
select is(get_proposal(pg_temp.of('treaty')) ->> 'status', 'signed', 'then the approval signs');
select tests.sign_in('host@test');
select is((select count(*)::int from notifications where kind = 'term_sheet_withdrawn' and data ->> 'why' = '按批准记录办'), 1, 'the other party is told why');
select lives_ok($$select move_station(pg_temp.of('s4'), 'open')$$, 'and it opens');

select * from finish();
rollback;

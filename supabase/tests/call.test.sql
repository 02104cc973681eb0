-- The broker's queue: whom an office sees waited for, since when, whom it may ring up, and that what was said stays.
begin;
select plan(16);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('coordinator_office', '新疆协作办', '650000') as id into temp west;
select tests.organisation('coordinator_office', '山东协作办', '370000') as id into temp east;
select tests.organisation('coordinator_office', '宁夏协作办', '640000') as id into temp other;
select tests.person('west@test', (select id from west), 'coordinator');
select tests.person('east@test', (select id from east), 'coordinator');
select tests.person('other@test', (select id from other), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
insert into organisation_contacts (organisation_id, position, person_name, post, phone) values ((select id from county), 0, '示例甲', '科长', '0998-1');
insert into office_contacts (organisation_id, person_name, phone, email, answer_hours) values ((select id from east), '示例乙', '0531-2', 'a@example.cn', 4);
grant select on county, firm, west, east to authenticated;
create temp table deal as select private.open_proposal('project', '甲县 ⇄ 乙公司', '/listings', (select id from west),
  jsonb_build_array(jsonb_build_object('organisation', (select id from county), 'role', 'host'), jsonb_build_object('organisation', (select id from firm), 'role', 'driver')),
  jsonb_build_array(jsonb_build_object('organisation', (select id from county), 'at', 0, 'factor', 'land', 'quantity', 300, 'unit', 'mu'))) as id;
grant select on deal to authenticated;

select tests.sign_in('west@test');
set local role authenticated;
select is(call_queue() #>> '{0,why}', 'answer', 'what was proposed waits for an answer');
select is(jsonb_array_length(call_queue() #> '{0,awaited}'), 2, 'of both');
select is((select x ->> 'phone' from jsonb_path_query(call_queue(), '$[0].awaited[*] ? (@.name == "甲县").contact') x), '0998-1', 'one’s own county is called itself');
select is((select x ->> 'office' from jsonb_path_query(call_queue(), '$[0].awaited[*] ? (@.name == "乙公司").contact') x), '山东协作办', 'another’s firm through its office');
select is(call_queue() #>> '{0,stakes,0,quantity}', '300', 'with what is at stake');
select is((call_queue() #>> '{0,daysLeft}')::int, 5, 'and the days that are left');
select throws_ok($$select record_call((select id from deal), (select id from county), '示例甲', 'reached', ' ')$$, 'P0001', 'comment_needed', 'who was reached said something');
select throws_ok($$select record_call((select id from deal), (select id from east), '示例乙', 'not_reached')$$, 'P0001', 'bad_request', 'a call is about who takes part');
select record_call((select id from deal), (select id from county), '示例甲', 'reached', '下周上会');
select is((select (x ->> 'tried')::int from jsonb_path_query(call_queue(), '$[0].awaited[*] ? (@.name == "甲县")') x), 1, 'a call counts as tried');
select is(call_queue() #>> '{0,calls,0,words}', '下周上会', 'and stands in the queue');
select tests.sign_in('east@test');
select is(call_queue() #>> '{0,calls,0,words}', '下周上会', 'also for the other side’s office');
select tests.sign_in('other@test');
select is(call_queue(), '[]', 'not for a third');
select throws_ok($$select record_call((select id from deal), (select id from county), '甲', 'reached', '好')$$, 'P0001', 'not_found', 'nor may it call');
select tests.sign_in('county@test');
select is((select count(*)::int from broker_calls), 0, 'nor for the parties');
reset role;
select is((select count(*)::int from audit_events where verb = 'call' and why = '下周上会'), 1, 'the trail has it');
select throws_ok($$update broker_calls set words = 'x'$$, 'P0001', 'append_only', 'nobody edits it');
select * from finish();
rollback;

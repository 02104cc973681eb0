-- Who asks for runs and sees them, and what a lease is worth.
begin;
select plan(57);

select tests.organisation('coordinator_office', '甲协作办', '370000') as id into temp office;
select tests.organisation('coordinator_office', '乙协作办', '650000') as id into temp other_office;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('audit_office', '戊审计组', null) as id into temp audit;
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('colleague@test', (select id from office), 'coordinator');
select tests.person('other@test', (select id from other_office), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('audit@test', (select id from audit), 'auditor');
select tests.listing('county-a', (select id from county), 'published');
select tests.listing('county-b', (select id from county), 'draft');
create temp table made (name text primary key, id uuid);
grant select, insert on made to authenticated;

-- Acting as a coordinator
set local role authenticated;
select tests.sign_in('office@test');
select is(add_own_pairing('collaboration', '371100', '653128', '2026-01-01', null, '两市协议', '', 'medium'), 'c-371100-653128-2026', 'her office has a pairing of its own');
insert into made select 'first', enqueue_run('ranking', '{"scope":"country"}');
select is((select status::text from runs), 'queued', 'a coordinator asks for a run, and it waits');
select is((select requested_by_name from runs), 'office', 'her name is on it');
select throws_ok($$update runs set status = 'done'$$, '42501', null, 'nobody writes a run directly');
select throws_ok($$select claim_run('me', 30, '{ranking}')$$, '42501', null, 'members claim no runs');
select throws_ok($$select finish_run((select id from made), 1, false, 'x', 1, 'p', 'h', 1, '{}')$$, '42501', null, 'nor finish them');
select throws_ok($$select enqueue_run('ranking', '[]')$$, 'P0001', 'bad_request', 'parameters are an object');
select enqueue_run('ranking', '{}') from generate_series(1, 4);
select throws_ok($$select enqueue_run('ranking', '{}')$$, 'P0001', 'too_many_runs', 'an office has five unfinished runs at most');
select lives_ok($$select cancel_run(id) from runs where number > (select min(number) from runs)$$, 'a waiting run is cancelled at once');
select is((select array_agg(distinct status::text order by status::text) from runs), '{cancelled,queued}', 'and ends so');
select throws_ok($$select repeat_run(id) from runs where status = 'cancelled' limit 1$$, 'P0001', 'wrong_state', 'what has no answer is not repeated');
select throws_ok($$select cancel_run(id) from runs where status = 'cancelled' limit 1$$, 'P0001', 'wrong_state', 'nor cancelled twice');

-- A siting's tables stand beside its run, once for each office.
select lives_ok($$select cancel_run(enqueue_siting('{"name":"南疆"}', 'abc'))$$, 'a siting is asked for with its tables');
select lives_ok($$select cancel_run(enqueue_siting('{"name":"再来"}', 'abc'))$$, 'and again with the same');
select is((select array_agg(hash) from siting_tables), array[encode(sha256('abc'), 'hex')], 'which are kept once, by their fingerprint');
select throws_ok($$select enqueue_siting('{}', '')$$, 'P0001', 'bad_request', 'without tables nothing is asked');
select throws_ok($$insert into siting_tables (organisation_id, hash, packed) select id, repeat('b', 64), 'x' from office$$, '42501', null, 'and nobody writes them directly');

-- Acting as others
select tests.sign_in('other@test');
select add_own_pairing('collaboration', '371100', '653124', '2026-01-01', null, '他办的', '', 'medium');
select is_empty('select 1 from runs', 'another office does not see it');
select is_empty('select 1 from siting_tables', 'nor its tables');
select throws_ok($$select cancel_run((select id from made))$$, 'P0001', 'not_found', 'nor stop it');
select tests.sign_in('county@test');
select throws_ok($$select enqueue_run('ranking', '{}')$$, 'P0001', 'not_allowed', 'a county asks for no run over everybody');
select tests.sign_in('audit@test');
select is((select count(*)::int from runs where kind = 'ranking'), 5, 'the auditor reads all');
select throws_ok($$select cancel_run((select id from made))$$, 'P0001', 'not_found', 'and stops none');
select throws_ok($$select enqueue_run('ranking', '{}')$$, 'P0001', 'not_allowed', 'and asks for none');

-- Acting as a worker
reset role;
grant select on made to service_role;
set local role service_role;
select set_config('request.jwt.claims', '{"role":"service_role"}', true);
select ok(runs_waiting('{ranking}'), 'a worker sees that a run waits');
select is((select attempt from claim_run('w1', 30, '{ranking}')), 1, 'and claims it with the first fencing number');
select is_empty($$select 1 from claim_run('w2', 30, '{ranking}')$$, 'another finds nothing to do');
select is((select count(*)::int from jsonb_array_elements(listings_for_run((select id from made), 1))), 1, 'it reads what the person may read');
select throws_ok($$select listings_for_run((select id from made), 0)$$, 'P0001', 'lease_lost', 'with an old number it reads nothing');
select is((select array_agg(row.value ->> 'id') from jsonb_array_elements(pairings_for_run((select id from made), 1)) row), '{c-371100-653128-2026}', 'and the asking office''s own pairings, not another''s');
select throws_ok($$select pairings_for_run((select id from made), 0)$$, 'P0001', 'lease_lost', 'neither with an old number');
select lives_ok($$select record_run_input((select id from made), 1, 'x/input', repeat('a', 64), 10)$$, 'the input is written down');
select throws_ok($$select record_run_input((select id from made), 1, 'y/input', repeat('b', 64), 10)$$, 'P0001', 'wrong_state', 'once');
select is(heartbeat_run((select id from made), 1, 30), false, 'nobody wants it stopped');
select report_run_progress((select id from made), 1, 'solving', n, 250, n) from generate_series(1, 250) n;
select is((select (done, total, objective)::text from runs where id = (select id from made)), '(250,250,250)', 'progress is kept');
select ok((select jsonb_array_length(series) between 50 and 100 from runs where id = (select id from made)), 'its series stays short');

-- The lease lapses: another takes over, and the first is refused whatever it says.
reset role;
update runs set lease_until = clock_timestamp() - interval '1 second' where id = (select id from made);
set local role service_role;
select throws_ok($$select heartbeat_run((select id from made), 1, 30)$$, 'P0001', 'lease_lost', 'a lapsed lease is lost before anybody takes over');
select throws_ok($$select finish_run((select id from made), 1, false, 'v', 1, 'p', repeat('c', 64), 1, '{}')$$, 'P0001', 'lease_lost', 'an expired holder writes no result');
select is((select attempt from claim_run('w2', 30, '{ranking}')), 2, 'another takes over with a higher number');
select is((select input_path from runs where id = (select id from made)), 'x/input', 'from the same input');
select throws_ok($$select finish_run((select id from made), 1, false, 'v', 1, 'p', repeat('c', 64), 1, '{}')$$, 'P0001', 'lease_lost', 'the first is refused for good');
select lives_ok($$select hand_back_run((select id from made), 2)$$, 'who shuts down hands it back');
select is((select (status, attempts_left)::text from runs where id = (select id from made)), '(queued,2)', 'without losing an attempt');
select is((select attempt from claim_run('w3', 30, '{ranking}')), 3, 'numbers only grow');
select lives_ok($$select finish_run((select id from made), 3, false, 'v1', 7, 'p', repeat('c', 64), 1, '{"n":1}')$$, 'the holder writes the result');
select throws_ok($$select finish_run((select id from made), 3, false, 'v1', 7, 'p', repeat('c', 64), 1, '{}')$$, 'P0001', 'lease_lost', 'once');

-- Back to the coordinator
reset role;
set local role authenticated;
select tests.sign_in('office@test');
select is((select count(*)::int from notifications where kind = 'run_done'), 1, 'who asked is told');
insert into made select 'repeat', repeat_run((select id from made where name = 'first'));
select is(
  (select (input_hash, work_limit, repeats = (select id from made where name = 'first'))::text from runs where id = (select id from made where name = 'repeat')),
  '(' || repeat('a', 64) || ',7,t)', 'a repeat takes over input and work');
reset role;
set local role service_role;
select set_config('request.jwt.claims', '{"role":"service_role"}', true);
select claim_run('w1', 30, '{ranking}');
reset role;
set local role authenticated;
select tests.sign_in('colleague@test');
select lives_ok($$select cancel_run((select id from made where name = 'repeat'))$$, 'a colleague stops a running run');
select is((select status::text from runs where id = (select id from made where name = 'repeat')), 'running', 'which its holder ends');
reset role;
set local role service_role;
select set_config('request.jwt.claims', '{"role":"service_role"}', true);
select ok(heartbeat_run((select id from made where name = 'repeat'), 1, 30), 'the holder hears of it');
select lives_ok($$select finish_run((select id from made where name = 'repeat'), 1, true, 'v1', 3, 'p', repeat('d', 64), 1, '{}')$$, 'and keeps the best so far');
reset role;
select is((select status::text from runs where id = (select id from made where name = 'repeat')), 'cancelled', 'a stopped run is cancelled, with its answer');
select is((select count(*)::int from notifications where kind = 'run_cancelled'), 1, 'and who asked is told that a colleague stopped it');

-- A run that kills its workers does not go round for ever.
insert into runs (kind, organisation_id, requested_by, requested_by_name, parameters, attempts_left)
select 'ranking', (select id from office), u.id, 'office', '{}', 1 from auth.users u where u.email = 'office@test';
select claim_run('w1', 30, '{ranking}');
update runs set lease_until = clock_timestamp() - interval '1 second' where status = 'running';
select is_empty($$select 1 from claim_run('w2', 30, '{ranking}')$$, 'after its last attempt a run is not claimed');
select is((select fault from runs where status = 'failed'), 'workers_lost', 'and says why');
select is((select count(*)::int from audit_events where subject_kind = 'run' and subject_id = (select id::text from made where name = 'first')
  and verb in ('enqueue', 'claim', 'lose', 'hand_back', 'finish')), 7, 'the trail has every step');

select * from finish();
rollback;

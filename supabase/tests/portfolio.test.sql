-- From a run's output to a reviewed portfolio: who may, what is refused, and that nothing is written by half.
begin;
select plan(51);

select tests.organisation('coordinator_office', '甲协作办', '370000') as id into temp office;
select tests.organisation('coordinator_office', '乙协作办', '650000') as id into temp other_office;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('enterprise', '丁公司', '371100') as id into temp firm;
select tests.organisation('audit_office', '戊审计组', null) as id into temp audit;
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('colleague@test', (select id from office), 'coordinator');
select tests.person('other@test', (select id from other_office), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('audit@test', (select id from audit), 'auditor');
select tests.listing('county-a', (select id from county), 'published');
select tests.listing('county-b', (select id from county), 'published');
select tests.listing('firm-a', (select id from firm), 'published');

create function pg_temp.bundle(id text, host text) returns jsonb language sql as $$
  select jsonb_build_object('id', id, 'mode', 'workshop', 'value', 40,
    'parties', jsonb_build_array(jsonb_build_object('listing', 'firm-a', 'role', 'employer', 'side', 'east'),
      jsonb_build_object('listing', host, 'role', 'host', 'side', 'west')),
    'uses', jsonb_build_array(jsonb_build_object('listing', host, 'at', 0, 'factor', 'labour', 'need', 'labour', 'amount', 15, 'unit', 'person')))
$$;
create temp table said (output text);
insert into said select jsonb_build_object(
  'versions', '{"firm-a":0,"county-a":0,"county-b":0}'::jsonb,
  'bundles', jsonb_build_array(pg_temp.bundle('x1', 'county-a'), pg_temp.bundle('x2', 'county-b')),
  'points', '[{"dial":0,"value":40,"served":1,"selected":["x1"]},{"dial":0.4,"value":80,"served":2,"selected":["x2","x1"]},{"dial":1,"value":0,"served":0,"selected":[]}]'::jsonb)::text;
insert into runs (kind, status, organisation_id, requested_by, requested_by_name, parameters, output_path, output_hash, ended_at)
select 'portfolio', 'done', (select id from office), u.id, 'office', '{}', 'x/output', encode(sha256(convert_to(output, 'UTF8')), 'hex'), now()
from said, auth.users u where u.email = 'office@test';
create temp table made as select id, 'run' as name from runs;
create temp table ranking (id uuid);
with one as (
  insert into runs (kind, status, organisation_id, requested_by, requested_by_name, parameters, output_path, output_hash, ended_at)
  select 'ranking', 'done', organisation_id, requested_by, 'office', '{}', 'y/output', output_hash, now() from runs returning id)
insert into ranking select id from one;
grant select on said, ranking to authenticated;
grant select, insert on made to authenticated;
create function pg_temp.run() returns uuid language sql as $$ select id from made where name = 'run' $$;
create function pg_temp.first() returns uuid language sql as $$ select id from made where name = 'first' $$;
create function pg_temp.project(bundle_id text) returns uuid[] language sql as $$ select array_agg(id) from projects where bundle = bundle_id $$;

set local role authenticated;
select tests.sign_in('county@test');
select throws_ok($$select open_portfolio(pg_temp.run(), (select output from said), 1, '', '因为')$$, 'P0001', 'not_found', 'a county opens no portfolio');
select tests.sign_in('other@test');
select throws_ok($$select open_portfolio(pg_temp.run(), (select output from said), 1, '', '因为')$$, 'P0001', 'not_found', 'nor another office');
select tests.sign_in('audit@test');
select throws_ok($$select open_portfolio(pg_temp.run(), (select output from said), 1, '', '因为')$$, 'P0001', 'not_found', 'nor the auditor');

select tests.sign_in('office@test');
select throws_ok($$select open_portfolio((select id from ranking), (select output from said), 1, '', '因为')$$, 'P0001', 'wrong_state', 'a ranking is no portfolio');
select throws_ok($$select open_portfolio(pg_temp.run(), (select replace(output, '40', '90') from said), 1, '', '因为')$$, 'P0001', 'bad_request', 'what the run did not answer is not taken');
select throws_ok($$select open_portfolio(pg_temp.run(), (select output from said), 1, '', ' ')$$, 'P0001', 'reason_needed', 'the chosen point has a reason');
select throws_ok($$select open_portfolio(pg_temp.run(), (select output from said), 7, '', '因为')$$, 'P0001', 'bad_request', 'a point that is not on the curve');
select throws_ok($$select open_portfolio(pg_temp.run(), (select output from said), 2, '', '因为')$$, 'P0001', 'bad_request', 'an empty portfolio is not reviewed');
select is((select count(*)::int from portfolios), 0, 'nothing half-written');
insert into made select open_portfolio(pg_temp.run(), (select output from said), 1, '十月方案', '每县都要有'), 'first';
select is((select (name, dial, value, served, chosen_by_name, chosen_why)::text from portfolios), '(十月方案,0.4,80,2,office,每县都要有)', 'the chosen point is recorded with name and reason');
select is((select array_agg(bundle order by place) from projects), array['x2', 'x1'], 'its projects in their order');
select is((select count(*)::int from project_parties), 4, 'with their parties');
select is((select (factor, quantity, unit)::text from project_commitments limit 1), '(labour,15,person)', 'and what they would take');
select throws_ok($$update projects set decision = 'kept'$$, '42501', null, 'nobody writes a decision directly');

select throws_ok($$select decide_projects(pg_temp.first(), '{}', 'kept', '好')$$, 'P0001', 'nothing_chosen', 'a decision is about something');
select throws_ok($$select decide_projects(pg_temp.first(), pg_temp.project('x1'), 'kept', '')$$, 'P0001', 'reason_needed', 'and has a reason');
select throws_ok($$select decide_projects(pg_temp.first(), array[gen_random_uuid()], 'kept', '好')$$, 'P0001', 'not_found', 'about a project of this portfolio');
select lives_ok($$select decide_projects(pg_temp.first(), pg_temp.project('x1'), 'pinned', '省里已定')$$, 'a project is pinned');
select is((select (decision, decided_by_name, decided_why)::text from projects where bundle = 'x1'), '(pinned,office,省里已定)', 'by whom and why');
select throws_ok($$select close_portfolio(pg_temp.first())$$, 'P0001', 'projects_open', 'nothing is reviewed while a project is open');

select tests.sign_in('colleague@test');
select lives_ok($$select decide_projects(pg_temp.first(), pg_temp.project('x2'), 'kept', '可行')$$, 'a colleague decides too');
select tests.sign_in('other@test');
select is_empty('select 1 from portfolios', 'another office sees no portfolio');
select is_empty('select 1 from projects', 'no project');
select is_empty('select 1 from project_parties', 'no party');
select is_empty('select 1 from project_commitments', 'no quantity');
select is_empty('select 1 from portfolio_moves(pg_temp.first())', 'and nothing of what moved');
select throws_ok($$select decide_projects(pg_temp.first(), array[gen_random_uuid()], 'kept', '好')$$, 'P0001', 'not_found', 'it decides nothing');
select throws_ok($$select close_portfolio(pg_temp.first())$$, 'P0001', 'not_found', 'and closes nothing');
select tests.sign_in('county@test');
select is_empty('select 1 from projects', 'a county does not see what is not yet proposed to it');
select tests.sign_in('audit@test');
select is((select count(*)::int from project_parties), 4, 'the auditor reads all');
select throws_ok($$select drop_portfolio(pg_temp.first(), 'x')$$, 'P0001', 'not_found', 'and ends nothing');

-- A listing is withdrawn in the meantime.
select tests.sign_in('county@test');
select change_listing_state('county-b', 'withdraw', '厂房已租出');
select tests.sign_in('office@test');
select is((select (how, listing_id = (select listing_id from project_parties where listing_ref = 'county-b'))::text from portfolio_moves(pg_temp.first())), '(withdrawn,t)', 'it shows');
select throws_ok($$select close_portfolio(pg_temp.first())$$, 'P0001', 'listing_withdrawn', 'nobody accepts what stands on a withdrawn listing');
select throws_ok($$select decide_projects(pg_temp.first(), pg_temp.project('x2'), 'kept', '还是要')$$, 'P0001', 'listing_withdrawn', 'nor keeps it again');
select lives_ok($$select decide_projects(pg_temp.first(), pg_temp.project('x2'), 'removed', '对方撤下')$$, 'it can be removed');
select lives_ok($$select close_portfolio(pg_temp.first(), '已过会')$$, 'then the rest is reviewed');
select is((select (status, closed_by_name, closing_note)::text from portfolios), '(reviewed,office,已过会)', 'by a named person');
select throws_ok($$select decide_projects(pg_temp.first(), pg_temp.project('x1'), 'removed', '反悔')$$, 'P0001', 'wrong_state', 'and stays as it is');
select is((select count(*)::int from notifications where kind = 'portfolio_reviewed'), 1, 'the office is told');
insert into made select open_portfolio(pg_temp.run(), (select output from said), 0, '', '只看总收益'), 'second';
select throws_ok($$select drop_portfolio((select id from made where name = 'second'), '')$$, 'P0001', 'reason_needed', 'dropping has a reason');
reset role;
select is((select array_agg(verb order by id) from audit_events where subject_kind in ('portfolio', 'project')),
  array['open', 'decide', 'decide', 'decide', 'close', 'open'], 'the trail has every step');

-- What is kept is told to the holder of another run, without names; an output too large for one call comes in slices.
reset role;
insert into runs (kind, status, organisation_id, requested_by, requested_by_name, parameters, attempt, worker, lease_until, started_at)
select 'portfolio', 'running', organisation_id, requested_by, 'office', '{}', 1, 'w', now() + interval '1 hour', now() from runs where output_path = 'x/output';
insert into made select id, 'other run' from runs where status = 'running';
create function pg_temp.promised() returns jsonb language sql as $$ select promised_for_run((select id from made where name = 'other run'), 1) $$;
select is(pg_temp.promised() -> 'offers', '[{"listing":"county-a","at":0,"factor":"labour","unit":"person","quantity":15}]', 'what a reviewed plan keeps is promised');
select is(pg_temp.promised() -> 'parties', '[{"listing":"county-a","projects":1},{"listing":"firm-a","projects":1}]', 'and counts for its parties');
update runs set parameters = jsonb_build_object('insteadOf', pg_temp.run()) where status = 'running';
select is(pg_temp.promised(), '{"offers": [], "parties": []}', 'a plan does not stand in the way of the one that replaces it');
select throws_ok($$select promised_for_run((select id from made where name = 'other run'), 0)$$, 'P0001', 'lease_lost', 'only its holder asks');
set local role authenticated;
select tests.sign_in('other@test');
select throws_ok($$select send_output_slice(pg_temp.run(), 0, '{')$$, 'P0001', 'not_found', 'another office sends nothing');
select tests.sign_in('office@test');
select throws_ok($$select send_output_slice(pg_temp.run(), 1000, '{')$$, 'P0001', 'bad_request', 'there is an end to slices');
select throws_ok($$select open_sent_portfolio(pg_temp.run(), 0, '', '因为')$$, 'P0001', 'bad_request', 'nothing was sent');
select send_output_slice(pg_temp.run(), 0, 'something older');
select send_output_slice(pg_temp.run(), 0, left(output, 20)) from said;
select throws_ok($$select open_sent_portfolio(pg_temp.run(), 0, '', '因为')$$, 'P0001', 'bad_request', 'half of an output is none');
select send_output_slice(pg_temp.run(), 0, left(output, 20)), send_output_slice(pg_temp.run(), 1, substr(output, 21)) from said;
select lives_ok($$select open_sent_portfolio(pg_temp.run(), 0, '', '因为')$$, 'the whole opens a review');
select is((select count(*)::int from projects p join portfolios f on f.id = p.portfolio_id where f.status = 'in_review' and p.bundle = 'x1'), 2, 'with its projects');

select * from finish();
rollback;

-- A project is composed again after a change: chosen by the office in charge, offered to who stays, with what is held kept.
begin;
select plan(26);
select tests.organisation('coordinator_office', '甲协作办', '370000') as id into temp office;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('enterprise', '丁公司', '371100') as id into temp firm;
select tests.organisation('enterprise', '戊公司', '371100') as id into temp buyer;
select tests.organisation('county', '庚县', '653126') as id into temp second;
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('second@test', (select id from second), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('buyer@test', (select id from buyer), 'enterprise_member');
select tests.listing('land', (select id from county), 'published');
select tests.listing('land2', (select id from second), 'published');
select tests.listing('firm-a', (select id from firm), 'published');
select tests.listing('buyer-a', (select id from buyer), 'published');
insert into public.listing_factors (listing_id, direction, position, factor, description, quantity, unit)
select id, 'offer', 0, 'land', '', 100, 'mu' from listings where ref in ('land', 'land2');
create temp table made as select private.open_proposal('project', '灰枣', '/listings', (select id from office),
  jsonb_build_array(
    jsonb_build_object('organisation', (select id from firm), 'role', 'driver', 'listing', (select id from listings where ref = 'firm-a'), 'accepts', true),
    jsonb_build_object('organisation', (select id from county), 'role', 'host', 'listing', (select id from listings where ref = 'land')),
    jsonb_build_object('organisation', (select id from buyer), 'role', 'channel', 'listing', (select id from listings where ref = 'buyer-a'))),
  jsonb_build_array(jsonb_build_object('organisation', (select id from county), 'listing', (select id from listings where ref = 'land'), 'at', 0, 'factor', 'land', 'quantity', 60, 'unit', 'mu'))) as id;
grant select on made, office, county, firm, buyer, second to authenticated;
create function pg_temp.p() returns uuid language sql as $$ select id from made $$;
create function pg_temp.change() returns bigint language sql security definer as $$ select max(id) from public.proposal_changes $$;
create function pg_temp.held(ref text) returns numeric language sql security definer as $$
  select promised / 2000 from public.factor_stocks s join public.listings l on l.id = s.listing_id where l.ref = $1 $$;

set local role authenticated;
select tests.sign_in('county@test');
select answer_proposal(pg_temp.p(), 'interested', quantities => '{"0": 25}');
select tests.sign_in('buyer@test');
select is(answer_proposal(pg_temp.p(), 'interested'), 'accepted', 'all are interested, the county in part');
reset role;
select is(changes_to_recompose() #>> '{0,staying,0}', 'firm-a', 'the engine composes for the driver');
select is((changes_to_recompose() #>> '{0,accepted,0,quantity}')::numeric, 25::numeric, 'with what was accepted');
select record_recompositions(jsonb_build_array(jsonb_build_object('change', pg_temp.change(), 'bundles', jsonb_build_array(
  jsonb_build_object('mode', 'labour', 'missing', null, 'value', 30, 'parties', '[{"listing":"firm-a","role":"driver"},{"listing":"land","role":"host"},{"listing":"land2","role":"host"}]'::jsonb,
    'uses', '[{"listing":"land","factor":"land","unit":"mu","amount":20},{"listing":"land2","factor":"land","unit":"mu","amount":40}]'::jsonb),
  jsonb_build_object('mode', 'labour', 'missing', '{"role":"channel","need":"market","count":0,"candidates":[]}'::jsonb, 'value', 10, 'parties', '[]'::jsonb, 'uses', '[]'::jsonb)))));
select is(changes_to_recompose(), '[]', 'once');
set local role authenticated;

-- Refusals, one actor each.
select tests.sign_in('firm@test');
select is((select count(*)::int from proposal_recompositions), 2, 'parties that know each other read it');
select throws_ok(format('select take_recomposition(%s, 0::smallint)', pg_temp.change()), 'P0001', 'not_allowed', 'no party chooses');
select tests.sign_in('second@test');
select is_empty('select 1 from proposal_recompositions', 'who takes no part reads nothing');
select throws_ok(format('select take_recomposition(%s, 0::smallint)', pg_temp.change()), 'P0001', 'not_found', 'nor chooses');
select tests.sign_in('office@test');
select throws_ok(format('select take_recomposition(%s, 1::smallint)', pg_temp.change()), 'P0001', 'bad_request', 'what lacks a role cannot be offered');
select throws_ok(format('select take_recomposition(%s, 7::smallint)', pg_temp.change()), 'P0001', 'bad_request', 'nor what nobody composed');

-- Chosen.
select lives_ok(format('select take_recomposition(%s, 0::smallint)', pg_temp.change()), 'the office chooses');
select is((select status from proposals where id = pg_temp.p()), 'proposed', 'everybody is asked again');
select is(pg_temp.held('land'), 20::numeric, 'the county holds what is still needed of it');
select is((select settled_how from proposal_changes where id = pg_temp.change()), 'recomposed', 'the change is settled');
select throws_ok(format('select take_recomposition(%s, 0::smallint)', pg_temp.change()), 'P0001', 'wrong_state', 'once');
select tests.sign_in('buyer@test');
select is((select count(*)::int from notifications where kind = 'proposal_replaced'), 1, 'who is not needed is told');
select tests.sign_in('second@test');
select is((select count(*)::int from notifications where kind = 'proposal_received'), 1, 'who is new is asked');
select is(get_proposal(pg_temp.p()) -> 'title', null, 'and does not know by whom');
select answer_proposal(pg_temp.p(), 'interested');
select tests.sign_in('county@test');
select is((select count(*)::int from notifications where kind = 'proposal_recomposed'), 1, 'who stays is asked again');
select answer_proposal(pg_temp.p(), 'interested');
select tests.sign_in('firm@test');
select is(answer_proposal(pg_temp.p(), 'interested'), 'accepted', 'until it is mutual again');
select is(pg_temp.held('land2'), 40::numeric, 'with both lands');
reset role;

-- None that stays has a published listing: the search ends with a word, not never.
set local role authenticated;
select tests.sign_in('county@test');
select leave_proposal(pg_temp.p(), '不办了');
reset role;
update listings set status = 'withdrawn' where ref in ('firm-a', 'land2', 'buyer-a');
set constraints all immediate;
select is(changes_to_recompose() #> '{0,staying}', '[]', 'nothing can be composed of what nobody publishes');
select record_recompositions(jsonb_build_array(jsonb_build_object('change', changes_to_recompose() #> '{0,change}', 'bundles', '[]'::jsonb)));
select is(jsonb_array_length(changes_to_recompose()), 0, 'and is not tried again');
select is((select data ->> 'listed' from proposal_events where what = 'nothing_composed' order by id desc limit 1), 'false', 'with an event that says why');
select is((select count(*)::int from notifications where kind = 'nothing_composed' and organisation_id = (select id from office)), 1, 'which the office in charge is told');
select is_empty('select rule from private.invariants_proposal()', 'everything holds');
select * from finish();
rollback;

-- Nothing silent: what changes under a proposal is told once to everybody it concerns, and chosen about.
begin;
select plan(49);

select tests.organisation('coordinator_office', '甲协作办', '370000') as id into temp office;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('county', '庚县', '653126') as id into temp other_county;
select tests.organisation('enterprise', '丁公司', '371100') as id into temp firm;
select tests.organisation('enterprise', '戊公司', '371100') as id into temp buyer;
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('county2@test', (select id from other_county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('buyer@test', (select id from buyer), 'enterprise_member');
select tests.listing('land', (select id from county), 'published');
select tests.listing('land2', (select id from other_county), 'published');
select tests.listing('firm-a', (select id from firm), 'published');
select tests.listing('buyer-a', (select id from buyer), 'published');
insert into listing_factors (listing_id, direction, position, factor, description, quantity, unit)
select id, 'offer', 0, 'land', '', 100, 'mu' from listings where ref in ('land', 'land2');
create temp table made (name text primary key, id uuid);
grant select, insert on made to authenticated;
grant select on office, county, other_county, firm, buyer to authenticated;
create function pg_temp.made(text) returns uuid language sql security definer as $$ select id from made where name = $1 $$;
create function pg_temp.change() returns bigint language sql security definer as $$ select max(id) from public.proposal_changes $$;
create function pg_temp.notices(kind text, organisation uuid) returns int language sql security definer as $$
  select count(*)::int from public.notifications n where n.kind = $1 and n.organisation_id = $2
$$;
create function pg_temp.breaches() returns text[] language plpgsql security definer as $$
declare
  me text := current_setting('request.jwt.claims', true);
  found text[];
begin
  perform set_config('request.jwt.claims', '{}', true);
  select coalesce(array_agg(rule || ': ' || subject), '{}') into found from public.check_invariants();
  perform set_config('request.jwt.claims', me, true);
  return found;
end;
$$;
create function pg_temp.offer(mu numeric) returns void language plpgsql security definer as $$
begin
  set constraints all deferred;
  delete from public.listing_factors f using public.listings l where l.id = f.listing_id and l.ref = 'land';
  insert into public.listing_factors (listing_id, direction, position, factor, description, quantity, unit)
  select id, 'offer', 1, 'land', '', mu, 'mu' from public.listings where ref = 'land';
  set constraints all immediate;
end;
$$;
-- A project of three, as a run would propose it.
create function pg_temp.three(text) returns uuid language sql security definer as $$
  insert into made select $1, private.open_proposal('project', '灰枣', '/listings', (select id from office),
    jsonb_build_array(
      jsonb_build_object('organisation', (select id from firm), 'role', 'driver', 'listing', (select id from public.listings where ref = 'firm-a')),
      jsonb_build_object('organisation', (select id from county), 'role', 'host', 'listing', (select id from public.listings where ref = 'land')),
      jsonb_build_object('organisation', (select id from buyer), 'role', 'channel', 'listing', (select id from public.listings where ref = 'buyer-a'))),
    jsonb_build_array(jsonb_build_object('organisation', (select id from county), 'listing', (select id from public.listings where ref = 'land'),
      'at', 0, 'factor', 'land', 'quantity', 60, 'unit', 'mu')))
  returning id
$$;
create function pg_temp.all_interested(text) returns void language plpgsql as $$
declare who text;
begin
  foreach who in array array['firm', 'county', 'buyer'] loop
    perform tests.sign_in(who || '@test');
    perform public.answer_proposal(pg_temp.made($1), 'interested');
  end loop;
end;
$$;
set local role authenticated;

-- Before it is mutual: the quantity shrinks.
select pg_temp.three('one');
select tests.sign_in('firm@test');
select is(answer_proposal(pg_temp.made('one'), 'interested'), 'proposed', 'one of three is not all');
select pg_temp.offer(80);
select is(pg_temp.change(), null, 'what still suffices is no change');
select pg_temp.offer(40);
select is_empty($$select 1 from proposal_changes$$, 'a party that knows nobody reads no change from the table');
select is((get_proposal(pg_temp.made('one')) #>> '{changes,0,new,short,0,needed}')::numeric, 60::numeric, 'but its page says what is needed');
select is(get_proposal(pg_temp.made('one')) #>> '{changes,0,byName}', null, 'without a name');
select is(pg_temp.notices('proposal_changed', (select id from firm)), 1, 'the firm was told once');
select is(pg_temp.notices('proposal_changed', (select id from buyer)), 1, 'the buyer too');
select is(pg_temp.notices('proposal_changed', (select id from county)), 0, 'whose change it is, not');
select is((select data ? 'who' from notifications where kind = 'proposal_changed'), false, 'and by role, not by name');
select is(pg_temp.breaches(), '{}', 'everything holds');

-- Chosen: wait, with a date; and what came back is told.
select throws_ok(format($$select choose_about_change(%s, 'wait')$$, pg_temp.change()), 'P0001', 'bad_date', 'one waits until a day');
select throws_ok(format($$select choose_about_change(%s, 'wait', private.chinese_day() - 1)$$, pg_temp.change()), 'P0001', 'bad_date', 'that is to come');
select lives_ok(format($$select choose_about_change(%s, 'wait', private.chinese_day() + 10)$$, pg_temp.change()), 'the firm waits');
select tests.sign_in('county2@test');
select throws_ok(format($$select choose_about_change(%s, 'leave')$$, pg_temp.change()), 'P0001', 'not_found', 'others have no choice');
select tests.sign_in('county@test');
select throws_ok(format($$select choose_about_change(%s, 'leave')$$, pg_temp.change()), 'P0001', 'not_allowed', 'whose change it is has none either');
select throws_ok(format($$select answer_proposal(%L, 'interested')$$, pg_temp.made('one')), 'P0001', 'capacity_taken', 'and cannot promise what is gone');
select pg_temp.offer(90);
select is(pg_temp.notices('proposal_restored', (select id from firm)), 1, 'told that it is as before');
select pg_temp.all_interested('one');
select is((select status from proposals where id = pg_temp.made('one')), 'accepted', 'all are interested');
select is(pg_temp.breaches(), '{}', 'everything holds');

-- After it is mutual: less than was promised.
select pg_temp.offer(50);
select is(pg_temp.notices('proposal_changed', (select id from buyer)), 2, 'told again');
select tests.sign_in('buyer@test');
select is((select data ->> 'who' from notifications where kind = 'proposal_changed' order by id desc limit 1), '丙县', 'by name now');
select is((select count(*)::int from proposal_changes), 2, 'and the table is open to who knows the others');
-- 退: without penalty, and the others are told.
select lives_ok(format($$select choose_about_change(%s, 'leave', null, null, '等不了')$$, pg_temp.change()), 'the buyer leaves');
select is((select data ->> 'penalty' from proposal_events where what = 'left'), 'false', 'without penalty');
select is(pg_temp.notices('proposal_changed', (select id from firm)), 3, 'the firm is told that it left');
select is(pg_temp.notices('proposal_changed', (select id from county)), 1, 'and the county');
select tests.sign_in('firm@test');
select lives_ok(format($$select choose_about_change(%s, 'wait', private.chinese_day() + 10)$$, pg_temp.change()), 'the firm goes on and looks for another');
select is(pg_temp.breaches(), '{}', 'everything holds');

-- Withdrawn altogether, and a substitute that the engine found.
select tests.sign_in('county@test');
select pg_temp.offer(100);
set constraints all deferred;
select change_listing_state('land', 'withdraw', '规划调整');
set constraints all immediate;
select is(pg_temp.notices('proposal_changed', (select id from firm)), 4, 'the firm is told that the listing is gone');
select tests.sign_in('firm@test');
select is((select data ->> 'why' from notifications where kind = 'proposal_changed' order by id desc limit 1), '规划调整', 'and why');
select throws_ok(format($$select choose_about_change(%s, 'substitute', null, 'land2')$$, pg_temp.change()), 'P0001', 'substitute_needed', 'only one that was found');
reset role;
select is(jsonb_array_length(proposals_to_reckon() -> 'changes') > 0, true, 'the engine is asked');
select record_reckoning('[]', jsonb_build_array(jsonb_build_object('change', pg_temp.change(), 'listings', '[{"ref":"land2","score":0.5}]'::jsonb)));
set local role authenticated;
select lives_ok(format($$select choose_about_change(%s, 'substitute', null, 'land2')$$, pg_temp.change()), 'it is taken');
select is((select status from proposals where id = pg_temp.made('one')), 'proposed', 'and everybody is asked again');
select is(pg_temp.notices('proposal_received', (select id from other_county)), 1, 'the new one too');
select is(pg_temp.notices('proposal_replaced', (select id from county)), 1, 'the old one learns that it is out');
select tests.sign_in('county2@test');
select is((get_proposal(pg_temp.made('one')) #> '{commitments}') @? '$[*] ? (@.asked == 60 && @.state == "asked")', true, 'asked for the same');
select is(get_proposal(pg_temp.made('one')) -> 'title', null, 'by whom it does not know yet');
select is(answer_proposal(pg_temp.made('one'), 'interested'), 'accepted', 'until it is mutual');
select is(pg_temp.breaches(), '{}', 'everything holds');

-- Silence about a change: what was announced comes true.
reset role;
update public.listings set status = 'paused' where ref = 'land2';
set constraints all immediate;
update public.proposal_changes set decide_by = private.chinese_day() where settled_at is null;
select private.duty_settle_changes();
select is(pg_temp.notices('changes_waiting', (select id from firm)), 1, 'reminded before');
update public.proposal_changes set decide_by = private.chinese_day() - 1 where settled_at is null;
select private.duty_settle_changes();
select is((select status from proposals where id = pg_temp.made('one')), 'withdrawn', 'the firm left by default, and it is over');
select is(pg_temp.notices('proposal_default', (select id from firm)), 1, 'which it is told');
select is((select promised from factor_stocks where listing_id = (select id from listings where ref = 'land2')), 0::numeric, 'nothing is held');
select is(pg_temp.breaches(), '{}', 'everything holds');

-- The last day moves.
set local role authenticated;
reset role;
update public.listings set status = 'published' where ref in ('land', 'land2');
set local role authenticated;
select pg_temp.three('three');
select tests.sign_in('office@test');
select throws_ok(format($$select move_proposal_deadline(%L, private.chinese_day() + 20, '')$$, pg_temp.made('three')), 'P0001', 'reason_needed', 'with a reason');
select lives_ok(format($$select move_proposal_deadline(%L, private.chinese_day() + 20, '春节')$$, pg_temp.made('three')), 'the office moves the day');
select is(pg_temp.notices('proposal_changed', (select id from county)), 2, 'everybody is told');
select is(pg_temp.breaches(), '{}', 'everything holds');

select * from finish();
rollback;

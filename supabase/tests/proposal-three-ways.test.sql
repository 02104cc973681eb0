-- 等待 / 换 / 退 for every change: a moved last day too, without telling who has answered; and by the office once it is signed.
begin;
select plan(30);

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
select tests.listing(l.ref, l.id, 'published') from (values ('land', (select id from county)), ('land2', (select id from other_county)),
  ('firm-a', (select id from firm)), ('buyer-a', (select id from buyer))) l (ref, id);
grant select on office, county, other_county, firm, buyer to authenticated;
create temp table made (name text primary key, id uuid);
create function pg_temp.made(text) returns uuid language sql security definer as $$ select id from made where name = $1 $$;
create function pg_temp.change() returns bigint language sql security definer as $$ select max(id) from public.proposal_changes $$;
create function pg_temp.party(role text, listing text) returns jsonb language sql security definer as $$
  select jsonb_build_object('organisation', l.organisation_id, 'role', $1, 'listing', l.id) from public.listings l where l.ref = $2
$$;
create function pg_temp.begin(name text, parties jsonb) returns void language sql security definer as $$
  insert into made select $1, private.open_proposal('project', '灰枣', '/listings', (select id from office), $2)
$$;
create function pg_temp.newest() returns public.proposal_changes language sql security definer as $$
  select * from public.proposal_changes order by id desc limit 1
$$;
create function pg_temp.substitutes() returns text language sql as $$
  select coalesce(string_agg((s.value ->> 'ref') || '→' || (s.value ->> 'insteadOf'), ' '), '')
  from jsonb_array_elements(get_proposal((select proposal_id from pg_temp.newest())) #> '{changes,0,substitutes}') s
$$;
create function pg_temp.found(listings jsonb) returns void language sql security definer as $$
  select public.record_reckoning('[]', jsonb_build_array(jsonb_build_object('change', pg_temp.change(), 'listings', $1)))
$$;
create function pg_temp.sought() returns bigint language sql security definer as $$
  select count(*) from jsonb_array_elements(public.proposals_to_reckon() -> 'changes') c where (c.value ->> 'change')::bigint = pg_temp.change()
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

-- Two that do not know each other, and more time for the county.
select pg_temp.begin('two', jsonb_build_array(pg_temp.party('driver', 'firm-a'), pg_temp.party('host', 'land')));
set local role authenticated;
select tests.sign_in('office@test');
select move_proposal_deadline(pg_temp.made('two'), private.chinese_day() + 20, '春节');
select is(pg_temp.sought(), 2::bigint, 'somebody is sought in the place of either, whoever has answered');
select pg_temp.found('[{"ref":"buyer-a","score":0.5,"insteadOf":0},{"ref":"land2","score":0.5,"insteadOf":1}]');
select is(pg_temp.substitutes(), 'buyer-a→0 land2→1', 'the office sees who could take the place of whom');
select tests.sign_in('firm@test');
select is(pg_temp.substitutes(), '', 'who has not answered is told of nobody');
select throws_ok(format($$select choose_about_change(%s, 'substitute', null, 'land2')$$, pg_temp.change()), 'P0001', 'substitute_needed', 'and takes nobody');
select answer_proposal(pg_temp.made('two'), 'interested');
select is(pg_temp.substitutes(), 'land2→1', 'who is interested may take another in the place of who is silent');
select is(get_proposal(pg_temp.made('two')) #>> '{changes,0,why}', '春节', 'and reads why the day moved');
select tests.sign_in('county@test');
select is(pg_temp.substitutes(), '', 'the silent one learns nothing of the other');
select throws_ok(format($$select choose_about_change(%s, 'substitute', null, 'buyer-a')$$, pg_temp.change()), 'P0001', 'substitute_needed', 'nor does it take the place of who answered');
select tests.sign_in('firm@test');
select throws_ok(format($$select choose_about_change(%s, 'talk')$$, pg_temp.change()), 'P0001', 'not_allowed', 'before the signature there is nothing to talk about');
select lives_ok(format($$select choose_about_change(%s, 'substitute', null, 'land2')$$, pg_temp.change()), 'the firm takes the other county');
select tests.sign_in('county2@test');
select is((select count(*)::int from notifications where kind = 'proposal_received'), 1, 'which is asked');
select tests.sign_in('county@test');
select is((select count(*)::int from notifications where kind = 'proposal_replaced'), 1, 'and the silent one learns that it is out');
select is(pg_temp.breaches(), '{}', 'everything holds');
select tests.sign_in('county2@test');
select is(answer_proposal(pg_temp.made('two'), 'interested'), 'accepted', 'it becomes mutual');

-- Three that do not know each other: one silent party is named, not who else has answered.
reset role;
select pg_temp.begin('three', jsonb_build_array(pg_temp.party('driver', 'firm-a'), pg_temp.party('host', 'land'), pg_temp.party('channel', 'buyer-a')));
set local role authenticated;
select tests.sign_in('firm@test');
select answer_proposal(pg_temp.made('three'), 'interested');
select tests.sign_in('office@test');
select move_proposal_deadline(pg_temp.made('three'), private.chinese_day() + 20, '春节');
select pg_temp.found('[{"ref":"land2","score":0.5,"insteadOf":1},{"ref":"land2","score":0.4,"insteadOf":2}]');
select tests.sign_in('firm@test');
select is(jsonb_array_length(get_proposal(pg_temp.made('three')) #> '{changes,0,substitutes}'), 1, 'of two that are silent one is named');
select is(pg_temp.breaches(), '{}', 'everything holds');

-- The list says it in words.
select is(my_proposals() @? '$[*] ? (@.change.kind == "deadline_moved" && @.change.why == "春节" && @.needs == "choice")', true, 'the list says what changed, and why');
select tests.sign_in('office@test');
select is(my_proposals() @? '$[*] ? (@.change.kind == "deadline_moved" && @.change.why == "春节")', true, 'to the office too, which is not asked');
select is(my_proposals() @? '$[*] ? (@.change.kind == "deadline_moved" && exists(@.needs))', false, 'and need not choose');

-- Nobody is said to be looked for where a party takes part without a listing.
reset role;
select pg_temp.begin('bare', jsonb_build_array(jsonb_build_object('organisation', (select id from firm), 'role', 'driver'),
  jsonb_build_object('organisation', (select id from county), 'role', 'host'), jsonb_build_object('organisation', (select id from buyer), 'role', 'channel')));
set local role authenticated;
select tests.sign_in('firm@test');
select answer_proposal(pg_temp.made('bare'), 'interested');
select leave_proposal(pg_temp.made('bare'), '不做了');
select is(pg_temp.sought(), 0::bigint, 'the engine is not asked');
select tests.sign_in('county@test');
select is((select (c.value ->> 'isSought') || ' ' || (c.value ->> 'isSearched') from jsonb_path_query_first(get_proposal(pg_temp.made('bare')), '$.changes[0]') c (value)),
  'false true', 'and the page says so');

-- Once it is signed, the office brings the named one to the table.
reset role;
select private.move_proposal(pg_temp.made('two'), 'negotiate', 'party', (select id from firm));
select private.move_proposal(pg_temp.made('two'), 'sign', 'parties', null);
set constraints all deferred;
set local role authenticated;
select tests.sign_in('county2@test');
select change_listing_state('land2', 'withdraw', '规划调整');
set constraints all immediate;
select is((select kind::text from pg_temp.newest()), 'listing_gone', 'a listing is withdrawn after the signature');
select pg_temp.found('[{"ref":"land","score":0.5}]');
select tests.sign_in('firm@test');
select is(pg_temp.substitutes(), 'land→2', 'another is named in its place');
select throws_ok(format($$select choose_about_change(%s, 'substitute', null, 'land')$$, pg_temp.change()), 'P0001', 'wrong_state', 'nobody is put there over the other''s head');
select lives_ok(format($$select choose_about_change(%s, 'talk', null, 'land', '尽快')$$, pg_temp.change()), 'the firm asks the office for just that one');
select is((select m.body from help_messages m join help_requests r on r.id = m.request_id where r.page like '%#change-' || pg_temp.change()),
  '签约以后有了变化，想商量换一家或另作安排。希望换成丙县（land）。尽快', 'in words');
select is(get_proposal(pg_temp.made('two')) #>> '{changes,0,choices,0,talk,office}', '甲协作办', 'which owes the answer');
select is(pg_temp.breaches(), '{}', 'everything holds');
select lives_ok(format($$select choose_about_change(%s, 'wait', private.chinese_day() + 30)$$, pg_temp.change()), 'after the talk it waits');
select throws_ok(format($$select choose_about_change(%s, 'talk', null, 'firm-a')$$, pg_temp.change()), 'P0001', 'substitute_needed', 'only one that was named');

select * from finish();
rollback;

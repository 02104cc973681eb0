-- A day that is moved after the signature: told once with its reason, and each party waits, talks or leaves.
begin;
select plan(59);

select tests.organisation('coordinator_office', '甲协作办', '370000') as id into temp office;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('enterprise', '丁公司', '371100') as id into temp firm;
select tests.organisation('enterprise', '戊公司', '371100') as id into temp buyer;
select tests.organisation('enterprise', '己公司', '371100') as id into temp stranger;
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('buyer@test', (select id from buyer), 'enterprise_member');
select tests.person('stranger@test', (select id from stranger), 'enterprise_member');
grant select on office, county, firm, buyer to authenticated;
select private.open_proposal('project', '灰枣', '/listings', (select id from office), jsonb_build_array(
  jsonb_build_object('organisation', (select id from firm), 'role', 'driver'), jsonb_build_object('organisation', (select id from county), 'role', 'host'),
  jsonb_build_object('organisation', (select id from buyer), 'role', 'channel')), first_level => 'identity') as id into temp deal;
grant select on deal to authenticated;
create function pg_temp.deal() returns uuid language sql as $$ select id from deal $$;
create function pg_temp.change() returns bigint language sql security definer as $$ select max(id) from public.proposal_changes $$;
create function pg_temp.notices(kind text, organisation uuid) returns int language sql security definer as $$
  select count(*)::int from public.notifications n where n.kind = $1 and n.organisation_id = $2
$$;
create function pg_temp.settled() returns text language sql security definer as $$ select settled_how from public.proposal_changes order by id desc limit 1 $$;
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

set local role authenticated;
select tests.sign_in('firm@test');
select answer_proposal(pg_temp.deal(), 'interested');
select tests.sign_in('county@test');
select answer_proposal(pg_temp.deal(), 'interested');
select tests.sign_in('buyer@test');
select is(answer_proposal(pg_temp.deal(), 'interested'), 'accepted', 'all three are interested');
reset role;
select private.move_proposal(pg_temp.deal(), 'negotiate', 'party', (select id from firm));
select private.move_proposal(pg_temp.deal(), 'sign', 'parties', null);
set local role authenticated;

-- Told what, by whom, why, until when: once each.
select tests.sign_in('firm@test');
select is(add_milestone(pg_temp.deal(), 'milestone', '投产', (select id from firm), private.chinese_day() + 20), 1, 'something is due');
select is(add_milestone(pg_temp.deal(), 'obligation', '招工', (select id from firm), private.chinese_day() + 30), 2, 'and something else');
select lives_ok($$select move_milestone(pg_temp.deal(), 1, private.chinese_day() + 120, '设备晚到')$$, 'the firm moves the first day, beyond any wait of one''s own');
select is(pg_temp.notices('proposal_changed', (select id from county)), 1, 'the county is told once');
select is(pg_temp.notices('proposal_changed', (select id from buyer)), 1, 'the buyer too');
select is(pg_temp.notices('proposal_changed', (select id from firm)), 0, 'who moved it is not');
select is(pg_temp.notices('milestone_moved', (select id from county)), 0, 'nobody is told twice');
select is(pg_temp.notices('milestone_moved', (select id from office)), 1, 'the office in charge is told');
select throws_ok(format($$select choose_about_change(%s, 'wait')$$, pg_temp.change()), 'P0001', 'not_allowed', 'who moved it has no choice');
select tests.sign_in('county@test');
select is((select data ->> 'who' || ' ' || (data ->> 'title') || ' ' || (data ->> 'why') || ' ' || (data ->> 'default') from notifications where kind = 'proposal_changed'),
  '丁公司 投产 设备晚到 wait', 'by whom, what, why, and what silence means');
select is((select (data ->> 'to')::date from notifications where kind = 'proposal_changed'), private.chinese_day() + 120, 'to which day');
select is((select href from notifications where kind = 'proposal_changed'), '/proposals/' || pg_temp.deal() || '/delivery#change-' || pg_temp.change(), 'and where one chooses');
select is((select count(*)::int from proposal_events where what = 'change'), 1, 'with an event');
select is(pg_temp.breaches(), '{}', 'everything holds');

-- What is refused.
select throws_ok(format($$select choose_about_change(%s, 'substitute', null, 'land')$$, pg_temp.change()), 'P0001', 'substitute_needed', 'no substitute is named by itself');
select tests.sign_in('stranger@test');
select throws_ok(format($$select choose_about_change(%s, 'wait')$$, pg_temp.change()), 'P0001', 'not_found', 'others have no choice');
select tests.sign_in('office@test');
select throws_ok(format($$select choose_about_change(%s, 'wait', null, null, '', %L)$$, pg_temp.change(), (select id from county)), 'P0001', 'consent_needed', 'nor does the office choose for a party without its consent');
select throws_ok(format($$select choose_about_change(%s, 'talk')$$, pg_temp.change()), 'P0001', 'not_allowed', 'nor for itself');

-- Talk: the office owes an answer in the promised time, and one chooses afterwards.
select tests.sign_in('county@test');
select lives_ok(format($$select choose_about_change(%s, 'talk', null, null, '能换一家吗')$$, pg_temp.change()), 'the county would rather talk');
select lives_ok(format($$select choose_about_change(%s, 'talk')$$, pg_temp.change()), 'asked twice it is the same question');
select is((select count(*)::int from help_requests), 1, 'there is one');
select is((select t.office_id from help_turns t), (select id from office), 'the office in charge owes the answer');
select is((select jsonb_path_query_first(get_proposal(pg_temp.deal()), '$.changes[0].choices[*].talk.office') #>> '{}'), '甲协作办', 'which the page names');
select is((select jsonb_path_exists(get_proposal(pg_temp.deal()), '$.changes[0].choices[*].talk.due')), true, 'with the promised time');
select is(pg_temp.notices('help_asked', (select id from office)), 1, 'and it is asked');
select tests.sign_in('buyer@test');
select is((select jsonb_path_exists(get_proposal(pg_temp.deal()), '$.changes[0].choices[*].talk.help')), false, 'the question itself is the county''s');
select lives_ok(format($$select choose_about_change(%s, 'wait')$$, pg_temp.change()), 'the buyer waits');
select is((select wait_until from proposal_change_choices where change_id = pg_temp.change() and organisation_id = (select id from buyer)), private.chinese_day() + 120, 'until the new day');
select is(pg_temp.settled(), null, 'it is open while one talks');
select is(pg_temp.breaches(), '{}', 'everything holds');

-- Silence does not end a talk; another move asks anew, about its own day only.
select tests.sign_in('firm@test');
select lives_ok($$select move_milestone(pg_temp.deal(), 2, private.chinese_day() + 60, '等培训')$$, 'the other day is moved');
select is((select count(*)::int from proposal_changes where settled_at is null), 2, 'two days, two questions');
select lives_ok($$select move_milestone(pg_temp.deal(), 1, private.chinese_day() + 90, '设备提前')$$, 'the first again');
select is((select string_agg(settled_how, ' ') from proposal_changes where settled_at is not null), 'superseded', 'its question takes the place of the older one');
reset role;
update public.proposal_changes set decide_by = private.chinese_day() - 1 where settled_at is null and new ->> 'milestone' = '2';
select private.duty_settle_changes();
set local role authenticated;
select is((select count(*)::int from proposal_change_choices where by_default and choice = 'wait' and wait_until = private.chinese_day() + 60), 2, 'silence counts as waiting for the new day, as announced');
select is((select settled_how from proposal_changes where new ->> 'milestone' = '2'), 'chosen', 'and it goes on');
select is(pg_temp.notices('proposal_default', (select id from buyer)), 1, 'which is told');

-- The office moves a day for who works by phone: then its owner is asked too.
select tests.sign_in('office@test');
select lives_ok($$select move_milestone(pg_temp.deal(), 1, private.chinese_day() + 100, '电话里说的')$$, 'the office moves it');
select is(pg_temp.notices('proposal_changed', (select id from firm)), 1, 'the firm is told');
select tests.sign_in('county@test');
select lives_ok(format($$select choose_about_change(%s, 'leave', null, null, '等不了')$$, pg_temp.change()), 'the county leaves');
select is((select data ->> 'penalty' from proposal_events where what = 'left'), 'false', 'without penalty, as the sheet says');
select is((select status from proposals where id = pg_temp.deal()), 'delivering', 'the others go on');
select is(pg_temp.breaches(), '{}', 'everything holds');

-- What is done is waited for no more.
select tests.sign_in('firm@test');
select lives_ok($$select finish_milestone(pg_temp.deal(), 1, private.chinese_day() - 1)$$, 'it is done');
select is((select settled_how from proposal_changes where kind = 'milestone_moved' and new ->> 'milestone' = '1' order by id desc limit 1), 'done', 'and asked about no more');
select is(pg_temp.breaches(), '{}', 'everything holds');

-- Between parties with listings the engine names somebody, and one may ask for just that one.
reset role;
select tests.listing('grower', (select id from county), 'published'), tests.listing('maker', (select id from firm), 'published'), tests.listing('another', (select id from stranger), 'published');
select private.open_proposal('project', '核桃', '/listings', (select id from office), jsonb_build_array(
  jsonb_build_object('organisation', (select id from firm), 'role', 'driver', 'side', 'east', 'listing', (select id from listings where ref = 'maker'), 'accepts', true),
  jsonb_build_object('organisation', (select id from county), 'role', 'host', 'side', 'west', 'listing', (select id from listings where ref = 'grower'), 'accepts', true)), first_level => 'identity') as id into temp second;
select private.settle_answers((select id from second));
select private.move_proposal((select id from second), 'negotiate', 'party', (select id from firm));
select private.move_proposal((select id from second), 'sign', 'parties', null);
grant select on second to authenticated;
set local role authenticated;
select tests.sign_in('firm@test');
select add_milestone((select id from second), 'milestone', '收购', (select id from firm), private.chinese_day() + 20);
select lives_ok($$select move_milestone((select id from second), 1, private.chinese_day() + 40, '资金晚到')$$, 'the firm moves a day');
reset role;
select is(proposals_to_reckon() #>> '{changes,0,gone}', 'maker', 'the engine looks for one in its place');
select record_reckoning('[]', jsonb_build_array(jsonb_build_object('change', pg_temp.change(), 'listings', '[{"ref":"another","score":0.5}]'::jsonb)));
set local role authenticated;
select tests.sign_in('county@test');
select is(get_proposal((select id from second)) #>> '{changes,0,substitutes,0,name}', '己公司', 'which the county sees by name');
select throws_ok(format($$select choose_about_change(%s, 'talk', null, 'maker')$$, pg_temp.change()), 'P0001', 'substitute_needed', 'not one that the engine did not name');
select lives_ok(format($$select choose_about_change(%s, 'talk', null, 'another', '越快越好')$$, pg_temp.change()), 'it asks for just that one');
select is((select body from help_messages order by id desc limit 1) like '%希望换成己公司（another）。越快越好', true, 'and the office reads whom');
select is(pg_temp.breaches(), '{}', 'everything holds');

-- Parties without listings: when one leaves, its own days are asked about no more, whoever moved them; the days of those who stay are.
reset role;
select private.open_proposal('project', '巴旦木', '/listings', (select id from office), jsonb_build_array(
  jsonb_build_object('organisation', (select id from firm), 'role', 'driver', 'accepts', true),
  jsonb_build_object('organisation', (select id from county), 'role', 'host', 'accepts', true),
  jsonb_build_object('organisation', (select id from buyer), 'role', 'channel', 'accepts', true)), first_level => 'identity') as id into temp third;
select private.settle_answers((select id from third));
select private.move_proposal((select id from third), 'negotiate', 'party', (select id from county));
select private.move_proposal((select id from third), 'sign', 'parties', null);
grant select on third to authenticated;
create function pg_temp.questions() returns text language sql security definer as $$
  select string_agg(coalesce(c.new ->> 'title', c.kind::text) || coalesce(' ' || c.settled_how, ''), ', ' order by c.id)
  from public.proposal_changes c where c.proposal_id = (select id from third)
$$;
create function pg_temp.first_question() returns bigint language sql security definer as $$
  select min(c.id) from public.proposal_changes c where c.proposal_id = (select id from third)
$$;
set local role authenticated;
select tests.sign_in('county@test');
select add_milestone((select id from third), 'milestone', '建仓', (select id from county), private.chinese_day() + 20);
select move_milestone((select id from third), 1, private.chinese_day() + 50, '雨季');
select tests.sign_in('firm@test');
select add_milestone((select id from third), 'milestone', '培训', (select id from firm), private.chinese_day() + 20);
select tests.sign_in('office@test');
select move_milestone((select id from third), 2, private.chinese_day() + 40, '电话里说的');
select tests.sign_in('firm@test');
select lives_ok($$select leave_proposal((select id from third), '公司重组')$$, 'the firm leaves');
select is(pg_temp.questions(), '建仓, 培训 superseded, party_left', 'the county''s day is asked about as before; about the firm''s one chooses with the leaving');
select tests.sign_in('buyer@test');
select lives_ok(format($$select choose_about_change(%s, 'wait')$$, pg_temp.first_question()), 'the buyer waits for the county''s');
select is(pg_temp.questions(), '建仓 chosen, 培训 superseded, party_left', 'which settles that day only');
select is(pg_temp.breaches(), '{}', 'everything holds');

select * from finish();
rollback;

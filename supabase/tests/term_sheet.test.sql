-- A term sheet from the first version to the last signature, what is refused on the way, and the delivery after it.
begin;
select plan(61);

select tests.organisation('coordinator_office', '甲协作办', '370000') as id into temp east_office;
select tests.organisation('coordinator_office', '乙协作办', '650000') as id into temp west_office;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('enterprise', '丁公司', '371100') as id into temp firm;
select tests.person('east@test', (select id from east_office), 'coordinator');
select tests.person('west@test', (select id from west_office), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
grant select on east_office, west_office, county, firm to authenticated;
select private.open_proposal('project', '丙县 ⇄ 丁公司', '/listings', (select id from west_office),
  jsonb_build_array(jsonb_build_object('organisation', (select id from county), 'role', 'host', 'accepts', true),
    jsonb_build_object('organisation', (select id from firm), 'role', 'driver')), first_level => 'identity') as id into temp deal;
grant select on deal to authenticated;
create temp table made (id uuid);
grant select, insert on made to authenticated;
create function pg_temp.deal() returns uuid language sql as $$ select id from deal $$;
create function pg_temp.sheet() returns uuid language sql as $$ select id from made $$;
create function pg_temp.content(words text, filled text default null) returns jsonb language sql as $$
  select jsonb_build_object('title', '条款书', 'clauses', jsonb_build_array(jsonb_build_object('id', 'term', 'heading', '期限', 'text', words,
    'origin', '{"kind":"library","edition":"2026-11-26"}'::jsonb)),
    'values', case when filled is null then '{}'::jsonb else jsonb_build_object('years', filled) end)
$$;
create function pg_temp.hash(n int) returns text language sql as $$ select hash from term_sheet_versions where number = n $$;

-- Nobody negotiates what is not agreed on in principle.
set local role authenticated;
select tests.sign_in('county@test');
select throws_ok($$select begin_term_sheet(pg_temp.deal(), pg_temp.content('期限{{years}}。'))$$, 'P0001', 'wrong_state', 'not before all have answered');
select tests.sign_in('firm@test');
select is(answer_proposal(pg_temp.deal(), 'interested'), 'accepted', 'the firm is interested too');
select throws_ok($$select begin_term_sheet(pg_temp.deal(), '{"title":"x","clauses":[],"values":{}}')$$, 'P0001', 'bad_request', 'a sheet has a clause');
insert into made select begin_term_sheet(pg_temp.deal(), pg_temp.content('期限{{years}}。'));
select is((select status from proposals where id = pg_temp.deal()), 'negotiating', 'talks have begun');
select is(begin_term_sheet(pg_temp.deal(), pg_temp.content('另一份。')), pg_temp.sheet(), 'who begins again gets the same sheet');
select is((select count(*)::int from term_sheet_versions), 1, 'and no other version');
select is(pg_temp.hash(1), (select encode(sha256(convert_to(content::text, 'UTF8')), 'hex') from term_sheet_versions), 'its hash is that of its text');

-- Versions: from the newest only, never the same again, never changed.
select tests.sign_in('county@test');
select is((select count(*)::int from notifications where kind = 'term_sheet_version'), 1, 'the county was told');
select is(propose_term_sheet_version(pg_temp.sheet(), 1, pg_temp.content('期限{{years}}，可续。')), 2, 'it proposes another');
select tests.sign_in('firm@test');
select throws_ok($$select propose_term_sheet_version(pg_temp.sheet(), 1, pg_temp.content('期限。'))$$, 'P0001', 'term_sheet_moved_on', 'who saw the first is told of the second');
select throws_ok($$select propose_term_sheet_version(pg_temp.sheet(), 2, pg_temp.content('期限{{years}}，可续。'))$$, 'P0001', 'nothing_changed', 'the same is no version');
select throws_ok($$update term_sheet_versions set note = 'x'$$, '42501', null, 'nobody writes past the verbs');
reset role;
select throws_ok($$update term_sheet_versions set note = 'x'$$, 'P0001', 'append_only', 'not even the owner changes a version');
select throws_ok($$delete from term_sheet_comments where true; truncate signatures$$, 'P0001', 'append_only', 'or empties the signatures');
set local role authenticated;

-- Comments and issues.
select tests.sign_in('firm@test');
select throws_ok($$select comment_on_clause(pg_temp.sheet(), 2, 'nothing', '好')$$, 'P0001', 'bad_request', 'a comment is at a clause that is there');
select throws_ok($$select comment_on_clause(pg_temp.sheet(), 2, 'term', ' ')$$, 'P0001', 'comment_needed', 'and says something');
select lives_ok($$select comment_on_clause(pg_temp.sheet(), 2, 'term', '太短')$$, 'like this');
select is(raise_issue(pg_temp.sheet(), '年限'), 1, 'an issue is raised');

-- Limits: one's own; the mediator learns whether they meet, the parties nothing.
select lives_ok($$select set_reservation(pg_temp.sheet(), 1, 'at_least', 8)$$, 'the firm wants eight years at least');
select tests.sign_in('county@test');
select is_empty($$select 1 from term_sheet_reservations$$, 'the county does not see it');
select tests.sign_in('west@test');
select is_empty($$select 1 from term_sheet_reservations$$, 'nor does the mediator');
select is((select r.overlaps from reservation_overlaps(pg_temp.deal()) r), null, 'one limit says nothing');
select throws_ok($$select set_reservation(pg_temp.sheet(), 1, 'at_most', 5)$$, 'P0001', 'not_allowed', 'the mediator has none');
select tests.sign_in('county@test');
select lives_ok($$select set_reservation(pg_temp.sheet(), 1, 'at_most', 5)$$, 'the county five at most');
select is_empty($$select 1 from reservation_overlaps(pg_temp.deal())$$, 'a party asks in vain whether they meet');
select tests.sign_in('west@test');
select is((select r.overlaps from reservation_overlaps(pg_temp.deal()) r), false, 'they do not');
select tests.sign_in('county@test');
select lives_ok($$select set_reservation(pg_temp.sheet(), 1, 'at_most', 10)$$, 'the county moves');
select tests.sign_in('west@test');
select is((select r.overlaps from reservation_overlaps(pg_temp.deal()) r), true, 'now they do');

-- Signing: nothing open, in order, by the hash.
select tests.sign_in('firm@test');
select throws_ok($$select start_signing(pg_temp.sheet(), 2)$$, 'P0001', 'issues_open', 'not with an open issue');
select lives_ok($$select settle_issue(pg_temp.sheet(), 1, '八年')$$, 'it is settled');
select throws_ok($$select start_signing(pg_temp.sheet(), 2)$$, 'P0001', 'places_open', 'not with a blank');
select is(propose_term_sheet_version(pg_temp.sheet(), 2, pg_temp.content('期限{{years}}，可续。', '8 年')), 3, 'it is filled in');
select throws_ok($$select start_signing(pg_temp.sheet(), 2)$$, 'P0001', 'term_sheet_moved_on', 'only the newest is signed');
select throws_ok($$select set_signing_order(pg_temp.sheet(), '[]')$$, 'P0001', 'not_allowed', 'the office orders the signing');
select tests.sign_in('west@test');
select throws_ok($$select set_signing_order(pg_temp.sheet(), jsonb_build_array(jsonb_build_array((select id from firm))))$$, 'P0001', 'signer_missing', 'nobody is left out');
select tests.sign_in('firm@test');
select lives_ok($$select start_signing(pg_temp.sheet(), 3)$$, 'it goes out');
select results_eq($$select step::int, organisation_id from term_sheet_signers order by step, capacity, organisation_id$$,
  $$select * from (values (1, (select id from county)), (1, (select id from firm)), (2, (select id from east_office)), (3, (select id from west_office))) v (s, o) order by 1, (select case when s = 1 then 0 else 1 end), 2$$,
  'parties first, then their offices, the office in charge last');
select throws_ok($$select propose_term_sheet_version(pg_temp.sheet(), 3, pg_temp.content('别的。'))$$, 'P0001', 'wrong_state', 'nobody changes it now');
select tests.sign_in('west@test');
select throws_ok($$select sign_term_sheet(pg_temp.sheet(), 3, pg_temp.hash(3), '戊', '主任')$$, 'P0001', 'not_your_turn', 'the office waits');
select tests.sign_in('firm@test');
select throws_ok($$select sign_term_sheet(pg_temp.sheet(), 3, pg_temp.hash(2), '甲', '经理')$$, 'P0001', 'term_sheet_moved_on', 'what one saw is what one signs');
select throws_ok($$select sign_term_sheet(pg_temp.sheet(), 3, pg_temp.hash(3), ' ', '经理')$$, 'P0001', 'signer_needed', 'by somebody');
select is(sign_term_sheet(pg_temp.sheet(), 3, pg_temp.hash(3), '甲', '经理'), 'signing', 'the firm signs');
select throws_ok($$select sign_term_sheet(pg_temp.sheet(), 3, pg_temp.hash(3), '甲', '经理')$$, 'P0001', 'already_answered', 'once');
select tests.sign_in('county@test');
select throws_ok($$select stop_signing(pg_temp.sheet(), '')$$, 'P0001', 'reason_needed', 'to break off takes a reason');
select lives_ok($$select stop_signing(pg_temp.sheet(), '再议')$$, 'the county breaks off');
select tests.sign_in('firm@test');
select lives_ok($$select start_signing(pg_temp.sheet(), 3)$$, 'it goes out again');
select is(sign_term_sheet(pg_temp.sheet(), 3, pg_temp.hash(3), '甲', '经理'), 'signing', 'and the firm signs again: the first time counts no more');
select tests.sign_in('county@test');
select is(sign_term_sheet(pg_temp.sheet(), 3, pg_temp.hash(3), '乙', '县长'), 'signing', 'the county');
select tests.sign_in('east@test');
select is(sign_term_sheet(pg_temp.sheet(), 3, pg_temp.hash(3), '丁', '主任'), 'signing', 'the eastern office');
select tests.sign_in('west@test');
select is(sign_term_sheet(pg_temp.sheet(), 3, pg_temp.hash(3), '戊', '主任'), 'signed', 'with the last it is signed');
select is((select status from proposals where id = pg_temp.deal()), 'signed', 'and so is the proposal');
reset role;
select is((select verify_term_sheet(verify_code) -> 'intact' from term_sheets where id = pg_temp.sheet()), 'true'::jsonb, 'who has the code sees that it is intact');
select is(verify_term_sheet('000000000000000000000000'), null, 'another code shows nothing');
set local role authenticated;

-- Delivery: a day is moved with a reason, a part is never above the whole, and all confirm the end.
select tests.sign_in('firm@test');
select is(add_milestone(pg_temp.deal(), 'milestone', '投产', (select id from firm), private.chinese_day() + 20), 1, 'something is due');
select throws_ok($$select move_milestone(pg_temp.deal(), 1, private.chinese_day() + 40, ' ')$$, 'P0001', 'reason_needed', 'no day moves without a reason');
select throws_ok($$select record_figure(pg_temp.deal(), 'jobs_out_of_poverty', '2026-07-01', 3)$$, 'P0001', 'part_above_whole', 'the whole comes first');
select is((select count(*)::int from (select record_figure(pg_temp.deal(), 'jobs', '2026-07-01', 12)) x), 1, 'twelve jobs');
select throws_ok($$select record_figure(pg_temp.deal(), 'jobs', '2026-07-01', 14)$$, 'P0001', 'reason_needed', 'another figure of that quarter corrects it, and says why');
select lives_ok($$select finish_milestone(pg_temp.deal(), 1, private.chinese_day() - 1)$$, 'it is done');
select is(confirm_completion(pg_temp.deal()), 'delivering', 'the firm confirms');
select tests.sign_in('county@test');
select is(confirm_completion(pg_temp.deal()), 'completed', 'with the county it is complete');

select * from finish();
rollback;

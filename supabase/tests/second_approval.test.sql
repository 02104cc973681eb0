-- Two persons above a value that an office sets, dated: for its signature, and for what its organisations promise.
begin;
select plan(25);

select tests.organisation('coordinator_office', '山东协作办', '370000') as id into temp east;
select tests.organisation('coordinator_office', '新疆协作办', '650000') as id into temp west;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('enterprise', '丁公司', '371100') as id into temp firm;
select tests.organisation('operator', '平台', null) as id into temp operator;
select tests.person('west@test', (select id from west), 'coordinator');
select tests.person('west2@test', (select id from west), 'coordinator');
select tests.person('east@test', (select id from east), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('operator@test', (select id from operator), 'administrator');
grant select on east, west, county, firm to authenticated;
create function pg_temp.deal(mu int) returns uuid language sql as $$
  select private.open_proposal('project', '丙县 ⇄ 丁公司', '/listings', (select id from west),
    jsonb_build_array(jsonb_build_object('organisation', (select id from county), 'role', 'host'),
      jsonb_build_object('organisation', (select id from firm), 'role', 'driver', 'accepts', true)),
    jsonb_build_array(jsonb_build_object('organisation', (select id from county), 'at', 0, 'factor', 'land', 'quantity', mu, 'unit', 'mu')),
    'party', (select id from firm), first_level => 'identity') $$;
create temp table deals as select pg_temp.deal(100) as small, pg_temp.deal(300) as big;
grant select on deals to authenticated;

set local role authenticated;
select tests.sign_in('county@test');
select throws_ok($$select set_approval_threshold('commitment', 'area', 200, private.chinese_day(), '稳妥')$$, 'P0001', 'not_allowed', 'a county sets none');
select tests.sign_in('west@test');
select throws_ok($$select set_approval_threshold('commitment', 'area', 200, private.chinese_day() - 1, '稳妥')$$, 'P0001', 'bad_request', 'not for days that are over');
select throws_ok($$select set_approval_threshold('commitment', 'area', 200, private.chinese_day(), ' ')$$, 'P0001', 'reason_needed', 'nor without a reason');
select throws_ok($$select set_approval_threshold('commitment', 'area', 200, private.chinese_day(), '稳妥', (select id from east))$$, 'P0001', 'not_allowed', 'nor for another office');
select lives_ok($$select set_approval_threshold('commitment', 'area', 200, private.chinese_day(), '稳妥')$$, 'an office sets its value');
select lives_ok($$select set_approval_threshold('agreement', 'area', 250, private.chinese_day(), '稳妥')$$, 'and another for its signature');
select lives_ok($$select set_approval_threshold('commitment', 'area', 50, private.chinese_day() + 30, '更严')$$, 'and one for later');
select is((select count(*)::int from audit_events where verb = 'set_threshold'), 3, 'each with its trail');

-- What an organisation promises.
select tests.sign_in('county@test');
select is(answer_proposal((select small from deals), 'interested'), 'accepted', 'below the value one answers alone');
select throws_ok($$select answer_proposal((select big from deals), 'interested')$$, 'P0001', 'second_approval_needed', 'above it not');
select is(approvals_of((select big from deals)) #>> '{items,0,reached,0,amount}', '300.0000000000000000', 'the page says how much');
select lives_ok($$select ask_second_approval((select big from deals))$$, 'it asks its office');
select throws_ok($$select approve_second((select big from deals), 'commitment', '好', (select id from county))$$, 'P0001', 'not_allowed', 'and does not approve itself');
select tests.sign_in('east@test');
select throws_ok($$select approve_second((select big from deals), 'commitment', '好', (select id from county))$$, 'P0001', 'wrong_state', 'nor does another office');
select tests.sign_in('west@test');
select is((select count(*)::int from notifications where kind = 'second_approval_asked'), 1, 'its office is told');
select lives_ok($$select approve_second((select big from deals), 'commitment', '规模合适', (select id from county))$$, 'and approves');
select throws_ok($$select approve_second((select big from deals), 'commitment', '再说', (select id from county))$$, 'P0001', 'already_answered', 'once');
select tests.sign_in('county@test');
select is(answer_proposal((select big from deals), 'interested'), 'accepted', 'then the answer counts');

-- The signature.
select tests.sign_in('west@test');
create temp table made as select begin_term_sheet((select big from deals),
  '{"title":"条款书","clauses":[{"id":"term","heading":"期限","text":"五年","origin":{"kind":"library","edition":"2026-11-26"}}],"values":{}}') as id;
grant select on made to authenticated;
create function pg_temp.sign() returns term_sheet_status language sql as $$
  select sign_term_sheet((select id from made), 1, (select hash from term_sheet_versions), '示例', '主任') $$;
select throws_ok($$select approve_second((select big from deals), 'agreement', '好')$$, 'P0001', 'wrong_state', 'a text is approved when it is out for signature');
select start_signing((select id from made), 1);
select tests.sign_in('county@test'); select pg_temp.sign();
select tests.sign_in('firm@test'); select pg_temp.sign();
select tests.sign_in('east@test');
select is(pg_temp.sign(), 'signing', 'an office without a value signs alone');
select tests.sign_in('west@test');
select throws_ok($$select pg_temp.sign()$$, 'P0001', 'second_approval_needed', 'the one with a value does not');
select approve_second((select big from deals), 'agreement', '已核');
select throws_ok($$select pg_temp.sign()$$, 'P0001', 'second_approval_needed', 'nor does one person twice');
select tests.sign_in('west2@test');
select is(pg_temp.sign(), 'signed', 'a colleague signs what was approved');
select tests.sign_in('operator@test');
select lives_ok($$select set_approval_threshold('agreement', 'area', null, private.chinese_day(), '改由省里把关', (select id from west))$$, 'an administrator takes a value back');
reset role;
select throws_ok($$delete from approval_thresholds$$, 'P0001', 'append_only', 'what was set stays on record');
select * from finish();
rollback;

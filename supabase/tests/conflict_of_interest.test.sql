-- Who is bound to an organisation does not review, vouch, answer or sign where it takes part; what he declared stays on record.
begin;
select plan(19);

select tests.organisation('coordinator_office', '山东协作办', '370000') as id into temp east;
select tests.organisation('coordinator_office', '新疆协作办', '650000') as id into temp west;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('enterprise', '丁公司', '371100') as id into temp firm;
select tests.organisation('audit_office', '审计组', null) as id into temp audit;
select tests.person('west@test', (select id from west), 'coordinator') as id into temp west_person;
select tests.person('west2@test', (select id from west), 'coordinator');
select tests.person('east@test', (select id from east), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('audit@test', (select id from audit), 'auditor');
grant select on east, west, county, firm to authenticated;
select private.open_proposal('project', '丙县 ⇄ 丁公司', '/listings', (select id from west),
  jsonb_build_array(jsonb_build_object('organisation', (select id from county), 'role', 'host', 'accepts', true),
    jsonb_build_object('organisation', (select id from firm), 'role', 'driver', 'accepts', true)), first_level => 'identity') as id into temp deal;
select private.move_proposal((select id from deal), 'accept', 'parties', null) where (select status = 'proposed' from proposals where id = (select id from deal));
grant select on deal to authenticated;
set local role authenticated;
select tests.sign_in('west@test');
create temp table made as select begin_term_sheet((select id from deal),
  '{"title":"条款书","clauses":[{"id":"term","heading":"期限","text":"五年","origin":{"kind":"library","edition":"2026-11-26"}}],"values":{}}') as id;
grant select on made to authenticated;
create function pg_temp.sign() returns term_sheet_status language sql as $$
  select sign_term_sheet((select id from made), 1, (select hash from term_sheet_versions), '示例', '主任') $$;
select start_signing((select id from made), 1);

-- Declaring.
select is(my_conflicts(), '[]', 'nobody is flagged before he says something');
select throws_ok($$select declare_interest((select id from west), 'family')$$, 'P0001', 'bad_request', 'one’s own organisation is no conflict');
select throws_ok($$select declare_interest((select id from firm), 'other', ' ')$$, 'P0001', 'reason_needed', 'something else is said in words');
select lives_ok($$select declare_interest((select id from firm), 'family', '配偶')$$, 'a coordinator declares');
select throws_ok($$select declare_interest((select id from firm), 'holds_shares')$$, 'P0001', 'already_recorded', 'once');
select is(my_conflicts() #>> '{0,name}', '丁公司', 'and is flagged');
select is((select count(*)::int from audit_events where verb = 'declare_interest'), 1, 'with its trail');
select tests.sign_in('west2@test');
select is((select count(*)::int from declared_interests), 0, 'a colleague does not read it');
select tests.sign_in('audit@test');
select is((select count(*)::int from declared_interests), 1, 'an auditor does');

-- Signing: first the parties and the other office.
select tests.sign_in('county@test'); select pg_temp.sign();
select tests.sign_in('firm@test');
select lives_ok($$select declare_interest((select id from county), 'worked_there')$$, 'somebody of the firm comes from the county');
select throws_ok($$select pg_temp.sign()$$, 'P0001', 'conflict_of_interest', 'he does not sign against it');
select lives_ok($$select end_interest((select id from declared_interests), '误填')$$, 'what has ended is ended with a reason');
select is(pg_temp.sign(), 'signing', 'and then he signs');
select tests.sign_in('east@test'); select pg_temp.sign();
select tests.sign_in('west@test');
select throws_ok($$select pg_temp.sign()$$, 'P0001', 'conflict_of_interest', 'the flagged coordinator does not sign');
select tests.sign_in('west2@test');
select is(pg_temp.sign(), 'signed', 'his colleague does');

-- Where one was a member before.
reset role;
update memberships set organisation_id = (select id from east) where user_id = (select id from west_person);
delete from memberships where user_id = (select id from west_person);
select is((select array_agg(organisation_id order by id) from past_memberships), array[(select id from west), (select id from east)], 'a membership that moves or ends leaves a trace');
insert into memberships (user_id, organisation_id, organisation_kind, role) values ((select id from west_person), (select id from county), 'county', 'county_member');
set local role authenticated;
select tests.sign_in('west@test');
select is(jsonb_array_length(my_conflicts()), 3, 'and flags: what was declared, and where he was');
reset role;
select throws_ok($$update past_memberships set role = 'coordinator'$$, 'P0001', 'append_only', 'nobody edits it');
insert into listings (ref, organisation_id, status, title) select 'X1', id, 'in_review', '果品' from east;
insert into accounts (user_id, display_name) select id, 'x' from west_person on conflict do nothing;
select set_config('request.jwt.claims', jsonb_build_object('sub', (select id from west_person), 'role', 'authenticated')::text, true);
select throws_ok($$insert into listing_reviews (listing_id, draft_revision, reviewed_by, reviewed_by_name, office_id, clear, specific, credible, useful, outcome, comment)
  select l.id, 1, (select id from west_person), 'x', (select id from west), 4, 4, 4, 4, 'approved', '' from listings l where l.ref = 'X1'$$,
  'P0001', 'conflict_of_interest', 'nor does he review what his former office listed');
select * from finish();
rollback;

-- Who sees which account, and what a membership may be.
begin;
select plan(18);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('audit_office', '戊审计组', null) as id into temp audit;
select tests.organisation('operator', '己平台', null) as id into temp operator;
select tests.organisation('coordinator_office', '丙协作办', '370000') as id into temp office;
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('colleague@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('audit@test', (select id from audit), 'auditor');
select tests.person('operator@test', (select id from operator), 'administrator');
insert into auth.users (id, aud, role, email) values (gen_random_uuid(), 'authenticated', 'authenticated', 'stranger@test');
insert into public.office_contacts (organisation_id, person_name, phone, email, answer_hours)
select id, '丙某', '1', 'c@test', 4 from office;

select throws_ok(
  $$select tests.person('wrong@test', (select id from county), 'auditor')$$, '23514', null, 'a county has no auditor of its own');
select throws_ok(
  $$select tests.person('wrong@test', (select id from firm), 'administrator')$$, '23514', null, 'an enterprise has no administrator of the platform');
select throws_ok(
  $$insert into public.organisations (kind, name) values ('county', '无地县')$$, '23514', null, 'a county has a place');
select throws_ok(
  $$insert into public.memberships (user_id, organisation_id, organisation_kind, role)
    select m.user_id, f.id, 'enterprise', 'enterprise_member' from firm f, public.memberships m limit 1$$,
  '23505', null, 'a person acts for one organisation');

create temp view names as
  select display_name from public.accounts where display_name in ('county', 'colleague', 'firm', 'audit', 'operator') order by 1;
alter view names set (security_invoker = true);
grant select on names to authenticated, anon;

set local role authenticated;
select tests.sign_in('county@test');
select results_eq('select display_name from names', array['colleague', 'county'], 'a member sees herself and her colleagues');
select is(my_session() #>> '{organisation,name}', '甲县', 'and knows for whom she acts');
select is(my_session() #>> '{contact,answerHours}', '4', 'and whom to ask, with a promised time');
select throws_ok($$update memberships set role = 'administrator'$$, '42501', null, 'nobody raises herself');
select throws_ok($$insert into memberships select user_id, organisation_id, organisation_kind, role from memberships$$, '42501', null, 'nobody takes herself in');
select throws_ok($$update accounts set display_name = 'x'$$, '42501', null, 'nobody renames an account directly');
select throws_ok($$select create_first_administrator(gen_random_uuid(), 'x')$$, '42501', null, 'nobody makes herself the first administrator');

select tests.sign_in('firm@test');
select results_eq('select display_name from names', array['firm'], 'a firm does not see the county''s people');

select tests.sign_in('audit@test');
select is((select count(*)::int from names), 5, 'an auditor sees every account');
select throws_ok($$delete from accounts$$, '42501', null, 'and changes none');

select tests.sign_in('operator@test');
select is((select count(*)::int from names), 5, 'an administrator sees every account');

select tests.sign_in('stranger@test');
select is(my_session(), null, 'who belongs to no organisation has no account to act with');
select is_empty('select 1 from organisations', 'and sees no organisation');

set local role anon;
select throws_ok('select my_session()', '42501', null, 'who is not signed in is refused');

select * from finish();
rollback;

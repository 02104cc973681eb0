-- Kept searches are one's own; their news are told once.
begin;
select plan(23);

select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('audit_office', '戊审计组', null) as id into temp audit;
create temp table people as
  select tests.person('firm@test', (select id from firm), 'enterprise_member') as firm,
    tests.person('colleague@test', (select id from firm), 'enterprise_member') as colleague,
    tests.person('audit@test', (select id from audit), 'auditor') as audit;
insert into auth.users (id, aud, role, email) values (gen_random_uuid(), 'authenticated', 'authenticated', 'stranger@test');
grant select on people, firm to authenticated, service_role;

set local role authenticated;
select tests.sign_in('firm@test');
create temp table kept as select save_search('红枣', '?q=%E7%BA%A2%E6%9E%A3', 'weekly', 'zh', '{"a": "1"}') as id;
grant select on kept to service_role;
select results_eq('select name from saved_searches', array['红枣'], 'a person keeps a search');
select throws_ok($$select save_search('红枣', '', 'off', 'zh', '{}')$$, 'P0001', 'search_name_taken', 'two of one name are refused');
select throws_ok($$select save_search(' ', '', 'off', 'zh', '{}')$$, '23514', null, 'a name is not blank');
select throws_ok($$select save_search('x', 'javascript:1', 'off', 'zh', '{}')$$, '23514', null, 'a query is the part of an address after the ?');
select throws_ok($$insert into saved_searches (user_id, name, query, locale) values (gen_random_uuid(), 'x', '', 'zh')$$, '42501', null, 'nobody inserts directly');
select throws_ok($$update saved_searches set digested_at = now()$$, '42501', null, 'nobody edits directly');
select throws_ok($$select due_searches()$$, '42501', null, 'members do not see what is due');
select throws_ok($$select deliver_digest(gen_random_uuid(), '[]', 'x', 'x')$$, '42501', null, 'nor tell themselves news');
select throws_ok($$select stop_digest(gen_random_uuid())$$, '42501', null, 'nor use the links of mails');

select tests.sign_in('colleague@test');
select is_empty('select 1 from saved_searches', 'a colleague does not see it');
select throws_ok($$select change_search((select id from kept), 'x', 'off')$$, 'P0001', 'not_found', 'nor change it');
select throws_ok($$select delete_search((select id from kept))$$, 'P0001', 'not_found', 'nor delete it');
select tests.sign_in('audit@test');
select is_empty('select 1 from saved_searches', 'what a person looks for is not an auditor''s affair');
select tests.sign_in('stranger@test');
select throws_ok($$select save_search('x', '', 'off', 'zh', '{}')$$, 'P0001', 'not_found', 'who belongs to no organisation keeps none');

set local role service_role;
select is(due_searches(), '[]', 'nothing is due in the first week');
update saved_searches set digested_at = now() - interval '7 days';
select is(due_searches() -> 0 ->> 'email', 'firm@test', 'after a week it is');
create temp table round as select due_searches() -> 0 as due;
create temp view told as select jsonb_build_array(jsonb_build_object(
  'id', due -> 'id', 'digestedAt', due -> 'digestedAt', 'name', due -> 'name', 'new', 1, 'changed', 0, 'known', '{"b": "2"}'::jsonb)) as told from round;
select is(deliver_digest((select firm from people), (select told from told), '主题', '正文'), true, 'news are told');
select is(deliver_digest((select firm from people), (select told from told), '主题', '正文'), false, 'and never twice');
select is((select known from saved_searches), '{"a": "1", "b": "2"}', 'what was told is known');
select is((select count(*)::int from mails where to_email = 'firm@test'), 1, 'one mail');

select is(stop_digest((select stop_key from saved_searches)), '红枣', 'the link of a mail ends the mails');
select is((select digest::text from saved_searches), 'off', 'of that search');

set local role authenticated;
select tests.sign_in('firm@test');
select results_eq('select kind from notifications', array['search_news'], 'and the person has a notice');

select * from finish();
rollback;

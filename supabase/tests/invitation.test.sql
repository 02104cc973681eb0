-- From an invitation to an account, who may take people in, and that somebody always can.
begin;
select plan(42);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('coordinator_office', '山东协作办', '370000') as id into temp shandong;
select tests.organisation('coordinator_office', '新疆协作办', '650000') as id into temp xinjiang;
select tests.organisation('operator', '己平台', null) as id into temp operator;
select tests.organisation('audit_office', '戊审计组', null) as id into temp audit;
select tests.person('manager@test.cn', (select id from firm), 'enterprise_member') as id into temp manager;
select tests.person('member@test.cn', (select id from firm), 'enterprise_member') as id into temp member;
select tests.person('shandong@test.cn', (select id from shandong), 'coordinator');
select tests.person('xinjiang@test.cn', (select id from xinjiang), 'coordinator');
select tests.person('audit@test.cn', (select id from audit), 'auditor');
select tests.person('operator@test.cn', (select id from operator), 'administrator') as id into temp boss;
insert into auth.users (id, aud, role, email, email_confirmed_at) values
  (gen_random_uuid(), 'authenticated', 'authenticated', 'new@test.cn', now()),
  (gen_random_uuid(), 'authenticated', 'authenticated', 'unconfirmed@test.cn', null);
grant select on county, firm, shandong, xinjiang, operator, audit, manager, member, boss to authenticated;

select ok((select is_manager from public.memberships where user_id = (select id from manager)), 'the first member manages');
select ok((select not is_manager from public.memberships where user_id = (select id from member)), 'the second does not');

set local role authenticated;
select tests.sign_in('member@test.cn');
select throws_ok($$select invite_member((select id from firm), 'new@test.cn')$$, 'P0001', 'not_allowed', 'a member without that right invites nobody');
select throws_ok($$select set_manager((select id from member), true)$$, 'P0001', 'not_found', 'nor raises herself');
select throws_ok($$select set_member_disabled((select id from manager), true)$$, 'P0001', 'not_allowed', 'nor keeps anybody out');

select tests.sign_in('manager@test.cn');
select throws_ok($$select invite_member((select id from county), 'new@test.cn')$$, 'P0001', 'not_allowed', 'a manager invites to her own organisation only');
select throws_ok($$select invite_member((select id from firm), 'MEMBER@test.cn')$$, 'P0001', 'already_member', 'nobody who acts for somebody already');
select throws_ok($$select invite_member((select id from firm), 'no address')$$, 'P0001', 'bad_request', 'and no address that is none');
select lives_ok($$select invite_member((select id from firm), ' New@Test.cn ')$$, 'she invites a person');
select throws_ok($$select invite_member((select id from firm), 'new@test.cn')$$, 'P0001', 'already_invited', 'once');
select is((select role::text from invitations), 'enterprise_member', 'to the role of her kind of organisation');

select tests.sign_in('xinjiang@test.cn');
select is_empty('select 1 from invitations', 'another region''s coordinator sees no invitation');
select throws_ok($$select invite_member((select id from firm), 'other@test.cn')$$, 'P0001', 'not_allowed', 'nor writes one');
select tests.sign_in('shandong@test.cn');
select is((select count(*)::int from invitations), 1, 'the responsible coordinator sees it');
select is(renew_invitation((select id from invitations)), 'new@test.cn', 'and sends it again');
select throws_ok($$select invite_member((select id from operator), 'other@test.cn')$$, 'P0001', 'not_allowed', 'but makes nobody administrator');
select throws_ok($$select invite_member((select id from xinjiang), 'other@test.cn')$$, 'P0001', 'not_allowed', 'nor coordinator elsewhere');

-- The invited person --------------------------------------------------------------------------------------------------
select tests.sign_in('unconfirmed@test.cn');
select is(my_invitation(), null, 'an address that nobody confirmed opens nothing');
select tests.sign_in('new@test.cn');
select is(my_session(), null, 'before she accepts she is no member');
select is(my_invitation() ->> 'organisation', '乙公司', 'she sees who asks her');
select throws_ok($$select accept_invitation('  ')$$, 'P0001', 'bad_request', 'she says her name');
select lives_ok($$select accept_invitation('新同事')$$, 'accepts');
select is(my_session() #>> '{organisation,name}', '乙公司', 'and acts for the organisation');
select throws_ok($$select accept_invitation('新同事')$$, 'P0001', 'already_member', 'once');
reset role;
select id into temp newcomer from auth.users where email = 'new@test.cn';
grant select on newcomer to authenticated;
set local role authenticated;

-- Managers and members ------------------------------------------------------------------------------------------------
select tests.sign_in('manager@test.cn');
select throws_ok($$select set_manager((select id from manager), false)$$, 'P0001', 'last_manager', 'the last manager stays one');
select throws_ok($$select remove_member((select id from manager))$$, 'P0001', 'last_manager', 'and stays');
select lives_ok($$select set_manager((select id from newcomer), true)$$, 'with a second one');
select lives_ok($$select set_manager((select id from manager), false)$$, 'she may go back');
select tests.sign_in('new@test.cn');
select lives_ok($$select remove_member((select id from member), '调离')$$, 'a manager removes a member');
select is(jsonb_array_length(list_members((select id from firm))), 2, 'two are left');
select lives_ok($$select revoke_invitation(invite_member((select id from firm), 'late@test.cn'))$$, 'an invitation is taken back');
select throws_ok($$select renew_invitation((select id from invitations where email = 'late@test.cn'))$$, 'P0001', 'invitation_gone', 'for good');
select tests.sign_in('member@test.cn');
select is(my_session(), null, 'who was removed acts for nobody');

-- The administrator ---------------------------------------------------------------------------------------------------
select tests.sign_in('operator@test.cn');
select throws_ok($$select set_member_disabled((select id from boss), true)$$, 'P0001', 'not_oneself', 'the administrator does not lock himself out');
select lives_ok($$select set_member_disabled((select id from newcomer), true, '账号外借')$$, 'he keeps a person out');
select is((find_accounts('新同事') ->> 'total')::int, 1, 'finds her');
select isnt(find_accounts('new@test') #>> '{rows,0,disabledAt}', null, 'and sees it');
select tests.sign_in('new@test.cn');
select is(my_session(), null, 'at once, whatever token she holds');
select is_empty('select 1 from organisations', 'and reads nothing');
select tests.sign_in('manager@test.cn');
select is((find_accounts('') ->> 'total')::int, 0, 'a member finds no accounts');
select tests.sign_in('shandong@test.cn');
select is((find_accounts('') ->> 'total')::int, 3, 'a coordinator those of his office and his region');
select tests.sign_in('audit@test.cn');
select cmp_ok((find_accounts('') ->> 'total')::int, '>=', 6, 'an auditor all');

select * from finish();
rollback;

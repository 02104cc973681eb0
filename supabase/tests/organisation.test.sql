-- Profiles and contacts, papers and verification, consents: by actor and by refusal.
begin;
select plan(64);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('coordinator_office', '山东协作办', '370000') as id into temp shandong;
select tests.organisation('coordinator_office', '新疆协作办', '650000') as id into temp xinjiang;
select tests.organisation('audit_office', '戊审计组', null) as id into temp audit;
select tests.organisation('operator', '己平台', null) as id into temp operator;
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('shandong@test', (select id from shandong), 'coordinator');
select tests.person('xinjiang@test', (select id from xinjiang), 'coordinator');
select tests.person('audit@test', (select id from audit), 'auditor');
select tests.person('operator@test', (select id from operator), 'administrator');
insert into storage.objects (bucket_id, name) values
  ('organisation-evidence', (select id from firm) || '/00000000-0000-4000-8000-000000000001'),
  ('organisation-evidence', (select id from firm) || '/00000000-0000-4000-8000-000000000002'),
  ('organisation-evidence', (select id from county) || '/00000000-0000-4000-8000-000000000003');
grant select on county, firm, shandong, xinjiang, audit, operator to authenticated;

-- The law of the credit code: the examples of src/lib/domain/credit-code.test.ts --------------------------------------
select ok(private.credit_code_is_valid(code), code || ' is right')
from unnest(array['91350100M000100Y43', '914403001922038216', '9144030071526726XG', '91330100799655058B', '91110108551385082Q']) code;
select ok(not private.credit_code_is_valid(code), code || ' is wrong')
from unnest(array['91350100M000100Y4', '9135O100M000100Y43', '91350100M000100Y4#', '9135A100M000100Y43', '91350100M000100Y44', '914403001922038126']) code;
select throws_ok($$update public.organisations set credit_code = '91350100M000100Y44' where id = (select id from firm)$$, '23514', null, 'no table holds a wrong one');

create function pg_temp.save(id uuid, revision integer, changes jsonb) returns integer
language sql as $$
  select public.save_organisation_profile(id, revision, '{"name": "乙公司", "creditCode": "91350100M000100Y43", "address": "某路 1 号",
    "website": "https://example.cn", "description": "", "contacts": [{"name": "联系人", "post": "经理", "phone": "1", "email": ""}]}' || changes, '测试')
$$;
grant execute on function pg_temp.save to authenticated;

-- The firm's own member -----------------------------------------------------------------------------------------------
set local role authenticated;
select tests.sign_in('firm@test');
select is(pg_temp.save((select id from firm), 1, '{}'), 2, 'a member saves the profile');
select throws_ok($$select pg_temp.save((select id from firm), 1, '{"address": "另一处"}')$$, 'P0001', 'stale_revision', 'an older form overwrites nothing');
select is(get_organisation((select id from firm)) ->> 'address', '某路 1 号', 'what was saved first stays');
select throws_ok($$select pg_temp.save((select id from firm), 2, '{"creditCode": "91350100M000100Y44"}')$$, 'P0001', 'credit_code_invalid', 'a wrong credit code is refused');
select throws_ok($$select pg_temp.save((select id from firm), 2, '{"name": ""}')$$, 'P0001', 'bad_request', 'and a nameless organisation');
select throws_ok($$select pg_temp.save((select id from firm), 2, '{"regionCode": "653127"}')$$, 'P0001', 'not_allowed', 'a member does not choose who answers for her');
select throws_ok($$select pg_temp.save((select id from county), 1, '{}')$$, 'P0001', 'not_allowed', 'nor writes another''s profile');
select is((select person_name from organisation_contacts), '联系人', 'she reads her own contacts');
select throws_ok($$update organisations set name = 'x'$$, '42501', null, 'and no table directly');
select is((select count(*)::int from audit_events where verb = 'change_profile'), 1, 'the change is on the trail');

-- Others --------------------------------------------------------------------------------------------------------------
select tests.sign_in('county@test');
select is_empty('select 1 from organisation_contacts', 'another organisation does not read the contacts');
select is(get_organisation((select id from firm)) -> 'contacts', 'null'::jsonb, 'on no page either');
select is(get_organisation((select id from firm)) ->> 'creditCode', '91350100M000100Y43', 'but what is public');
select throws_ok($$select pg_temp.save((select id from county), 1, '{"name": "甲县"}')$$, 'P0001', 'credit_code_taken', 'a credit code belongs to one');
select tests.sign_in('xinjiang@test');
select is_empty('select 1 from organisation_contacts', 'nor does a coordinator of another region');
select tests.sign_in('shandong@test');
select is((select count(*)::int from organisation_contacts), 1, 'the responsible coordinator reads them');
select is(pg_temp.save((select id from firm), 2, '{"address": "某路 2 号"}'), 3, 'and keeps the profile of who works by phone');
select tests.sign_in('audit@test');
select is((select count(*)::int from organisation_contacts), 1, 'an auditor reads them');
select throws_ok($$select pg_temp.save((select id from firm), 3, '{}')$$, 'P0001', 'not_allowed', 'and writes nothing');
select tests.sign_in('operator@test');
select is_empty('select 1 from organisation_contacts', 'an administrator needs no contacts');

-- New organisations ---------------------------------------------------------------------------------------------------
select tests.sign_in('shandong@test');
select lives_ok($$select create_organisation('enterprise', '丁公司', '371102')$$, 'a coordinator creates one in his region');
select throws_ok($$select create_organisation('enterprise', '丁公司', '371102')$$, 'P0001', 'organisation_exists', 'but not twice');
select throws_ok($$select create_organisation('county', '辛县', '653128')$$, 'P0001', 'outside_region', 'nor where another office answers');
select throws_ok($$select create_organisation('coordinator_office', '假协作办', '371100')$$, 'P0001', 'not_allowed', 'nor another office');
select tests.sign_in('firm@test');
select throws_ok($$select create_organisation('enterprise', '子公司', '371100')$$, 'P0001', 'not_allowed', 'a member creates none');

-- Papers and verification ---------------------------------------------------------------------------------------------
select throws_ok($$select ask_verification((select id from firm))$$, 'P0001', 'evidence_needed', 'who asks to be vouched for shows papers');
select lives_ok($$select add_evidence((select id from firm), 'licence', '营业执照', 'application/pdf', 1000, (select id from firm) || '/00000000-0000-4000-8000-000000000001')$$, 'a member adds one');
select throws_ok($$select add_evidence((select id from firm), 'licence', 'x', 'application/pdf', 1000, (select id from firm) || '/00000000-0000-4000-8000-00000000000f')$$, 'P0001', 'not_found', 'but no row without its object');
select throws_ok($$select add_evidence((select id from firm), 'licence', 'x', 'text/html', 1000, (select id from firm) || '/00000000-0000-4000-8000-000000000002')$$, 'P0001', 'bad_request', 'and no other kind of file');
select throws_ok($$select add_evidence((select id from county), 'licence', 'x', 'application/pdf', 1, (select id from county) || '/00000000-0000-4000-8000-000000000003')$$, 'P0001', 'not_allowed', 'nor papers of others');
select is((select count(*)::int from storage.objects), 2, 'in the store she sees her own objects alone');
select lives_ok($$select ask_verification((select id from firm), '请核对')$$, 'then she asks');
select throws_ok($$select ask_verification((select id from firm))$$, 'P0001', 'verification_open', 'once at a time');
select throws_ok($$select remove_evidence((select id from organisation_evidence))$$, 'P0001', 'evidence_in_use', 'papers stay with their request');
select throws_ok($$select answer_verification((select id from organisation_verifications), true)$$, 'P0001', 'not_allowed', 'nobody vouches for himself');
select tests.sign_in('xinjiang@test');
select is_empty('select 1 from organisation_evidence', 'another region''s coordinator sees no papers');
select tests.sign_in('shandong@test');
select throws_ok($$select answer_verification((select id from organisation_verifications), false, ' ')$$, 'P0001', 'comment_needed', 'a return says why');
select lives_ok($$select answer_verification((select id from organisation_verifications), true)$$, 'the responsible coordinator accepts');
select throws_ok($$select answer_verification((select id from organisation_verifications), true)$$, 'P0001', 'already_answered', 'once');
select is(get_organisation((select id from firm)) ->> 'verifiedBy', '山东协作办', 'everyone sees who vouches');
select tests.sign_in('firm@test');
select is(pg_temp.save((select id from firm), 3, '{"description": "说明"}'), 4, 'another description');
select isnt(get_organisation((select id from firm)) ->> 'verifiedAt', null, 'leaves it vouched for');
select is(pg_temp.save((select id from firm), 4, '{"name": "乙新公司"}'), 5, 'another name');
select is(get_organisation((select id from firm)) ->> 'verifiedAt', null, 'is vouched for by nobody');

-- Consents ------------------------------------------------------------------------------------------------------------
select throws_ok($$select record_consent((select id from firm), '某', '经理', 'phone', private.chinese_day(), '{posting}', private.chinese_day() + 30)$$, 'P0001', 'not_allowed', 'nobody records a consent of his own');
select tests.sign_in('shandong@test');
select throws_ok($$select record_consent((select id from county), '某', '局长', 'phone', private.chinese_day(), '{posting}', private.chinese_day() + 30)$$, 'P0001', 'not_allowed', 'nor one for another region');
select throws_ok($$select record_consent((select id from firm), '某', '经理', 'phone', private.chinese_day(), '{posting}', private.chinese_day())$$, 'P0001', 'period_empty', 'nor one that never counts');
select lives_ok($$select record_consent((select id from firm), '某', '经理', 'phone', private.chinese_day(), '{posting}', private.chinese_day() + 30)$$, 'the responsible coordinator does');
select tests.sign_in('firm@test');
reset role;
select ok(private.consent_counts((select id from public.consents), (select id from firm), 'posting'), 'it counts for what was agreed');
select ok(not private.consent_counts((select id from public.consents), (select id from firm), 'answering'), 'and for nothing else');
set local role authenticated;
select lives_ok($$select revoke_consent((select id from consents), '我们自己来')$$, 'the organisation ends it');
reset role;
select ok(not private.consent_counts((select id from public.consents), (select id from firm), 'posting'), 'and it no longer counts');

select * from finish();
rollback;

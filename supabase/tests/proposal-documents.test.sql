-- Papers are opened by their owner alone, to who asked and nobody else, and close again with the proposal.
begin;
select plan(21);
select tests.organisation('coordinator_office', '甲协作办', '370000') as id into temp office;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('enterprise', '丁公司', '371100') as id into temp firm;
select tests.organisation('enterprise', '戊公司', '371100') as id into temp buyer;
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('buyer@test', (select id from buyer), 'enterprise_member');
select tests.listing('land', (select id from county), 'published');
select tests.listing('firm-a', (select id from firm), 'published');
select tests.listing('buyer-a', (select id from buyer), 'published');
insert into public.listing_confidential (listing_id, text) select id, '底价' from public.listings where ref = 'land';
grant select on office, county, firm, buyer to authenticated;
create temp table made as select private.open_proposal('project', '灰枣', '/listings', (select id from office),
  jsonb_build_array(
    jsonb_build_object('organisation', (select id from firm), 'role', 'driver', 'listing', (select id from listings where ref = 'firm-a'), 'accepts', true),
    jsonb_build_object('organisation', (select id from county), 'role', 'host', 'listing', (select id from listings where ref = 'land')),
    jsonb_build_object('organisation', (select id from buyer), 'role', 'channel', 'listing', (select id from listings where ref = 'buyer-a')))) as id;
grant select on made to authenticated;
create function pg_temp.p() returns uuid language sql as $$ select id from made $$;

set local role authenticated;
select tests.sign_in('firm@test');
select throws_ok($$select ask_for_documents(pg_temp.p(), (select id from county))$$, 'P0001', 'wrong_state', 'not before the parties know each other');
select tests.sign_in('county@test');
select answer_proposal(pg_temp.p(), 'interested');
select tests.sign_in('buyer@test');
select answer_proposal(pg_temp.p(), 'interested');

select tests.sign_in('firm@test');
select is_empty('select 1 from listing_confidential', 'the firm does not see what is confidential');
select is(get_proposal(pg_temp.p()) ->> 'level', 'identity', 'it knows who the others are');
select throws_ok($$select ask_for_documents(pg_temp.p(), (select id from firm))$$, 'P0001', 'bad_request', 'one does not ask oneself');
select lives_ok($$select ask_for_documents(pg_temp.p(), (select id from county), '土地证')$$, 'it asks');
select tests.sign_in('office@test');
select throws_ok($$select answer_documents(pg_temp.p(), (select id from firm), 'granted')$$, 'P0001', 'not_allowed', 'no office opens them in the county''s name');
select tests.sign_in('buyer@test');
select is_empty('select 1 from proposal_documents', 'a third party does not see the request');
select throws_ok($$select answer_documents(pg_temp.p(), (select id from firm), 'granted')$$, 'P0001', 'not_found', 'nor answers it');
select tests.sign_in('county@test');
select is((select data ->> 'words' from notifications where kind = 'documents_asked'), '土地证', 'the county is told what is asked');
select throws_ok($$select answer_documents(pg_temp.p(), (select id from firm), 'refused')$$, 'P0001', 'reason_needed', 'a refusal has a reason');
select throws_ok($$select answer_documents(pg_temp.p(), (select id from firm), 'taken_back', '错了')$$, 'P0001', 'wrong_state', 'nothing to take back yet');
select lives_ok($$select answer_documents(pg_temp.p(), (select id from firm), 'granted')$$, 'the county opens them');
select tests.sign_in('firm@test');
select is((select text from listing_confidential), '底价', 'now the firm sees it');
select is(get_proposal(pg_temp.p()) ->> 'level', 'documents', 'which is the fourth step');
select tests.sign_in('buyer@test');
select is_empty('select 1 from listing_confidential', 'and nobody else');
select is(get_proposal(pg_temp.p()) ->> 'level', 'identity', 'whose step is the third');
select tests.sign_in('county@test');
select lives_ok($$select answer_documents(pg_temp.p(), (select id from firm), 'taken_back', '误开')$$, 'taken back');
select tests.sign_in('firm@test');
select is_empty('select 1 from listing_confidential', 'it is closed again');
select ask_for_documents(pg_temp.p(), (select id from county), '再看一次');
select tests.sign_in('county@test');
select answer_documents(pg_temp.p(), (select id from firm), 'granted');
select leave_proposal(pg_temp.p(), '不做了');
select tests.sign_in('firm@test');
select is_empty('select 1 from listing_confidential', 'with its owner the papers go');
select is((select count(*)::int from notifications where kind = 'documents_taken_back'), 2, 'which is told');
reset role;
select is_empty('select rule from private.invariants_document() union all select rule from private.invariants_proposal()', 'everything holds');
select * from finish();
rollback;

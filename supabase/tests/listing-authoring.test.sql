-- Who writes a listing, who sees the working copy and the confidential part, and what is never overwritten.
begin;
select plan(39);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('coordinator_office', '新疆协作办', '650000') as id into temp office;
select tests.organisation('coordinator_office', '云南协作办', '530000') as id into temp elsewhere;
select tests.organisation('audit_office', '戊审计组', null) as id into temp audit;
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('colleague@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('elsewhere@test', (select id from elsewhere), 'coordinator');
select tests.person('audit@test', (select id from audit), 'auditor');

create function pg_temp.form(title text) returns jsonb language sql as $$
  select jsonb_build_object('title', title, 'summary', '', 'confidential', '底价', 'industries', '[]'::jsonb, 'offers', '[]'::jsonb, 'seeks', '[]'::jsonb)
$$;
create function pg_temp.content(title text) returns jsonb language sql as $$
  select jsonb_build_object('title', title, 'summary', '概况', 'industries', '["01"]'::jsonb, 'seeks', '[]'::jsonb,
    'offers', '[{"factor":"land","description":"地块","quantity":200,"unit":"mu","available":{"from":"2027-01-01","until":"2029-01-01"},"details":{"price":25}}]'::jsonb)
$$;
create function pg_temp.confidential() returns jsonb language sql as $$ select '{"text":"底价","offers":[{"lowest_price":20}],"seeks":[]}'::jsonb $$;
create temp table made (ref text, id uuid);
grant select, insert on made to authenticated;
grant select on county, firm, office to authenticated;

set local role authenticated;
select tests.sign_in('county@test');
insert into made (ref) select create_listing((select id from county), pg_temp.form('灰枣'));
select matches((select ref from made), '^L\d{4}-[0-9A-F]{8}$', 'a county begins a listing and gets its ref');
select is((select status from listings where ref = (select ref from made)), 'draft', 'it is a draft');
select is((select verb from audit_events where subject_kind = 'listing' order by id desc limit 1), 'create', 'the trail has it');
select throws_ok(format('select create_listing(%L, pg_temp.form(''x''))', (select id from firm)), 'P0001', 'not_allowed', 'nobody begins a listing for another');
select throws_ok(format('select create_listing(%L, ''{"title":7}'')', (select id from county)), 'P0001', 'bad_request', 'what has not the form''s shape is refused');
select is(save_listing_draft((select ref from made), pg_temp.form('灰枣加工'), 1), 2, 'saving names the next revision');
select is(save_listing_draft((select ref from made), pg_temp.form('灰枣加工'), 2), 2, 'saving the same changes nothing');
select is(save_listing_draft((select ref from made), pg_temp.form('灰枣加工'), 1), 2, 'and is no conflict');

select tests.sign_in('colleague@test');
select throws_ok(format('select save_listing_draft(%L, pg_temp.form(''别的''), 1)', (select ref from made)), 'P0001', 'draft_changed', 'who began from an older text overwrites nothing');
select is(save_listing_draft((select ref from made), pg_temp.form('两人商定'), 2), 3, 'who saw the newest saves');
select is((select typed ->> 'title' from listing_drafts), '两人商定', 'and it stands');

select tests.sign_in('firm@test');
select is_empty('select 1 from listing_drafts', 'another organisation sees no working copy');
select throws_ok(format('select save_listing_draft(%L, pg_temp.form(''x''), 3)', (select ref from made)), 'P0001', 'not_found', 'nor saves one');
select throws_ok(format('select submit_listing(%L, 3, pg_temp.content(''x''), pg_temp.confidential())', (select ref from made)), 'P0001', 'not_found', 'nor hands it in');
select tests.sign_in('office@test');
select is_empty('select 1 from listing_drafts', 'the coordinator does not look over the shoulder of who writes');
select throws_ok(format('select create_listing(%L, pg_temp.form(''x''))', (select id from county)), 'P0001', 'not_allowed', 'nor writes for the county without a consent');
select throws_ok(format('select create_listing(%L, pg_temp.form(''x''), gen_random_uuid())', (select id from county)), 'P0001', 'not_allowed', 'nor on a consent that is not there');
select tests.sign_in('audit@test');
select isnt_empty('select 1 from listing_drafts', 'an auditor reads the working copy');
select throws_ok(format('select save_listing_draft(%L, pg_temp.form(''x''), 3)', (select ref from made)), 'P0001', 'not_found', 'and changes nothing');

select tests.sign_in('county@test');
select throws_ok(format('select submit_listing(%L, 2, pg_temp.content(''x''), pg_temp.confidential())', (select ref from made)), 'P0001', 'draft_changed', 'an older text is not handed in');
select throws_ok(format('select submit_listing(%L, 3, pg_temp.content(''x'') || ''{"offers":[{"factor":"gold","description":""}]}'', pg_temp.confidential())', (select ref from made)),
  'P0001', 'bad_request', 'content that the tables refuse is refused when it is handed in');
select throws_ok(format('select submit_listing(%L, 3, pg_temp.content(''x'') || ''{"industries":["99"]}'', pg_temp.confidential())', (select ref from made)),
  'P0001', 'bad_request', 'and so is an unknown industry');
select is_empty('select 1 from listing_factors f join made on true join listings l on l.id = f.listing_id and l.ref = made.ref', 'nothing of it stayed');
select is(submit_listing((select ref from made), 3, pg_temp.content('两人商定'), pg_temp.confidential(), null), 'in_review', 'then it is under review');
select throws_ok(format('select save_listing_draft(%L, pg_temp.form(''x''), 3)', (select ref from made)), 'P0001', 'listing_in_review', 'meanwhile it is not edited');
select throws_ok(format('select submit_listing(%L, 3, pg_temp.content(''x''), pg_temp.confidential())', (select ref from made)), 'P0001', 'wrong_state', 'nor handed in twice');
select is_empty('select 1 from listing_factors f join listings l on l.id = f.listing_id join made on made.ref = l.ref', 'its factors are not in the tables before it is approved');

select tests.sign_in('office@test');
select is((select content ->> 'title' from listing_drafts), '两人商定', 'the responsible coordinator reads what was handed in');
select is((select data ->> 'title' from notifications where kind = 'listing_submitted'), '两人商定', 'and was told');
select tests.sign_in('elsewhere@test');
select is_empty('select 1 from listing_drafts', 'the coordinator of another region does not');
select tests.sign_in('firm@test');
select is_empty('select 1 from listing_drafts', 'nor does another organisation');

-- The confidential part of a published listing.
reset role;
insert into made select 'told', tests.listing('told', (select id from county), 'published');
insert into listing_drafts (listing_id, typed, content, confidential, submitted_at)
select id, pg_temp.form('已发布'), pg_temp.content('已发布'), pg_temp.confidential(), now() from made where ref = 'told';
select private.write_listings_content(array(select id from made where ref = 'told'));
delete from listing_drafts d using made where made.ref = 'told' and d.listing_id = made.id;
insert into listing_disclosures (listing_id, organisation_id) select (select id from made where ref = 'told'), id from firm;
select is(private.factor_json(f), '{"factor":"land","description":"地块","quantity":200,"unit":"mu","available":{"from":"2027-01-01","until":"2029-01-01"},"details":{"price":25}}',
  'the exchange format carries availability and native fields') from listing_factors f join made on made.id = f.listing_id;
set local role authenticated;
select tests.sign_in('county@test');
select is((select offers -> 0 ->> 'lowest_price' from listing_confidential), '20', 'the owner sees the confidential part');
select tests.sign_in('office@test');
select is((select text from listing_confidential), '底价', 'the responsible coordinator too');
select tests.sign_in('firm@test');
select is((select text from listing_confidential), '底价', 'an organisation it was disclosed to too');
reset role;
delete from listing_disclosures;
set local role authenticated;
select is_empty('select 1 from listing_confidential', 'until it is taken back');
select tests.sign_in('elsewhere@test');
select is_empty('select 1 from listing_confidential', 'the coordinator of another region never');
select tests.sign_in('audit@test');
select is((select text from listing_confidential), '底价', 'an auditor reads it');
select throws_ok($$select private.write_listings_content('{}')$$, '42501', null, 'and nobody calls what only the functions may');

select * from finish();
rollback;

-- The order of signing as the office sets it, and a signature on paper: whose, by whom handed in, on which consent.
begin;
select plan(18);

select tests.organisation('coordinator_office', '山东协作办', '370000') as id into temp east_office;
select tests.organisation('coordinator_office', '新疆协作办', '650000') as id into temp west_office;
select tests.organisation('coordinator_office', '喀什协作办', '653100') as id into temp city_office;
select tests.organisation('county', '丙县', '653127') as id into temp county;
select tests.organisation('enterprise', '丁公司', '371100') as id into temp firm;
select tests.person('east@test', (select id from east_office), 'coordinator');
select tests.person('west@test', (select id from west_office), 'coordinator');
select tests.person('city@test', (select id from city_office), 'coordinator');
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
grant select on east_office, west_office, city_office, county, firm to authenticated;
select private.open_proposal('project', '丙县 ⇄ 丁公司', '/listings', (select id from west_office),
  jsonb_build_array(jsonb_build_object('organisation', (select id from county), 'role', 'host', 'accepts', true),
    jsonb_build_object('organisation', (select id from firm), 'role', 'driver', 'accepts', true)), first_level => 'identity') as id into temp deal;
select private.move_proposal((select id from deal), 'accept', 'parties', null) where (select status = 'proposed' from proposals where id = (select id from deal));
grant select on deal to authenticated;

set local role authenticated;
select tests.sign_in('west@test');
create temp table made as select begin_term_sheet((select id from deal),
  '{"title":"条款书","clauses":[{"id":"term","heading":"期限","text":"五年","origin":{"kind":"library","edition":"2026-11-26"}}],"values":{}}') as id;
create function pg_temp.sheet() returns uuid language sql as $$ select id from made $$;
create function pg_temp.hash() returns text language sql as $$ select hash from term_sheet_versions where term_sheet_id = pg_temp.sheet() $$;
grant select on made to authenticated;

-- County → prefecture → province, as the office in charge sets it.
select is(signing_order((select id from deal)) ->> 'isSet', 'false', 'the usual order until another is set');
select is((select count(*)::int from jsonb_path_query(signing_order((select id from deal)), '$.offices[*] ? (@.organisation == "喀什协作办")') x), 1, 'the prefecture’s office could be added');
select set_signing_order(pg_temp.sheet(), jsonb_build_array(jsonb_build_array((select id from county), (select id from firm)),
  jsonb_build_array((select id from city_office)), jsonb_build_array((select id from west_office))));
select is((select array_agg(x ->> 'organisation' order by (x ->> 'step')::int, x ->> 'organisation') from jsonb_array_elements(signing_order((select id from deal)) -> 'signers') x),
  array['丁公司', '丙县', '喀什协作办', '新疆协作办'], 'parties, prefecture, province');
select is((select count(*)::int from audit_events where verb = 'set_signing_order'), 1, 'with its trail');
select start_signing(pg_temp.sheet(), 1);

-- The county signs on paper.
create function pg_temp.hand_in(consent uuid, object text default null) returns term_sheet_status language sql as $$
  select hand_in_paper_signature(pg_temp.sheet(), (select id from county), 1, pg_temp.hash(), '示例县长', '县长', private.chinese_day() - 1,
    coalesce(object, (select id from county) || '/00000000-0000-4000-8000-000000000001'), 'application/pdf', repeat('a', 64), consent) $$;
select tests.sign_in('city@test');
select throws_ok($$select pg_temp.hand_in(null)$$, 'P0001', 'consent_needed', 'not without a consent');
reset role;
insert into storage.objects (bucket_id, name) select 'organisation-evidence', id || '/00000000-0000-4000-8000-000000000001' from county;
insert into consents (organisation_id, given_by_name, given_by_post, channel, given_on, scopes, valid_until, recorded_by_name, recorded_by_organisation_id)
select county.id, '示例县长', '县长', 'phone', private.chinese_day() - 1, array['answering']::consent_scope[], private.chinese_day() + 30, '乙', city_office.id from county, city_office;
create temp table spoken as select id from consents;
insert into consents (organisation_id, given_by_name, given_by_post, channel, given_on, scopes, valid_until, recorded_by_name, recorded_by_organisation_id)
select county.id, '示例县长', '县长', 'paper', private.chinese_day() - 1, array['signing']::consent_scope[], private.chinese_day() + 30, '乙', city_office.id from county, city_office;
create temp table signed as select id from consents where 'signing' = any (scopes);
grant select on spoken, signed to authenticated;
set local role authenticated;
select throws_ok($$select pg_temp.hand_in((select id from spoken))$$, 'P0001', 'consent_needed', 'nor on one that covers answering alone');
select throws_ok($$select pg_temp.hand_in((select id from signed), 'elsewhere/1')$$, 'P0001', 'bad_request', 'nor without the scan');
select tests.sign_in('east@test');
select throws_ok($$select pg_temp.hand_in((select id from signed))$$, 'P0001', 'not_allowed', 'nor by another’s office');
select tests.sign_in('firm@test');
select throws_ok($$select pg_temp.hand_in((select id from signed))$$, 'P0001', 'not_allowed', 'nor by the other party');
select tests.sign_in('city@test');
select is(pg_temp.hand_in((select id from signed)), 'signing', 'its office hands it in');
select throws_ok($$select pg_temp.hand_in((select id from signed))$$, 'P0001', 'already_answered', 'once');
select is((select channel || ' ' || handed_in_by_name from signatures), 'paper city', 'the record says: on paper, and who handed it in');
select is((select count(*)::int from storage.objects), 1, 'the office sees the scan');
select throws_ok($$select sign_term_sheet(pg_temp.sheet(), 1, pg_temp.hash(), '示例', '主任')$$, 'P0001', 'not_your_turn', 'the prefecture waits for the firm');
select tests.sign_in('firm@test');
select is((select count(*)::int from storage.objects), 1, 'so does the other party');
select is(sign_term_sheet(pg_temp.sheet(), 1, pg_temp.hash(), '示例经理', '经理'), 'signing', 'which signs with its account');
select tests.sign_in('county@test');
select is((select count(*)::int from notifications where kind = 'paper_signature'), 1, 'the county hears who signed in its name');
reset role;
select throws_ok($$insert into signatures (term_sheet_id, round, organisation_id, version, hash, step, signer_id, signer_name, signer_post, channel)
  select pg_temp.sheet(), 1, (select id from west_office), 1, pg_temp.hash(), 3, signer_id, 'x', 'x', 'paper' from signatures limit 1$$, '23514', null, 'a paper without its scan is none');
select * from finish();
rollback;

-- Who reviews what, what blocks, what is kept; owner's verbs, expiry, disclosure, evidence: by actor and by refusal.
begin;
select plan(75);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('coordinator_office', '新疆协作办', '650000') as id into temp office;
select tests.organisation('coordinator_office', '山东协作办', '370000') as id into temp partner;
select tests.organisation('coordinator_office', '云南协作办', '530000') as id into temp elsewhere;
select tests.organisation('audit_office', '戊审计组', null) as id into temp audit;
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('office2@test', (select id from office), 'coordinator');
select tests.person('partner@test', (select id from partner), 'coordinator');
select tests.person('elsewhere@test', (select id from elsewhere), 'coordinator');
select tests.person('audit@test', (select id from audit), 'auditor');

create function pg_temp.form(title text) returns jsonb language sql as $$
  select jsonb_build_object('title', title, 'summary', '', 'confidential', '', 'industries', '[]'::jsonb, 'offers', '[]'::jsonb, 'seeks', '[]'::jsonb)
$$;
create function pg_temp.content(title text, mu numeric) returns jsonb language sql as $$
  select jsonb_build_object('title', title, 'summary', '', 'industries', '["01"]'::jsonb, 'seeks', '[]'::jsonb,
    'offers', jsonb_build_array(jsonb_build_object('factor', 'land', 'description', '地块', 'quantity', mu, 'unit', 'mu')))
$$;
create function pg_temp.handed_in(ref text, mu numeric) returns void language plpgsql as $$
declare seen integer;
begin
  perform save_listing_draft(handed_in.ref, pg_temp.form(handed_in.ref || clock_timestamp()), coalesce((select d.revision from listing_drafts d join listings l on l.id = d.listing_id where l.ref = handed_in.ref), 0));
  select d.revision into seen from listing_drafts d join listings l on l.id = d.listing_id where l.ref = handed_in.ref;
  perform submit_listing(handed_in.ref, seen, pg_temp.content(handed_in.ref, mu), '{"text":"底价","offers":[null],"seeks":[]}', '首次');
end $$;
create function pg_temp.revision(ref text) returns integer language sql as $$ select (get_review($1) ->> 'revision')::int $$;
create function pg_temp.approve(ref text) returns text language sql as $$
  select review_listing($1, coalesce(pg_temp.revision($1), 0), 4, 4, 4, 4, 'approved', '')::text $$;

select tests.listing('small', (select id from county), 'draft');
select tests.listing('big', (select id from county), 'draft');
select tests.listing('east', (select id from firm), 'draft');
grant select on county, firm to authenticated;

set local role authenticated;
select tests.sign_in('county@test');
select pg_temp.handed_in('small', 200);
select is(review_queue() ->> 'total', '0', 'who is no coordinator has no queue');
select is((select get_review('small') ->> 'mayReview'), 'false', 'the author sees it under review and does not review it');
select throws_ok($$select pg_temp.approve('small')$$, 'P0001', 'not_found', 'nor approves it');
select tests.sign_in('elsewhere@test');
select is(get_review('small'), null, 'the coordinator of another region does not see it');
select is(review_queue() ->> 'total', '0', 'nor has it in the queue');
select tests.sign_in('partner@test');
select is(review_queue() ->> 'total', '0', 'nor does the partner office, for a small one');
select tests.sign_in('audit@test');
select isnt(get_review('small'), null, 'an auditor sees it');
select throws_ok($$select pg_temp.approve('small')$$, 'P0001', 'not_found', 'and does not decide');

select tests.sign_in('office@test');
select is(review_queue() ->> 'total', '1', 'the responsible coordinator has it in the queue');
select is(get_review('small') #>> '{confidential,text}', '底价', 'with the confidential part');
select throws_ok($$select review_listing('small', pg_temp.revision('small'), 5, 0, 5, 5, 'approved', '')$$, 'P0001', 'zero_blocks', 'a zero blocks');
select throws_ok($$select review_listing('small', pg_temp.revision('small'), 5, 6, 5, 5, 'approved', '')$$, 'P0001', 'bad_request', 'there is no six');
select throws_ok($$select review_listing('small', pg_temp.revision('small'), 5, 0, 5, 5, 'returned', ' ')$$, 'P0001', 'comment_needed', 'who returns says why');
select throws_ok($$select review_listing('small', 99, 4, 4, 4, 4, 'approved', '')$$, 'P0001', 'draft_changed', 'an older text is not approved');
select is(review_listing('small', pg_temp.revision('small'), 3, 0, 3, 3, 'returned', '请写明面积')::text, 'draft', 'returned, it is a draft again');
select tests.sign_in('county@test');
select is((select data ->> 'comment' from notifications where kind = 'listing_returned'), '请写明面积', 'the author is told what to do');
select pg_temp.handed_in('small', 300);
select is(take_back_listing('small')::text, 'draft', 'the author takes it back');
select pg_temp.handed_in('small', 300);
select tests.sign_in('office@test');
select is(pg_temp.approve('small'), 'published', 'approved, it is published');
select is((select quantity from listing_factors f join listings l on l.id = f.listing_id where l.ref = 'small'), 300::numeric, 'with what was handed in');
select is((select expires_on from listings where ref = 'small'), (private.chinese_day() + interval '12 months')::date, 'for twelve months');
select is((select (number, approved_by_name, submitted_by_name, why)::text from listing_versions), '(1,office,county,首次)', 'the version says who wrote, who approved and why');
select throws_ok($$select pg_temp.approve('small')$$, 'P0001', 'not_found', 'and is not approved twice');

-- A change of what is published.
select tests.sign_in('county@test');
select is((select data ->> 'version' from notifications where kind = 'listing_published'), '1', 'the author is told');
select pg_temp.handed_in('small', 400);
select is((select status || ' ' || quantity from listings l join listing_factors f on f.listing_id = l.id where ref = 'small'), 'published 300', 'while a change is reviewed the published text stays');
select throws_ok($$select discard_listing_draft('small')$$, 'P0001', 'wrong_state', 'what is under review is not thrown away');
select tests.sign_in('office@test');
select is(pg_temp.approve('small'), 'published', 'the change is approved');
select is((select max(number) from listing_versions), 2, 'as the next version');
reset role;
select throws_ok($$update listing_versions set why = 'x'$$, 'P0001', 'append_only', 'versions are kept');
set local role authenticated;

-- A big one.
select tests.sign_in('county@test');
create temp table papers as select add_listing_attachment('big', 'land_paper', '土地证.pdf', 'application/pdf', 1000, false) as path;
insert into storage.objects (bucket_id, name) select 'evidence', path from papers;
select pg_temp.handed_in('big', 1000);
select tests.sign_in('partner@test');
select is(get_review('big'), null, 'second eyes come second');
select throws_ok($$select open_review_evidence('big')$$, 'P0001', 'not_found', 'and see no evidence before');
select tests.sign_in('office@test');
select is(pg_temp.approve('big'), 'in_review', 'after the first approval a big one still waits');
select throws_ok($$select pg_temp.approve('big')$$, 'P0001', 'not_found', 'the same person is not the second');
select tests.sign_in('elsewhere@test');
select throws_ok($$select pg_temp.approve('big')$$, 'P0001', 'not_found', 'nor is the coordinator of an unrelated region');
select tests.sign_in('partner@test');
select is((select kind from notifications order by id desc limit 1), 'listing_second_review', 'the paired province''s office is asked');
select is(get_review('big') -> 'confidential', 'null', 'it does not see the confidential part');
select is((get_review('big') ->> 'evidence') || (get_review('big') ->> 'seesEvidence'), '1false', 'it is told that there is evidence, and sees none yet');
select is_empty($$select 1 from listing_attachments union all select 1 from storage.objects where bucket_id = 'evidence'$$, 'neither row nor bytes');
select is(open_review_evidence('big'), 1, 'it asks for it');
select is(open_review_evidence('big'), 1, 'again, if it likes');
select is((select name from listing_attachments), '土地证.pdf', 'then it sees the row');
select isnt_empty($$select 1 from storage.objects where bucket_id = 'evidence'$$, 'and the bytes');
select is(get_review('big') ->> 'seesEvidence', 'true', 'as the page is told');
select tests.sign_in('elsewhere@test');
select throws_ok($$select open_review_evidence('big')$$, 'P0001', 'not_found', 'the coordinator of an unrelated region is refused');
select tests.sign_in('firm@test');
select throws_ok($$select open_review_evidence('big')$$, 'P0001', 'not_found', 'and so is a firm of the paired province');
select is_empty($$select 1 from listing_attachments$$, 'which sees nothing');
reset role;
select is((select count(*)::int from audit_events where verb = 'open_evidence'), 1, 'the trail says once who asked');
set local role authenticated;
select tests.sign_in('partner@test');
select is(pg_temp.approve('big'), 'published', 'and publishes it');
select is_empty($$select 1 from listing_attachments union all select 1 from storage.objects where bucket_id = 'evidence'$$, 'after that the evidence is closed to it');
select is((select count(*)::int from listing_reviews), 1, 'a reviewer reads his own marks');

-- The owner's verbs.
select tests.sign_in('firm@test');
select throws_ok($$select change_listing_state('small', 'pause')$$, 'P0001', 'not_found', 'another organisation changes nothing');
select throws_ok($$select renew_listing('small')$$, 'P0001', 'not_found', 'nor renews');
select tests.sign_in('county@test');
select is(change_listing_state('small', 'pause')::text, 'paused', 'the owner pauses');
select throws_ok($$select change_listing_state('small', 'pause')$$, 'P0001', 'wrong_state', 'once');
select throws_ok($$select change_listing_state('small', 'expire')$$, 'P0001', 'bad_request', 'the clock''s verb is not the owner''s');
select is(change_listing_state('small', 'resume')::text, 'published', 'and resumes');
select throws_ok($$select change_listing_state('big', 'withdraw', ' ')$$, 'P0001', 'reason_needed', 'who withdraws says why');
select is(change_listing_state('big', 'withdraw', '地块已出让')::text, 'withdrawn', 'then it is withdrawn');

-- The clock.
reset role;
update listings set expires_on = private.chinese_day() + 29 where ref = 'small';
select run_daily_duties(), run_daily_duties();
select is((select count(*)::int from notifications where kind = 'listing_expires_soon'), 1, 'thirty days before, one reminder');
update listings set expires_on = private.chinese_day() + 7 where ref = 'small';
select run_daily_duties(), run_daily_duties();
select is((select count(*)::int from notifications where kind = 'listing_expires_soon'), 2, 'seven days before, another');
update listings set expires_on = private.chinese_day() where ref = 'small';
select run_daily_duties(), run_daily_duties();
select is((select status::text from listings where ref = 'small'), 'expired', 'on the day it expires');
select is((select count(*)::int from notifications where kind = 'listing_expired'), 1, 'the owner is told once');
set local role authenticated;
select tests.sign_in('county@test');
select is(renew_listing('small'), (private.chinese_day() + interval '12 months')::date, 'the owner renews it, expired or not');
select is((select status::text from listings where ref = 'small'), 'published', 'and it is published again');

-- Disclosure and evidence.
select throws_ok(format('select disclose_listing(''small'', %L)', (select id from county)), 'P0001', 'bad_request', 'nobody discloses to himself');
select lives_ok(format('select disclose_listing(''small'', %L)', (select id from firm)), 'the owner discloses');
create temp table paths as select add_listing_attachment('small', 'land_paper', '土地证.pdf', 'application/pdf', 1000, true) as path;
select throws_ok($$select add_listing_attachment('small', 'photo', 'x', 'image/svg+xml', 10, true)$$, 'P0001', 'bad_request', 'other kinds of file are refused');
select lives_ok($$select add_listing_attachment('small', 'photo', '照片', 'image/png', 10, true) from generate_series(1, 19)$$, 'twenty files have room');
select throws_ok($$select add_listing_attachment('small', 'photo', '照片', 'image/png', 10, true)$$, 'P0001', 'too_many_attachments', 'the twenty-first has not');
select throws_ok($$insert into storage.objects (bucket_id, name) values ('evidence', 'elsewhere/x')$$, '42501', null, 'bytes go only where a row made room');
select lives_ok($$insert into storage.objects (bucket_id, name) select 'evidence', path from paths$$, 'and there they go');
select tests.sign_in('firm@test');
select is((select count(*)::int from listing_attachments), 20, 'an organisation it was disclosed to sees the evidence');
select isnt_empty($$select 1 from storage.objects where bucket_id = 'evidence'$$, 'and its bytes');
select throws_ok($$select add_listing_attachment('small', 'photo', 'x', 'image/png', 10, true)$$, 'P0001', 'not_found', 'and adds none');
select tests.sign_in('county@test');
select lives_ok(format('select end_disclosure(''small'', %L)', (select id from firm)), 'the owner takes it back');
select tests.sign_in('firm@test');
select is_empty($$select 1 from listing_attachments union all select 1 from storage.objects where bucket_id = 'evidence'$$, 'then it sees neither row nor bytes, nor photos nobody has approved');

select * from finish();
rollback;

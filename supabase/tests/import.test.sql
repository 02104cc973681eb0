-- Imports: who brings files, what is taken in one transaction, what an undo leaves alone.
begin;
select plan(91);

-- Work from its beginning to its end, so many at a time; what do_import_work said last.
create function tests.work(import_id uuid, work text, most integer default 1000, also text[] default '{}') returns jsonb
language plpgsql set search_path = '' as $$
declare
  number integer := public.begin_import_work($1, $2::public.import_work, $4);
  said jsonb;
begin
  loop
    said := public.do_import_work($1, number, $3);
    exit when (said ->> 'isOver')::boolean;
  end loop;
  return said;
end $$;
create function tests.decide(import_id uuid, until timestamptz, clear integer, outcome text, comment text default '', most integer default 1000) returns jsonb
language plpgsql set search_path = '' as $$
declare
  decision uuid := public.begin_import_decision($1, $2, $3, 4, 4, 4, $4::public.review_outcome, $5);
  said jsonb;
begin
  loop
    said := public.do_import_decision(decision, 1, $6);
    exit when (said ->> 'isOver')::boolean;
  end loop;
  return said;
end $$;

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('coordinator_office', '丙协作办', '650000') as id into temp office;
select tests.organisation('audit_office', '戊审计组', null) as id into temp audit;
select tests.organisation('operator', '己平台', null) as id into temp operator;
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('audit@test', (select id from audit), 'auditor');
select tests.person('operator@test', (select id from operator), 'administrator');
grant select on county, firm, office, audit, operator to authenticated;

create function tests.form(title text) returns jsonb language sql immutable set search_path = '' as $$
  select jsonb_build_object('title', title, 'summary', '', 'confidential', '', 'industries', '[]'::jsonb,
    'offers', jsonb_build_array(jsonb_build_object('factor', 'land', 'description', '地块', 'quantity', '', 'unit', '', 'from', '', 'until', '',
      'essential', false, 'details', '{}'::jsonb)), 'seeks', '[]'::jsonb) $$;
create function tests.row(place integer, ref text, title text, action text, organisation uuid, revision integer default 0) returns jsonb
language sql immutable set search_path = '' as $$
  select jsonb_build_object('position', place, 'from_row', place + 2, 'to_row', place + 2, 'ref', ref, 'title', title,
    'organisation_name', '甲县', 'organisation_id', organisation, 'action', action, 'typed', tests.form(title),
    'content', case when action <> 'refused' then jsonb_build_object('title', title, 'summary', '', 'industries', '[]'::jsonb,
      'offers', '[{"factor": "land", "description": "地块"}]'::jsonb, 'seeks', '[]'::jsonb) end,
    'confidential', case when action <> 'refused' then '{"text": "", "offers": [null], "seeks": []}'::jsonb end,
    'faults', case when action = 'refused' then '[{"code": "title_missing"}]'::jsonb else '[]'::jsonb end,
    'seen_revision', revision, 'seen_version', 0) $$;

set local role authenticated;
select tests.sign_in('audit@test');
select throws_ok($$select begin_import('表.xlsx', 10, repeat('a', 64))$$, 'P0001', 'not_allowed', 'an auditor brings no file');
select tests.sign_in('operator@test');
select throws_ok($$select begin_import('表.xlsx', 10, repeat('a', 64))$$, 'P0001', 'not_allowed', 'nor does an administrator');
select tests.sign_in('county@test');
select throws_ok($$select begin_import('表.xlsx', 99999999, repeat('a', 64))$$, 'P0001', 'bad_request', 'a file that is too big is refused');
create temp table one as select begin_import('表.xlsx', 10, repeat('a', 64)) as id;
grant select on one to authenticated;
select throws_ok($$insert into imports (organisation_id, created_by_name, file_name, file_bytes, file_hash) values (gen_random_uuid(), 'x', 'x', 1, 'x')$$, '42501', null, 'nobody writes an import directly');
select throws_ok($$update import_rows set title = 'x'$$, '42501', null, 'nor its rows');
select throws_ok($$delete from import_mappings$$, '42501', null, 'nor what columns mean');

select is(begin_import_reading((select id from one)), 1, 'the first reading');
select is(begin_import_reading((select id from one)), 2, 'reading again is another attempt');
select throws_ok($$select stage_import_rows((select id from one), 1, '[]')$$, 'P0001', 'wrong_state', 'the first one comes too late');
select throws_ok($$select tests.work((select id from one), 'take')$$, 'P0001', 'wrong_state', 'what is not read yet is not taken');
select lives_ok($$select report_import_progress((select id from one), 2, 5)$$, 'it says how far it is');
select lives_ok(format($$select stage_import_rows((select id from one), 2, jsonb_build_array(tests.row(0, 'T-1', '甲', 'new', %1$L), tests.row(1, null, '乙', 'new', %1$L), tests.row(2, null, '', 'refused', %1$L)))$$, (select id from county)), 'rows are staged');
select throws_ok(format($$select stage_import_rows((select id from one), 2, jsonb_build_array(tests.row(0, 'T-1', '甲', 'new', %1$L)))$$, (select id from county)), 'P0001', 'bad_request', 'none twice');
select lives_ok($$select finish_import_reading((select id from one), 2, 'xlsx', '{}', '{}', '[]', 3)$$, 'reading ends');
select is(import_counts((select id from one)) - '{changed,unchanged,taken,undone,kept}'::text[], '{"new": 2, "refused": 1, "open": 2, "chosen": 2, "faults": 1}', 'it is counted');
select is((select count(*)::int from listings), 0, 'a dry run writes no listing');

select tests.sign_in('firm@test');
select is((select count(*)::int from imports), 0, 'another organisation sees no import');
select is((select count(*)::int from import_rows), 0, 'nor its rows');
select throws_ok($$select tests.work((select id from one), 'take')$$, 'P0001', 'not_found', 'and takes nothing of it');
select throws_ok($$select tests.work((select id from one), 'undo')$$, 'P0001', 'not_found', 'nor undoes it');
select tests.sign_in('audit@test');
select is((select count(*)::int from import_rows), 3, 'an auditor reads it');

select tests.sign_in('county@test');
select lives_ok($$select save_import_mapping((select id from one), repeat('b', 64), '{"columns": []}')$$, 'what columns mean is remembered');
select is((select count(*)::int from import_mappings), 1, 'for the organisation');
select choose_all_import_rows((select id from one), false);
select throws_ok($$select tests.work((select id from one), 'take')$$, 'P0001', 'import_empty', 'nothing chosen is nothing to take');
select choose_import_rows((select id from one), '{1,2}', '{}');
select is(tests.work((select id from one), 'take') ->> 'done', '1', 'what is chosen is taken, a refused row never');
select is(import_counts((select id from one)) -> 'open', '1', 'the other waits');
select choose_all_import_rows((select id from one), true, '甲');
select is(tests.work((select id from one), 'take') ->> 'done', '1', 'and is taken later, found by its words');
select is((select array_agg(title order by title) from listings where import_id = (select id from one)), array['乙', '甲'], 'as working copies of their own');
select throws_ok($$select tests.work((select id from one), 'take')$$, 'P0001', 'import_empty', 'once');
select is(tests.work((select id from one), 'submit') ->> 'done', '2', 'all its complete drafts are handed in');
select is(import_moved((select id from one)) - 'named'::text, '{"submittable": 0, "untouched": 0, "edited": 0, "in_review": 2, "published": 0}', 'what was handed in is counted');
select is((select l.status::text from listings l where l.ref = 'T-1'), 'in_review', 'and is in review');
select take_back_listing('T-1');
select is(import_moved((select id from one)) -> 'named', '[{"ref": "T-1", "title": "甲"}]', 'what was taken back has changed hands meanwhile, and is named');

-- A change of an existing listing, and what moved meanwhile.
create temp view draft as select d.revision, d.typed from listing_drafts d join listings l on l.id = d.listing_id where l.ref = 'T-1';
create temp table two as select begin_import('表.csv', 10, repeat('c', 64)) as id;
grant select on two to authenticated;
select begin_import_reading((select id from two));
select stage_import_rows((select id from two), 1, jsonb_build_array(tests.row(0, 'T-1', '甲改', 'changed', (select id from county), (select d.revision from draft d))));
select finish_import_reading((select id from two), 1, 'csv', '{}', '{}', '[]', 1);
select save_listing_draft('T-1', tests.form('甲改二'), (select d.revision from draft d));
select throws_ok($$select tests.work((select id from two), 'take')$$, 'P0001', 'import_outdated', 'what somebody changed meanwhile is not overwritten');
select begin_import_reading((select id from two));
select stage_import_rows((select id from two), 2, jsonb_build_array(tests.row(0, 'T-1', '甲改', 'changed', (select id from county), (select d.revision from draft d))));
select finish_import_reading((select id from two), 2, 'csv', '{}', '{}', '[]', 1);
select is(tests.work((select id from two), 'take') ->> 'done', '1', 'after another look it is');
select is((select typed ->> 'title' from draft), '甲改', 'as its working copy');
select is(tests.work((select id from two), 'undo') - 'total'::text, '{"done": 1, "passedOver": 0, "isOver": true}', 'undoing a change');
select is((select typed ->> 'title' from draft), '甲改二', 'brings back what was there');
select is(import_moved((select id from one)) #>> '{named,0,ref}', 'T-1', 'an edited working copy is named');
select is(tests.work((select id from one), 'undo', 1, array['T-1']) - 'total'::text, '{"done": 2, "passedOver": 1, "isOver": true}', 'and goes when it is named in return; what is in review stays');
select is((select count(*)::int from listings where ref = 'T-1'), 0, 'the new listing is gone');

-- A coordinator without a consent.
select tests.sign_in('office@test');
create temp table three as select begin_import('表.csv', 10, repeat('d', 64)) as id;
grant select on three to authenticated;
select begin_import_reading((select id from three));
select stage_import_rows((select id from three), 1, jsonb_build_array(tests.row(0, null, '丙', 'new', (select id from county))));
select finish_import_reading((select id from three), 1, 'csv', '{}', '{}', '[]', 1);
select throws_ok($$select tests.work((select id from three), 'take')$$, 'P0001', 'not_allowed', 'a coordinator takes nothing for who has not agreed');

-- An import under review: one line and one notice for the office, decided together or singly; a big one goes its own way.
select tests.sign_in('county@test');
create temp table four as select begin_import('园区.xlsx', 10, repeat('e', 64)) as id;
grant select on four to authenticated;
select begin_import_reading((select id from four));
select stage_import_rows((select id from four), 1, jsonb_build_array(
  tests.row(0, 'R-1', '甲', 'new', (select id from county)), tests.row(1, 'R-2', '乙', 'new', (select id from county)),
  jsonb_set(tests.row(2, 'R-3', '丙', 'new', (select id from county)), '{content,offers}', '[{"factor": "land", "description": "", "quantity": 1000, "unit": "mu"}]'),
  tests.row(3, 'R-4', '丁', 'new', (select id from county))));
select finish_import_reading((select id from four), 1, 'xlsx', '{}', '{}', '[]', 4);
select tests.work((select id from four), 'take');
select is(tests.work((select id from four), 'submit') ->> 'done', '4', 'an import is handed in');
select is(tests.work((select id from four), 'submit') ->> 'done', '0', 'once');
select is(import_moved((select id from four)) -> 'submittable', '0', 'nothing of it can be handed in again');
select tests.sign_in('office@test');
select is((select jsonb_agg(data) from notifications where kind = 'import_submitted' and href like '%' || (select id from four)),
  '[{"file": "园区.xlsx", "count": 4, "organisation": "甲县"}]', 'the office is told once');
select is(review_queue() #>> '{imports,0,listings}', '3', 'it has one line for the small ones');
select ok(review_queue() -> 'rows' @> '[{"ref": "R-3", "takesTwo": true}]', 'and one for the big one');
select is(review_queue((select id from four)) ->> 'total', '3', 'opened, the small ones');
select is(review_queue((select id from four)) #>> '{rows,0,ref}', 'R-1', 'in the order of the file');
select is(jsonb_array_length(review_queue((select id from four), 2) -> 'rows'), 1, 'a page at a time');
select throws_ok($$select tests.decide((select id from four), now() + interval '1 hour', 0, 'approved')$$, 'P0001', 'zero_blocks', 'a zero blocks all of them');
select throws_ok($$select tests.decide((select id from four), now() + interval '1 hour', 4, 'returned')$$, 'P0001', 'comment_needed', 'who returns them says why');
select throws_ok($$select tests.decide((select id from four), now() - interval '1 hour', 4, 'approved')$$, 'P0001', 'not_found', 'what came after the page was shown is not decided');
select throws_ok($$select review_listings('[{"ref": "R-1", "revision": 9}]', 4, 4, 4, 4, 'approved')$$, 'P0001', 'draft_changed', 'nor another text than the one shown');
select throws_ok($$select review_listings('[{"ref": "R-3", "revision": 1}, {"ref": "R-1", "revision": 1}]', 4, 4, 4, 4, 'approved')$$, 'P0001', 'review_one_by_one', 'a big one is not decided together');
select is((select count(*)::int from listing_reviews), 0, 'and refusals leave nothing');
select tests.sign_in('firm@test');
select throws_ok($$select tests.decide((select id from four), now() + interval '1 hour', 4, 'approved')$$, 'P0001', 'not_found', 'who is no coordinator decides nothing');
select tests.sign_in('office@test');
select is(review_listings('[{"ref": "R-1", "revision": 1}]', 4, 1, 4, 4, 'returned', '请写明面积'), 1, 'one of them is returned');
create temp table decided as select begin_import_decision((select id from four), now() + interval '1 hour', 4, 4, 4, 4, 'approved') as id;
grant select on decided to authenticated;
select is(do_import_decision((select id from decided), 1, 1) - 'passedOver'::text, '{"done": 1, "total": 2, "isOver": false}', 'a decision on all is carried out bit by bit');
select is((select (done, listings, finished_at is null)::text from import_decisions), '(1,2,t)', 'and stands where it is');
select tests.sign_in('county@test');
select is((select count(*)::int from notifications where kind = 'import_published'), 0, 'nobody is told of a half');
select throws_ok($$select resume_import_decision((select id from decided))$$, 'P0001', 'not_found', 'nobody else goes on with it');
select throws_ok($$select do_import_decision((select id from decided), 1)$$, 'P0001', 'not_found', 'or carries it out');
select tests.sign_in('office@test');
select is(resume_import_decision((select id from decided)), 2, 'who decided goes on');
select throws_ok($$select do_import_decision((select id from decided), 1)$$, 'P0001', 'wrong_state', 'and the one before comes too late');
select is(do_import_decision((select id from decided), 2, 50) - 'passedOver'::text, '{"done": 2, "total": 2, "isOver": true}', 'the others are approved together');
select throws_ok($$select do_import_decision((select id from decided), 2)$$, 'P0001', 'wrong_state', 'once');
select is((select array_agg(ref || ' ' || status order by ref) from listings where ref like 'R-%' and status <> 'draft'), array['R-2 published', 'R-3 in_review', 'R-4 published'], 'they are published, the big one waits');
select is((select count(*)::int from listing_factors f join listings l on l.id = f.listing_id where l.ref in ('R-2', 'R-4')), 2, 'with their factors');
select is((select array_agg(number) from listing_versions v join listings l on l.id = v.listing_id where l.ref = 'R-2'), array[1], 'as a version');
select is((select l.expires_on from listings l where ref = 'R-2'), (private.chinese_day() + interval '12 months')::date, 'for twelve months');
select tests.sign_in('county@test');
select is((select jsonb_object_agg(kind, data ->> 'count') from notifications where kind like 'import_%'), '{"import_returned": "1", "import_published": "2"}', 'the county is told once for each decision');
select is((select status || ' ' || d.revision from listings l join listing_drafts d on d.listing_id = l.id where ref = 'R-1'), 'draft 2', 'what was returned is a draft again');

-- A change brought by a file goes on where the last reviewed revision stopped: an old approval never counts for it.
create temp table five as select begin_import('园区.xlsx', 10, repeat('f', 64)) as id;
grant select on five to authenticated;
select begin_import_reading((select id from five));
select stage_import_rows((select id from five), 1, jsonb_build_array(
  jsonb_set(tests.row(0, 'R-2', '乙改', 'changed', (select id from county), 0), '{seen_version}', '1')));
select finish_import_reading((select id from five), 1, 'xlsx', '{}', '{}', '[]', 1);
select tests.work((select id from five), 'take');
select is((select d.revision from listings l join listing_drafts d on d.listing_id = l.id where ref = 'R-2'), 2, 'a change is another revision than the approved one');

-- Cut off between two batches: nothing is half there, one goes on, or undoes what was taken; who comes late is refused.
create temp table six as select begin_import('大表.xlsx', 10, repeat('9', 64)) as id;
grant select on six to authenticated;
select begin_import_reading((select id from six));
select stage_import_rows((select id from six), 1, (select jsonb_agg(tests.row(n, 'S-' || n, '第' || n, 'new', (select id from county))) from generate_series(0, 4) n));
select finish_import_reading((select id from six), 1, 'xlsx', '{}', '{}', '[]', 5);
select choose_import_rows((select id from six), '{}', array[1]);
select is(begin_import_work((select id from six), 'take'), 2, 'taking begins');
select throws_ok($$select choose_import_rows((select id from six), '{}', array[2])$$, 'P0001', 'wrong_state', 'what is being taken is not chosen anew');
select is(do_import_work((select id from six), 2, 2), '{"done": 2, "total": 4, "passedOver": 0, "isOver": false}', 'batch by batch');
select is((select (work, work_done, work_total, status)::text from imports where id = (select id from six)), '(take,2,4,accepted)', 'it stands where it is');
select create_listing((select id from county), tests.form('占号'));
select is(begin_import_work((select id from six), 'take'), 3, 'one goes on');
select throws_ok($$select do_import_work((select id from six), 2)$$, 'P0001', 'wrong_state', 'who took it before comes too late');
reset role;
update listings set ref = 'S-3' where title = '占号';
select tests.sign_in('county@test');
select is(do_import_work((select id from six), 3), '{"done": 4, "total": 4, "passedOver": 1, "isOver": true}', 'a number that was used meanwhile is passed over');
select is((select array_agg(ref order by ref) from listings where import_id = (select id from six)), array['S-0', 'S-2', 'S-4'], 'the others are taken');
select is(begin_import_work((select id from six), 'undo'), 4, 'undoing begins');
select is(do_import_work((select id from six), 4, 1) -> 'done', '1', 'batch by batch');
select throws_ok($$select begin_import_work((select id from six), 'submit')$$, 'P0001', 'wrong_state', 'what is half undone is not handed in');
select is(tests.work((select id from six), 'undo') - 'passedOver'::text, '{"done": 3, "total": 3, "isOver": true}', 'and gone on with to its end');
select is((select count(*)::int from listings where import_id = (select id from six)), 0, 'nothing is left');
select is((select new from audit_events where subject_kind = 'import' and subject_id = (select id::text from six) and verb = 'undo'), '{"kept": 0, "undone": 3}', 'the trail has it once, as a whole');

-- Read again, it keeps what was left out.
create temp table seven as select begin_import('又.xlsx', 10, repeat('8', 64)) as id;
grant select on seven to authenticated;
select begin_import_reading((select id from seven));
select stage_import_rows((select id from seven), 1, (select jsonb_agg(tests.row(n, null, '第' || n, 'new', (select id from county))) from generate_series(0, 2) n));
select finish_import_reading((select id from seven), 1, 'xlsx', '{}', '{}', '[]', 3);
select choose_import_rows((select id from seven), '{}', array[1]);
select begin_import_reading((select id from seven));
select begin_import_reading((select id from seven));
select stage_import_rows((select id from seven), 3, (select jsonb_agg(tests.row(n, null, '改' || n, 'new', (select id from county))) from generate_series(0, 2) n));
select finish_import_reading((select id from seven), 3, 'xlsx', '{}', '{}', '[]', 3);
select is((select array_agg(title) from import_rows where import_id = (select id from seven) and left_out), array['改1'], 'what was left out stays so when the file is read again');
select choose_import_rows((select id from seven), array[1], '{}');
select begin_import_reading((select id from seven));
select stage_import_rows((select id from seven), 4, (select jsonb_agg(tests.row(n, null, '再' || n, 'new', (select id from county))) from generate_series(0, 2) n));
select is((select count(*)::int from import_rows where import_id = (select id from seven) and left_out), 0, 'and what was taken up again, too');

select * from finish();
rollback;

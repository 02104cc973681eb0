-- Who sees which listing, by actor and by refusal.
begin;
select plan(23);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('enterprise', '乙公司', '371100') as id into temp firm;
select tests.organisation('coordinator_office', '丙协作办', '370000') as id into temp office;
select tests.organisation('talent_office', '丁人才处', '370000') as id into temp talent;
select tests.organisation('audit_office', '戊审计组', null) as id into temp audit;
select tests.organisation('operator', '己平台', null) as id into temp operator;

select tests.person('county@test', (select id from county), 'county_member');
select tests.person('firm@test', (select id from firm), 'enterprise_member');
select tests.person('office@test', (select id from office), 'coordinator');
select tests.person('talent@test', (select id from talent), 'talent_officer');
select tests.person('audit@test', (select id from audit), 'auditor');
select tests.person('operator@test', (select id from operator), 'administrator');
insert into auth.users (id, aud, role, email) values (gen_random_uuid(), 'authenticated', 'authenticated', 'stranger@test');

select tests.listing('t-published', (select id from county), 'published') as id into temp published;
select tests.listing('t-draft', (select id from county), 'draft') as id into temp draft;
insert into public.listing_factors (listing_id, direction, position, factor, description)
values ((select id from published), 'offer', 0, 'land', '地块'), ((select id from draft), 'offer', 0, 'land', '秘密地块');
insert into public.listing_industries (listing_id, position, industry_code) select id, 0, '01' from draft;

create temp view mine as select ref from public.listings where ref like 't-%' order by ref;
grant select on mine to authenticated, anon;
alter view mine set (security_invoker = true);

set local role authenticated;
select tests.sign_in('county@test');
select results_eq('select ref from mine', array['t-draft', 't-published'], 'a county sees its own draft');
select is(get_listing('t-draft') ->> 'status', 'draft', 'a county opens its own draft');
select throws_ok($$insert into listings (ref, organisation_id, title) values ('x', gen_random_uuid(), 'x')$$, '42501', null, 'nobody inserts a listing directly');
select throws_ok($$update listings set title = 'x'$$, '42501', null, 'nobody edits a listing directly');
select throws_ok($$delete from listings$$, '42501', null, 'nobody deletes a listing directly');
select throws_ok($$update listing_factors set quantity = 1, unit = 'mu'$$, '42501', null, 'nobody edits a factor directly');

select tests.sign_in('firm@test');
select results_eq('select ref from mine', array['t-published'], 'a firm does not see the draft of another');
select is(get_listing('t-draft'), null, 'a firm cannot open the draft of another');
select results_eq(
  $$select description from listing_factors where description in ('地块', '秘密地块')$$, array['地块'], 'nor its factors');
select is_empty($$select 1 from listing_industries i join listings l on l.id = i.listing_id where l.ref = 't-draft'$$, 'nor its industries');
select is(published_listings() @? '$[*].listing ? (@.id == "t-published")', true, 'list and engine get what is published');
select is(published_listings() @? '$[*].listing ? (@.id == "t-draft")', false, 'and nothing else');

select tests.sign_in('office@test');
select results_eq('select ref from mine', array['t-published'], 'a coordinator sees what is published');
select tests.sign_in('talent@test');
select results_eq('select ref from mine', array['t-published'], 'a talent officer sees what is published');
select tests.sign_in('operator@test');
select results_eq('select ref from mine', array['t-published'], 'an administrator manages accounts, and does not read drafts');
select tests.sign_in('audit@test');
select results_eq('select ref from mine', array['t-draft', 't-published'], 'an auditor reads all');
select throws_ok($$update listings set title = 'x'$$, '42501', null, 'an auditor changes nothing');
select tests.sign_in('stranger@test');
select is_empty('select ref from mine', 'who belongs to no organisation sees nothing');
select is(published_listings(), '[]', 'and gets nothing to list or rank');
select is(my_session(), null, 'and does not learn when something changed');

set local role anon;
select throws_ok('select ref from listings', '42501', null, 'who is not signed in is refused');

-- Every change of a listing or of what belongs to it is another version.
reset role;
select tests.sign_in('county@test');
create temp table versions (at int generated always as identity, version text);
insert into versions (version) select private.listings_version();
update listings set title = '改' where ref = 't-published';
insert into versions (version) select private.listings_version();
update listing_factors set description = '大地块' where description = '地块';
insert into versions (version) select private.listings_version();
delete from listing_industries where listing_id = (select id from draft);
insert into versions (version) select private.listings_version();
select is((select count(distinct version)::int from versions), 4, 'a change of title, factor or industry is another version');
select is((select revision from listings where ref = 't-published'), 4, 'and the listing counts it');

select * from finish();
rollback;

-- The app learns what changed, no more and no less.
begin;
select plan(13);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.person('county@test', (select id from county), 'county_member');
insert into auth.users (id, aud, role, email) values (gen_random_uuid(), 'authenticated', 'authenticated', 'stranger@test');
select tests.listing('c-one', (select id from county), 'published');
select tests.listing('c-two', (select id from county), 'published');
select tests.listing('c-draft', (select id from county), 'draft');

set local role authenticated;
select tests.sign_in('county@test');
create temp table whole as select published_changes() as answer;
select is((select answer ->> 'isWhole' from whole), 'true', 'at first everything comes');
select is((select count(*)::int from whole, jsonb_array_elements(answer -> 'rows') r where r -> 'listing' ->> 'id' like 'c-%'), 2, 'and drafts do not');
select is((select answer ->> 'version' from whole), (my_session() ->> 'listingsVersion'), 'under the version that pages are told');
select is(published_changes('nonsense') ->> 'isWhole', 'true', 'a snapshot that is none is as good as none');

-- Within one transaction a snapshot does not see the transaction itself: all its changes count as later.
reset role;
update public.listings set status = 'paused' where ref = 'c-two';
set local role authenticated;
create temp table later as select published_changes((select answer ->> 'snapshot' from whole)) as answer;
select is((select answer ->> 'isWhole' from later), 'false', 'later only what changed');
select is((select answer -> 'gone' from later) @> '["c-two"]', true, 'what is no longer published is gone');
select is((select answer -> 'rows' from later) @? '$[*].listing ? (@.id == "c-one")', true, 'what was published since is there');
select is((select answer -> 'rows' from later) @? '$[*].listing ? (@.id == "c-two")', false, 'what was paused is not');
select isnt((select answer ->> 'version' from later), (select answer ->> 'version' from whole), 'and the version is another');

-- What its readers take for its age.
reset role;
create temp table ages as select updated_at from public.listings where ref = 'c-one';
create temp table told as select private.listings_version() as version;
update public.organisations set name = '甲县（新名）' where id = (select id from county);
select is((select updated_at from public.listings where ref = 'c-one'), (select updated_at from ages), 'a renamed organisation makes a listing no newer');
select isnt(private.listings_version(), (select version from told), 'but the app reads it anew');
update public.listings set title = '新标题' where ref = 'c-one';
select isnt((select updated_at from public.listings where ref = 'c-one'), (select updated_at from ages), 'a changed title does');
set local role authenticated;

select tests.sign_in('stranger@test');
select is(published_changes(), null, 'who belongs to no organisation is told nothing');

select * from finish();
rollback;

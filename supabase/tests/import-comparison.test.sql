-- What a file is compared with shows nobody more than he may see.
begin;
select plan(4);

select tests.organisation('county', '甲县', '653127') as id into temp county;
select tests.organisation('coordinator_office', '新疆协作办', '650000') as id into temp office;
select tests.person('county@test', (select id from county), 'county_member');
select tests.person('office@test', (select id from office), 'coordinator');
select tests.listing('mine', (select id from county), 'draft') as id into temp draft;
insert into public.listing_drafts (listing_id, typed)
select id, '{"title":"秘","summary":"","confidential":"底价","industries":[],"offers":[],"seeks":[]}' from draft;

set local role authenticated;
select tests.sign_in('county@test');
select is(import_existing(array['mine']) #>> '{0,typed,title}', '秘', 'the owner''s file is compared with her draft');
select tests.sign_in('office@test');
select is(import_existing(array['mine']), '[{"ref":"mine"}]', 'her coordinator learns only that the number is taken');

reset role;
insert into public.consents (organisation_id, given_by_name, given_by_post, channel, given_on, scopes, valid_until, recorded_by_name, recorded_by_organisation_id)
select county.id, '甲', '主任', 'phone', private.chinese_day(), array['posting']::public.consent_scope[], private.chinese_day() + 30, '乙', office.id from county, office;
set local role authenticated;
select is(import_existing(array['mine']) #>> '{0,typed,title}', '秘', 'unless the county agreed that he posts for it');
select is(import_existing(array['none']), '[]', 'an unknown number is free');

select * from finish();
rollback;

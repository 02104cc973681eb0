-- A thousand firms that each ask a county for some of its last 100 mu, every one already interested: only the county's word is
-- missing. Seeded after the demo data. That nobody waits for more than five answers is another test's; here the county's are not
-- counted, so that they can all be open at once.
do $$
declare
  county uuid := (select id from public.organisations where kind = 'county' and region_code = '653127');
  office uuid := private.responsible_office_id('653127');
  land uuid;
  firm uuid;
  listing uuid;
  proposal uuid;
begin
  insert into public.listings (ref, organisation_id, status, title, expires_on)
  values ('crowd-land', county, 'published', '一块地（示例）', current_date + 300) returning id into land;
  insert into public.listing_factors (listing_id, direction, position, factor, description, quantity, unit) values (land, 'offer', 0, 'land', '', 100, 'mu');
  insert into public.consents (organisation_id, given_by_name, given_by_post, channel, given_on, scopes, valid_until, recorded_by_name, recorded_by_organisation_id)
  values (county, '示例', '主任', 'phone', current_date - 1, array['answering']::public.consent_scope[], current_date + 30, '示例', office);
  for n in 1..1000 loop
    insert into public.organisations (kind, name, region_code, is_sample) values ('enterprise', '示例公司' || n, '371100', true) returning id into firm;
    insert into public.listings (ref, organisation_id, status, title, expires_on)
    values ('crowd-' || n, firm, 'published', '示例', current_date + 300) returning id into listing;
    proposal := private.open_proposal('project', '示例 ' || n, '/listings', office,
      jsonb_build_array(jsonb_build_object('organisation', firm, 'role', 'driver', 'listing', listing, 'accepts', true),
        jsonb_build_object('organisation', county, 'role', 'host', 'listing', land)),
      jsonb_build_array(jsonb_build_object('organisation', county, 'listing', land, 'at', 0, 'factor', 'land', 'quantity', 1 + n * 37 % 100, 'unit', 'mu')));
    update public.proposal_parties set waits = false where proposal_id = proposal and organisation_id = county;
  end loop;
end;
$$;

-- Helpers of the SQL tests: people, and whose eyes the next statements read with. Runs before the tests, stays.
create schema if not exists tests;
grant usage on schema tests to anon, authenticated, service_role;

-- A person with an account, acting for an organisation.
create or replace function tests.person(email text, organisation_id uuid, role public.member_role) returns uuid
language plpgsql set search_path = ''
as $$
declare
  new_id uuid := gen_random_uuid();
begin
  insert into auth.users (id, aud, role, email) values (new_id, 'authenticated', 'authenticated', person.email);
  insert into public.accounts (user_id, display_name) values (new_id, split_part(person.email, '@', 1));
  insert into public.memberships (user_id, organisation_id, organisation_kind, role)
  select new_id, o.id, o.kind, person.role from public.organisations o where o.id = person.organisation_id;
  return new_id;
end;
$$;

create or replace function tests.organisation(kind public.organisation_kind, name text, region_code text) returns uuid
language sql set search_path = ''
as $$
  insert into public.organisations (kind, name, region_code)
  values (organisation.kind, organisation.name, organisation.region_code) returning id
$$;

create or replace function tests.listing(ref text, organisation_id uuid, status public.listing_status) returns uuid
language sql set search_path = ''
as $$
  insert into public.listings (ref, organisation_id, status, title)
  values (listing.ref, listing.organisation_id, listing.status, listing.ref) returning id
$$;

-- From here on the statements are this person's, until the next change or the end of the transaction.
create or replace function tests.sign_in(email text) returns text
language plpgsql security definer set search_path = ''
as $$
begin
  perform set_config('request.jwt.claims',
    (select json_build_object('sub', id, 'role', 'authenticated')::text from auth.users u where u.email = sign_in.email), true);
  return sign_in.email;
end;
$$;

-- A plan of secondments on which both offices of its exchange agreed.
create or replace function tests.agreed_plan(plan_id uuid) returns uuid
language plpgsql
as $$
declare
  made uuid;
begin
  made := private.open_proposal('secondment', '挂职计划', '/secondments/plans/' || $1,
    coalesce((select o.id from public.organisations o where o.kind = 'coordinator_office' order by o.name limit 1), tests.organisation('coordinator_office', '协作办', '370000')),
    (select jsonb_build_array(
       jsonb_build_object('organisation', e.east_office_id, 'role', 'planner', 'side', 'east', 'accepts', true),
       jsonb_build_object('organisation', e.west_office_id, 'role', 'partner', 'side', 'west', 'accepts', true))
     from public.secondment_plans x join public.exchanges e on e.id = x.exchange_id where x.id = $1), first_level => 'identity');
  perform private.settle_answers(made);
  update public.proposal_subjects s set plan_id = $1 where s.proposal_id = made;
  return made;
end;
$$;

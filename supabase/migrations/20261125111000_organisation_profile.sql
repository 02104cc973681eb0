-- What an organisation says of itself, whom one can reach there, and whose word vouches for it.

-- 统一社会信用代码 (GB 32100-2015): alphabet without I O Z S V, weights 3^i mod 31, check character. The same law as
-- src/lib/domain/credit-code.ts; supabase/tests/organisation.test.sql and the unit tests hold the same examples.
create function private.credit_code_is_valid(code text) returns boolean
language sql immutable set search_path = ''
as $$
  select code ~ '^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$'
    and right(code, 1) = substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + ((31 - (
      select sum((strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, place::integer, 1)) - 1) * weight)
      from unnest(array[1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]) with ordinality as w (weight, place)
    ) % 31) % 31)::integer, 1)
$$;
revoke execute on function private.credit_code_is_valid from public;
-- A check runs with the rights of whoever writes the row.
grant execute on function private.credit_code_is_valid to service_role;

alter table public.organisations
  add column credit_code text constraint organisations_credit_code_valid check (private.credit_code_is_valid(credit_code)),
  add column address text not null default '' check (char_length(address) <= 200),
  add column website text not null default '' check (website = '' or website ~ '^https?://\S+$' and char_length(website) <= 300),
  add column description text not null default '' check (char_length(description) <= 2000),
  add column verified_at timestamptz,
  add column verified_by_id uuid references public.organisations (id),
  add column revision integer not null default 1,
  add column updated_at timestamptz not null default now(),
  add constraint organisations_verified_by_somebody check ((verified_at is null) = (verified_by_id is null));
create unique index organisations_credit_code_once on public.organisations (credit_code) where credit_code is not null;
create index on public.organisations (verified_by_id) where verified_by_id is not null;
comment on column public.organisations.revision is 'Counts the changes of the profile: a form carries the number it was opened with.';
comment on column public.organisations.verified_by_id is 'The office that vouches for name and credit code; gone when either changes.';

create table public.organisation_contacts (
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  position smallint not null check (position between 0 and 9),
  person_name text not null check (char_length(person_name) between 1 and 60),
  post text not null default '' check (char_length(post) <= 60),
  phone text not null default '' check (char_length(phone) <= 40),
  email text not null default '' check (char_length(email) <= 200),
  primary key (organisation_id, position),
  constraint organisation_contacts_can_be_reached check (phone <> '' or email <> '')
);
comment on table public.organisation_contacts is 'Whom to reach at an organisation. Confidential: its members, the responsible coordinator, auditors.';

-- Kinds of organisation that a coordinator answers for: the parties and the talent offices of his region.
create function private.is_coordinated_kind(kind public.organisation_kind) returns boolean
language sql immutable set search_path = ''
as $$ select kind in ('enterprise', 'county', 'institution', 'investor', 'talent_office') $$;

-- The organisations that the caller's office answers for; none for who is no coordinator. Regions are asked once each.
create function private.coordinated_organisation_ids() returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is distinct from 'coordinator' then return; end if;
  return query
    with mine as (
      select r.region_code from (select distinct o.region_code from public.organisations o where o.region_code is not null) r
      where private.coordinates(r.region_code)
    )
    select o.id from public.organisations o join mine using (region_code) where private.is_coordinated_kind(o.kind);
end;
$$;

create function private.coordinates_organisation(organisation_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce((
    select private.is_coordinated_kind(o.kind) and private.coordinates(o.region_code)
    from public.organisations o where o.id = coordinates_organisation.organisation_id
  ), false);
end;
$$;

-- An organisation's own people, its coordinator (for those who work by phone) and the administrator keep its profile.
create function private.may_edit_organisation(organisation_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce(
    (organisation_id = private.my_organisation_id() and private.my_role() <> 'auditor')
    or private.my_role() = 'administrator'
    or private.coordinates_organisation(organisation_id), false);
end;
$$;
revoke execute on function private.is_coordinated_kind, private.coordinated_organisation_ids, private.coordinates_organisation,
  private.may_edit_organisation from public;
grant execute on function private.coordinated_organisation_ids, private.coordinates_organisation, private.may_edit_organisation to authenticated;

alter table public.organisation_contacts enable row level security;
grant select on public.organisation_contacts to authenticated;
grant select, insert, update, delete on public.organisation_contacts to service_role;
create policy "Contacts are for the organisation's members, its coordinator and auditors"
  on public.organisation_contacts for select to authenticated
  using (
    organisation_id = (select private.my_organisation_id())
    or (select private.my_role()) = 'auditor'
    or organisation_id in (select private.coordinated_organisation_ids())
  );

-- What a listing shows of its organisation is part of the listing: a changed name or place makes it newer.
create function private.touch_listings_of_organisation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.listings set revision = revision where organisation_id = new.id;
  return null;
end;
$$;
revoke execute on function private.touch_listings_of_organisation from public;
create trigger organisations_shown_in_listings after update on public.organisations
  for each row when ((old.name, old.region_code, old.verified_at) is distinct from (new.name, new.region_code, new.verified_at))
  execute function private.touch_listings_of_organisation();

create function private.organisation_contacts_json(organisation_id uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('name', c.person_name, 'post', c.post, 'phone', c.phone, 'email', c.email) order by c.position), '[]')
  from public.organisation_contacts c where c.organisation_id = organisation_contacts_json.organisation_id
$$;

-- The profile as it is recorded and as a form opens it.
create function private.organisation_profile_json(o public.organisations) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'name', o.name, 'creditCode', o.credit_code, 'regionCode', o.region_code, 'address', o.address, 'website', o.website,
    'description', o.description, 'contacts', private.organisation_contacts_json(o.id))
$$;
revoke execute on function private.organisation_contacts_json, private.organisation_profile_json from public;
grant execute on function private.organisation_contacts_json, private.organisation_profile_json to authenticated;

-- A changed name or credit code is not what was vouched for.
create function private.lapse_verification(organisation_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.organisations o set verified_at = null, verified_by_id = null
  where o.id = lapse_verification.organisation_id and o.verified_at is not null;
  if found then perform private.notify(organisation_id, 'verification_lapsed', '{}', '/organisation/verification'); end if;
end;
$$;
revoke execute on function private.lapse_verification from public;

-- Saves a profile with its contacts. The region is the administrator's to change: it decides who answers for whom.
create function public.save_organisation_profile(organisation_id uuid, expected_revision integer, profile jsonb, why text default null) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  o public.organisations;
  before jsonb;
  wanted_code text := nullif(profile ->> 'creditCode', '');
  wanted_region text := coalesce(nullif(profile ->> 'regionCode', ''), '');
begin
  select * into o from public.organisations where id = save_organisation_profile.organisation_id for update;
  if not found then raise exception 'not_found'; end if;
  if not private.may_edit_organisation(o.id) then raise exception 'not_allowed'; end if;
  if o.revision <> expected_revision then raise exception 'stale_revision'; end if;
  if not private.credit_code_is_valid(wanted_code) then raise exception 'credit_code_invalid'; end if;
  if wanted_region not in ('', coalesce(o.region_code, '')) and private.my_role() <> 'administrator' then raise exception 'not_allowed'; end if;

  before := private.organisation_profile_json(o);
  begin
    update public.organisations set
      name = profile ->> 'name',
      credit_code = wanted_code,
      region_code = coalesce(nullif(wanted_region, ''), organisations.region_code),
      address = coalesce(profile ->> 'address', ''),
      website = coalesce(profile ->> 'website', ''),
      description = coalesce(profile ->> 'description', ''),
      revision = organisations.revision + 1,
      updated_at = clock_timestamp()
    where id = o.id;
    delete from public.organisation_contacts c where c.organisation_id = o.id;
    insert into public.organisation_contacts (organisation_id, position, person_name, post, phone, email)
    select o.id, place - 1, c ->> 'name', coalesce(c ->> 'post', ''), coalesce(c ->> 'phone', ''), coalesce(c ->> 'email', '')
    from jsonb_array_elements(coalesce(profile -> 'contacts', '[]')) with ordinality as given (c, place);
  exception
    when unique_violation then raise exception 'credit_code_taken';
    when check_violation or not_null_violation or foreign_key_violation then raise exception 'bad_request';
  end;

  perform private.record_event('change_profile', 'organisation', o.id::text, o.id, before,
    (select private.organisation_profile_json(n) from public.organisations n where n.id = o.id), why);
  if (o.name, o.credit_code) is distinct from (profile ->> 'name', wanted_code) then
    perform private.close_open_verification(o.id);
    perform private.lapse_verification(o.id);
  end if;
  if o.id <> private.my_organisation_id() then
    perform private.notify(o.id, 'profile_changed', jsonb_build_object('by', private.my_organisation_name()), '/organisation');
  end if;
  return o.revision + 1;
end;
$$;

create function private.my_organisation_name() returns text
language sql stable security definer set search_path = ''
as $$ select name from public.organisations where id = private.my_organisation_id() $$;
revoke execute on function private.my_organisation_name from public;

-- A new organisation: by the administrator, or by the coordinator who will answer for it.
create function public.create_organisation(kind public.organisation_kind, name text, region_code text, credit_code text default null) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
  wanted_code text := nullif(create_organisation.credit_code, '');
  wanted_region text := nullif(create_organisation.region_code, '');
begin
  if private.my_role() is distinct from 'administrator' then
    if private.my_role() is distinct from 'coordinator' or not private.is_coordinated_kind(kind) then raise exception 'not_allowed'; end if;
    if not coalesce(private.coordinates(wanted_region), false) then raise exception 'outside_region'; end if;
  end if;
  if kind = 'operator' then raise exception 'not_allowed'; end if;
  if not private.credit_code_is_valid(wanted_code) then raise exception 'credit_code_invalid'; end if;
  if exists (
    select from public.organisations o
    where o.name = create_organisation.name and o.region_code is not distinct from wanted_region
  ) then raise exception 'organisation_exists'; end if;
  begin
    insert into public.organisations (kind, name, region_code, credit_code)
    values (create_organisation.kind, create_organisation.name, wanted_region, wanted_code) returning id into new_id;
  exception
    when unique_violation then raise exception 'credit_code_taken';
    when check_violation or not_null_violation or foreign_key_violation then raise exception 'bad_request';
  end;
  perform private.record_event('create', 'organisation', new_id::text, new_id, null,
    (select private.organisation_profile_json(o) from public.organisations o where o.id = new_id), null);
  return new_id;
end;
$$;
revoke execute on function public.save_organisation_profile, public.create_organisation from public;
grant execute on function public.save_organisation_profile, public.create_organisation to authenticated;

-- Organisations, the people who act for them, and whose eyes a request reads with.

create type public.organisation_kind as enum
  ('enterprise', 'county', 'institution', 'investor', 'coordinator_office', 'talent_office', 'audit_office', 'operator');

create type public.member_role as enum
  ('coordinator', 'enterprise_member', 'county_member', 'talent_officer', 'auditor', 'administrator');

create table public.organisations (
  id uuid primary key default gen_random_uuid(),
  kind public.organisation_kind not null,
  name text not null check (name = btrim(name) and char_length(name) between 1 and 120),
  region_code text references public.regions (code),
  is_sample boolean not null default false,
  created_at timestamptz not null default now(),
  unique (id, kind),
  constraint organisations_have_a_place check (region_code is not null or kind in ('audit_office', 'operator'))
);
comment on table public.organisations is 'Enterprises, counties and the offices that bring them together. Samples are labelled as such wherever they show.';
create index on public.organisations (region_code);

create table public.accounts (
  user_id uuid primary key references auth.users (id) on delete cascade,
  display_name text not null check (display_name = btrim(display_name) and char_length(display_name) between 1 and 60),
  created_at timestamptz not null default now()
);
comment on table public.accounts is 'A person who signs in: the name that others see. Nothing else about him is kept here.';

-- A person acts for one organisation; a second hat is a second account, so that the trail always says for whom.
create table public.memberships (
  user_id uuid primary key references public.accounts (user_id) on delete cascade,
  organisation_id uuid not null,
  organisation_kind public.organisation_kind not null,
  role public.member_role not null,
  created_at timestamptz not null default now(),
  foreign key (organisation_id, organisation_kind) references public.organisations (id, kind) on delete cascade,
  constraint memberships_role_fits_organisation check (
    case role
      when 'coordinator' then organisation_kind = 'coordinator_office'
      when 'enterprise_member' then organisation_kind in ('enterprise', 'institution', 'investor')
      when 'county_member' then organisation_kind = 'county'
      when 'talent_officer' then organisation_kind = 'talent_office'
      when 'auditor' then organisation_kind = 'audit_office'
      when 'administrator' then organisation_kind = 'operator'
    end
  )
);
comment on table public.memberships is 'For which organisation, and in which role, a person acts.';
create index on public.memberships (organisation_id);

-- The named human of every page: who answers for an office, and within how many working hours.
create table public.office_contacts (
  organisation_id uuid primary key references public.organisations (id) on delete cascade,
  person_name text not null check (char_length(person_name) between 1 and 60),
  phone text not null,
  email text not null,
  answer_hours smallint not null check (answer_hours between 1 and 80)
);
comment on table public.office_contacts is 'Who answers for an office, where, and the promised time to answer [working hours].';

-- Policies ask these once per statement. Security definer: they must see rows whose policies call them. In plpgsql,
-- because the session keeps its plans.
create function private.my_organisation_id() returns uuid
language plpgsql stable security definer set search_path = ''
as $$ begin return (select organisation_id from public.memberships where user_id = (select auth.uid())); end $$;

create function private.my_role() returns public.member_role
language plpgsql stable security definer set search_path = ''
as $$ begin return (select role from public.memberships where user_id = (select auth.uid())); end $$;

-- Auditors and administrators see every account and membership: the former to check, the latter to manage.
create function private.sees_all_members() returns boolean
language sql stable security definer set search_path = ''
as $$ select coalesce((select private.my_role()) in ('auditor', 'administrator'), false) $$;

create function private.my_colleagues() returns setof uuid
language sql stable security definer set search_path = ''
as $$ select user_id from public.memberships where organisation_id = (select private.my_organisation_id()) $$;

revoke execute on function private.my_organisation_id, private.my_role, private.sees_all_members, private.my_colleagues from public;
grant execute on function private.my_organisation_id, private.my_role, private.sees_all_members, private.my_colleagues to authenticated;

alter table public.organisations enable row level security;
grant select on public.organisations to authenticated;
create policy "Members read organisations: names and places are no secret among them"
  on public.organisations for select to authenticated
  using ((select private.my_role()) is not null);

alter table public.accounts enable row level security;
grant select on public.accounts to authenticated;
create policy "One reads oneself and colleagues; auditors and administrators read all accounts"
  on public.accounts for select to authenticated
  using (user_id = (select auth.uid()) or user_id in (select private.my_colleagues()) or (select private.sees_all_members()));

alter table public.memberships enable row level security;
grant select on public.memberships to authenticated;
create policy "One reads one's own organisation's members; auditors and administrators read all"
  on public.memberships for select to authenticated
  using (
    user_id = (select auth.uid())
    or organisation_id = (select private.my_organisation_id())
    or (select private.sees_all_members())
  );

alter table public.office_contacts enable row level security;
grant select on public.office_contacts to authenticated;
create policy "Members read whom to ask"
  on public.office_contacts for select to authenticated
  using ((select private.my_role()) is not null);

grant select, insert, update, delete on
  public.organisations, public.accounts, public.memberships, public.office_contacts to service_role;

-- Whether anything of one province is paired today with anything of another; codes are the first two digits.
create function private.provinces_are_paired(east text, west text) returns boolean
language plpgsql stable set search_path = ''
as $$
begin
  return exists (
    select from public.pairings p
    where current_date >= p.valid_from and (p.valid_until is null or current_date < p.valid_until)
      and left(p.east_code, 2) = east and left(p.west_code, 2) = west
  );
end;
$$;
revoke execute on function private.provinces_are_paired from public;

-- Who am I, for whom do I act, and whom can I ask? Asked by every page, so its plan is kept (plpgsql) and no policy is
-- asked (security definer): it answers about the caller alone.
create function private.my_account() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  contact jsonb;
  home record;
begin
  select a.user_id, a.display_name, m.role, o.id as organisation_id, o.kind, o.name, o.region_code, left(o.region_code, 2) as province
  into home
  from public.accounts a
  join public.memberships m on m.user_id = a.user_id
  join public.organisations o on o.id = m.organisation_id
  where a.user_id = auth.uid();
  if not found then return null; end if;

  select jsonb_build_object('office', office.name, 'person', c.person_name, 'phone', c.phone, 'email', c.email, 'answerHours', c.answer_hours)
  into contact
  from public.office_contacts c
  join public.organisations office on office.id = c.organisation_id
  -- One's own office first, then one's province's, then its partner's, then whoever answers: nobody is left without a name.
  order by
    (office.id = home.organisation_id) desc,
    (left(office.region_code, 2) is not distinct from home.province) desc,
    private.provinces_are_paired(left(office.region_code, 2), home.province) desc,
    office.name
  limit 1;

  return jsonb_build_object(
    'userId', home.user_id,
    'name', home.display_name,
    'role', home.role,
    'organisation', jsonb_build_object('id', home.organisation_id, 'kind', home.kind, 'name', home.name, 'regionCode', home.region_code),
    'contact', contact
  );
end;
$$;
comment on function private.my_account is 'The signed-in person, the organisation and role, and the responsible office''s contact; null without a membership.';
revoke execute on function private.my_account from public;

-- An installation without demo data begins with one administrator; he takes in everyone else.
create function public.create_first_administrator(new_user_id uuid, display_name text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  operator_id uuid;
begin
  lock table public.memberships in exclusive mode;
  if exists (select from public.memberships where role = 'administrator') then raise exception 'administrator_exists'; end if;

  insert into public.organisations (kind, name) values ('operator', '平台运行方') returning id into operator_id;
  insert into public.accounts (user_id, display_name) values (new_user_id, create_first_administrator.display_name);
  insert into public.memberships (user_id, organisation_id, organisation_kind, role)
  values (new_user_id, operator_id, 'operator', 'administrator');
end;
$$;
revoke execute on function public.create_first_administrator from public;
grant execute on function public.create_first_administrator to service_role;

-- Who takes people in, and how a person comes from an invitation to an account.

alter table public.memberships
  add column is_manager boolean not null default false,
  add column disabled_at timestamptz;
comment on column public.memberships.is_manager is 'May invite, remove and appoint in this organisation; the first member is one, and one always is.';
comment on column public.memberships.disabled_at is 'Since when the administrator keeps this person out; null: not.';

update public.memberships m set is_manager = true
where m.user_id = (select f.user_id from public.memberships f where f.organisation_id = m.organisation_id order by f.created_at, f.user_id limit 1);

create function private.first_member_manages() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if not exists (select from public.memberships m where m.organisation_id = new.organisation_id and m.is_manager) then
    new.is_manager := true;
  end if;
  return new;
end;
$$;
revoke execute on function private.first_member_manages from public;
create trigger memberships_first_manages before insert on public.memberships
  for each row execute function private.first_member_manages();

-- Who is kept out acts for nobody, whatever token he still holds.
create or replace function private.my_organisation_id() returns uuid
language plpgsql stable security definer set search_path = ''
as $$ begin return (select organisation_id from public.memberships where user_id = (select auth.uid()) and disabled_at is null); end $$;

create or replace function private.my_role() returns public.member_role
language plpgsql stable security definer set search_path = ''
as $$ begin return (select role from public.memberships where user_id = (select auth.uid()) and disabled_at is null); end $$;

create or replace function public.my_session() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is null then return null; end if;
  return private.my_account()
    || jsonb_build_object('listingsVersion', private.listings_version(), 'unread', private.my_unread_count());
end;
$$;

create function private.may_manage_members(organisation_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce(
    private.my_role() = 'administrator'
    or exists (
      select from public.memberships m
      where m.user_id = auth.uid() and m.organisation_id = $1 and m.is_manager and m.disabled_at is null
    )
    or private.coordinates_organisation($1), false);
end;
$$;

-- Each kind of organisation has one role.
create function private.role_of_kind(kind public.organisation_kind) returns public.member_role
language sql immutable set search_path = ''
as $$
  select case kind
    when 'coordinator_office' then 'coordinator' when 'county' then 'county_member' when 'talent_office' then 'talent_officer'
    when 'audit_office' then 'auditor' when 'operator' then 'administrator' else 'enterprise_member' end::public.member_role
$$;
revoke execute on function private.may_manage_members, private.role_of_kind from public;

create type public.invitation_status as enum ('pending', 'accepted', 'revoked');

create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  role public.member_role not null,
  is_manager boolean not null default false,
  email text not null check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and char_length(email) <= 200),
  status public.invitation_status not null default 'pending',
  invited_by uuid references public.accounts (user_id) on delete set null,
  invited_by_organisation_id uuid not null references public.organisations (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  accepted_by uuid,
  answered_at timestamptz
);
comment on table public.invitations is 'Who was asked by mail to act for an organisation; a pending one counts until expires_at.';
create unique index invitations_one_pending on public.invitations (email) where status = 'pending';
create index on public.invitations (organisation_id);
create index on public.invitations (invited_by_organisation_id);

alter table public.invitations enable row level security;
grant select on public.invitations to authenticated;
grant select, insert, update, delete on public.invitations to service_role;
create policy "Invitations are read by the organisation, its coordinator, auditors and administrators"
  on public.invitations for select to authenticated
  using (
    organisation_id = (select private.my_organisation_id())
    or (select private.sees_all_members())
    or organisation_id in (select private.coordinated_organisation_ids())
  );

create function private.user_id_of_email(email text) returns uuid
language sql stable security definer set search_path = ''
as $$ select u.id from auth.users u where lower(u.email) = lower($1) limit 1 $$;
revoke execute on function private.user_id_of_email from public;

-- Records an invitation; the mail is the server's to send. An invitation that ran out makes room for a new one.
create function public.invite_member(organisation_id uuid, email text, as_manager boolean default false) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  o public.organisations;
  address text := lower(btrim($2));
  new_id uuid;
begin
  select * into o from public.organisations where id = $1;
  if not found then raise exception 'not_found'; end if;
  if not private.may_manage_members(o.id) then raise exception 'not_allowed'; end if;
  if exists (select from public.memberships m where m.user_id = private.user_id_of_email(address)) then raise exception 'already_member'; end if;
  update public.invitations i set status = 'revoked', answered_at = now()
  where i.email = address and i.status = 'pending' and i.expires_at <= now();
  begin
    insert into public.invitations (organisation_id, role, is_manager, email, invited_by, invited_by_organisation_id)
    values (o.id, private.role_of_kind(o.kind), coalesce(as_manager, false), address, auth.uid(), private.my_organisation_id())
    returning id into new_id;
  exception
    when unique_violation then raise exception 'already_invited';
    when check_violation or not_null_violation then raise exception 'bad_request';
  end;
  perform private.record_event('invite', 'invitation', new_id::text, o.id, null,
    jsonb_build_object('email', address, 'role', private.role_of_kind(o.kind), 'manager', as_manager), null);
  return new_id;
end;
$$;

-- Seven days more; answers the address, for the mail that follows.
create function public.renew_invitation(invitation_id uuid) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  i public.invitations;
begin
  select * into i from public.invitations where id = $1 for update;
  if not found or not private.may_manage_members(i.organisation_id) then raise exception 'not_found'; end if;
  if i.status <> 'pending' then raise exception 'invitation_gone'; end if;
  update public.invitations set expires_at = now() + interval '7 days' where id = i.id;
  perform private.record_event('renew', 'invitation', i.id::text, i.organisation_id, null, jsonb_build_object('email', i.email), null);
  return i.email;
end;
$$;

create function public.revoke_invitation(invitation_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.invitations;
begin
  select * into i from public.invitations where id = $1 for update;
  if not found or not private.may_manage_members(i.organisation_id) then raise exception 'not_found'; end if;
  if i.status <> 'pending' then raise exception 'invitation_gone'; end if;
  update public.invitations set status = 'revoked', answered_at = now() where id = i.id;
  perform private.record_event('revoke', 'invitation', i.id::text, i.organisation_id, jsonb_build_object('email', i.email), null, null);
end;
$$;

-- The invitation of the signed-in person's own, confirmed address.
create function private.my_pending_invitation() returns public.invitations
language sql stable security definer set search_path = ''
as $$
  select i.* from public.invitations i
  join auth.users u on lower(u.email) = i.email
  where u.id = auth.uid() and u.email_confirmed_at is not null and i.status = 'pending' and i.expires_at > now()
$$;
revoke execute on function private.my_pending_invitation from public;

create function public.my_invitation() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  i public.invitations := private.my_pending_invitation();
begin
  if i.id is null then return null; end if;
  return (
    select jsonb_build_object('email', i.email, 'role', i.role, 'organisation', o.name, 'by', b.name, 'expiresAt', i.expires_at)
    from public.organisations o, public.organisations b where o.id = i.organisation_id and b.id = i.invited_by_organisation_id
  );
end;
$$;

-- Makes account and membership. A person acts for one organisation: who has one is refused.
create function public.accept_invitation(display_name text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.invitations := private.my_pending_invitation();
  o public.organisations;
begin
  if exists (select from public.memberships m where m.user_id = auth.uid()) then raise exception 'already_member'; end if;
  select * into i from public.invitations p where p.id = i.id and p.status = 'pending' for update;
  if i.id is null then raise exception 'invitation_gone'; end if;
  select * into o from public.organisations where id = i.organisation_id;
  begin
    insert into public.accounts (user_id, display_name) values (auth.uid(), btrim($1))
    on conflict (user_id) do update set display_name = excluded.display_name;
  exception
    when check_violation or not_null_violation then raise exception 'bad_request';
  end;
  insert into public.memberships (user_id, organisation_id, organisation_kind, role, is_manager)
  values (auth.uid(), o.id, o.kind, i.role, i.is_manager);
  update public.invitations set status = 'accepted', accepted_by = auth.uid(), answered_at = now() where id = i.id;
  perform private.record_event('accept', 'invitation', i.id::text, o.id, null, jsonb_build_object('email', i.email, 'name', btrim($1)), null);
  perform private.notify(o.id, 'member_joined', jsonb_build_object('name', btrim($1)), '/organisation/members');
end;
$$;

-- How many others keep the organisation able to act; its rows are held, so that two managers do not leave at once.
create function private.other_managers(organisation_id uuid, user_id uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.organisations o where o.id = $1 for update;
  return (
    select count(*) from public.memberships m
    where m.organisation_id = $1 and m.user_id <> $2 and m.is_manager and m.disabled_at is null
  );
end;
$$;
revoke execute on function private.other_managers from public;

create function public.set_manager(member_id uuid, is_manager boolean) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  m public.memberships;
begin
  select * into m from public.memberships where user_id = $1;
  if not found or not private.may_manage_members(m.organisation_id) then raise exception 'not_found'; end if;
  if not $2 and private.other_managers(m.organisation_id, m.user_id) = 0 then raise exception 'last_manager'; end if;
  update public.memberships set is_manager = $2 where user_id = m.user_id;
  perform private.record_event(case when $2 then 'appoint_manager' else 'dismiss_manager' end, 'membership', m.user_id::text,
    m.organisation_id, to_jsonb(m.is_manager), to_jsonb($2), null);
end;
$$;

create function public.remove_member(member_id uuid, why text default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  m public.memberships;
begin
  select * into m from public.memberships where user_id = $1;
  if not found or not private.may_manage_members(m.organisation_id) then raise exception 'not_found'; end if;
  if private.other_managers(m.organisation_id, m.user_id) = 0 then raise exception 'last_manager'; end if;
  delete from public.memberships where user_id = m.user_id;
  perform private.record_event('remove_member', 'membership', m.user_id::text, m.organisation_id,
    jsonb_build_object('name', (select a.display_name from public.accounts a where a.user_id = m.user_id), 'role', m.role), null, $2);
end;
$$;

-- Keeps a person out, or lets her in again; the server bans her in Auth as well.
create function public.set_member_disabled(member_id uuid, disabled boolean, why text default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  m public.memberships;
begin
  if private.my_role() is distinct from 'administrator' then raise exception 'not_allowed'; end if;
  if $1 = auth.uid() then raise exception 'not_oneself'; end if;
  select * into m from public.memberships where user_id = $1 for update;
  if not found then raise exception 'not_found'; end if;
  update public.memberships set disabled_at = case when $2 then now() end where user_id = m.user_id;
  perform private.record_event(case when $2 then 'disable' else 'enable' end, 'membership', m.user_id::text, m.organisation_id, null, null, $3);
end;
$$;

create function public.rename_account(display_name text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if private.my_role() is null then raise exception 'not_allowed'; end if;
  perform private.record_event('rename', 'account', auth.uid()::text, private.my_organisation_id(),
    (select to_jsonb(a.display_name) from public.accounts a where a.user_id = auth.uid()), to_jsonb(btrim($1)), null);
  update public.accounts a set display_name = btrim($1) where a.user_id = auth.uid();
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;

revoke execute on function public.invite_member, public.renew_invitation, public.revoke_invitation, public.my_invitation,
  public.accept_invitation, public.set_manager, public.remove_member, public.set_member_disabled, public.rename_account from public;
grant execute on function public.invite_member, public.renew_invitation, public.revoke_invitation, public.my_invitation,
  public.accept_invitation, public.set_manager, public.remove_member, public.set_member_disabled, public.rename_account to authenticated;

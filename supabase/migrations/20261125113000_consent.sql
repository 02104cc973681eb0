-- An office that works by phone lets the responsible coordinator act for it: the consent is on record before he does.

create type public.consent_channel as enum ('phone', 'paper', 'in_person');
create type public.consent_scope as enum ('posting', 'answering');

create table public.consents (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  given_by_name text not null check (char_length(given_by_name) between 1 and 60),
  given_by_post text not null check (char_length(given_by_post) between 1 and 60),
  channel public.consent_channel not null,
  given_on date not null,
  scopes public.consent_scope[] not null check (cardinality(scopes) between 1 and 2),
  -- First day on which it no longer counts.
  valid_until date not null,
  note text not null default '' check (char_length(note) <= 500),
  -- The signed paper or a note of the call, in the bucket organisation-evidence.
  object_name text unique,
  media_type text check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  recorded_by uuid references public.accounts (user_id) on delete set null,
  recorded_by_name text not null,
  recorded_by_organisation_id uuid not null references public.organisations (id),
  recorded_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_by_name text,
  revoked_why text,
  constraint consents_period_not_empty check (given_on < valid_until),
  constraint consents_file_has_a_type check ((object_name is null) = (media_type is null))
);
comment on table public.consents is 'Who of an organisation agreed, how and until when, that its coordinator posts (posting) or answers (answering) for it. Never deleted; revoked_at ends one early.';
create index on public.consents (organisation_id);
create index on public.consents (recorded_by_organisation_id);

alter table public.consents enable row level security;
grant select on public.consents to authenticated;
grant select, insert, update, delete on public.consents to service_role;
create policy "Consents are read by whose they are, who recorded them, auditors and administrators"
  on public.consents for select to authenticated
  using (
    organisation_id = (select private.my_organisation_id())
    or recorded_by_organisation_id = (select private.my_organisation_id())
    or (select private.my_role()) in ('auditor', 'administrator')
    or organisation_id in (select private.coordinated_organisation_ids())
  );

-- Whether a consent lets its coordinator act for an organisation today. Asked by every function that acts for another.
create function private.consent_counts(consent_id uuid, organisation_id uuid, scope public.consent_scope) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.consents c
    where c.id = $1 and c.organisation_id = $2 and $3 = any (c.scopes)
      and c.revoked_at is null and current_date >= c.given_on and current_date < c.valid_until
  )
$$;
comment on function private.consent_counts is 'The consent is this organisation''s, covers the scope, and is in force today.';
revoke execute on function private.consent_counts from public;

create function public.record_consent(
  organisation_id uuid, given_by_name text, given_by_post text, channel public.consent_channel, given_on date,
  scopes public.consent_scope[], valid_until date, note text default '', object_name text default null, media_type text default null
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if not private.coordinates_organisation($1) then raise exception 'not_allowed'; end if;
  if $5 >= $7 then raise exception 'period_empty'; end if;
  if $5 > current_date + 1 then raise exception 'bad_request'; end if; -- east of Greenwich it is tomorrow already
  if object_name is not null and (split_part(object_name, '/', 1) <> $1::text or not exists (
    select from storage.objects o where o.bucket_id = 'organisation-evidence' and o.name = record_consent.object_name
  )) then raise exception 'bad_request'; end if;
  begin
    insert into public.consents (organisation_id, given_by_name, given_by_post, channel, given_on, scopes, valid_until, note,
      object_name, media_type, recorded_by, recorded_by_name, recorded_by_organisation_id)
    select $1, $2, $3, $4, $5, array(select distinct s from unnest($6) s order by s), $7, coalesce($8, ''), $9, $10,
      auth.uid(), a.display_name, private.my_organisation_id()
    from public.accounts a where a.user_id = auth.uid()
    returning id into new_id;
  exception
    when check_violation or not_null_violation or unique_violation then raise exception 'bad_request';
  end;
  perform private.record_event('record_consent', 'consent', new_id::text, $1, null,
    jsonb_build_object('givenBy', $2, 'post', $3, 'channel', $4, 'givenOn', $5, 'scopes', $6, 'validUntil', $7), $8);
  perform private.notify($1, 'consent_recorded', jsonb_build_object('by', private.my_organisation_name(), 'givenBy', $2, 'until', $7),
    '/organisation/consents');
  return new_id;
end;
$$;

-- Ended early by the organisation itself or by the office that recorded it.
create function public.revoke_consent(consent_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  c public.consents;
begin
  select * into c from public.consents where id = consent_id for update;
  if not found then raise exception 'not_found'; end if;
  if private.my_role() = 'auditor'
    or private.my_organisation_id() is distinct from c.organisation_id
      and private.my_organisation_id() is distinct from c.recorded_by_organisation_id
      and not private.coordinates_organisation(c.organisation_id)
  then raise exception 'not_allowed'; end if;
  if c.revoked_at is not null then raise exception 'already_answered'; end if;

  update public.consents set revoked_at = now(), revoked_why = left(btrim($2), 500),
    revoked_by_name = (select display_name from public.accounts where user_id = auth.uid())
  where id = c.id;
  perform private.record_event('revoke_consent', 'consent', c.id::text, c.organisation_id, null, null, $2);
  perform private.notify(
    case when private.my_organisation_id() = c.organisation_id then c.recorded_by_organisation_id else c.organisation_id end,
    'consent_revoked', jsonb_build_object('by', private.my_organisation_name(), 'why', coalesce(btrim($2), '')),
    '/organisations/' || c.organisation_id || '/consents');
end;
$$;
revoke execute on function public.record_consent, public.revoke_consent from public;
grant execute on function public.record_consent, public.revoke_consent to authenticated;

-- Objects are named <organisation>/<id>; titles stand in the rows, because object names are ASCII.
insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('organisation-evidence', 'organisation-evidence', false, 10485760, array['application/pdf', 'image/jpeg', 'image/png', 'image/webp']);

create function private.organisation_of_object(name text) returns uuid
language sql immutable set search_path = ''
as $$ select case when name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9a-f-]{36}$' then split_part(name, '/', 1)::uuid end $$;

create function private.object_is_named(name text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select from public.organisation_evidence e where e.object_name = $1)
    or exists (select from public.consents c where c.object_name = $1)
$$;
revoke execute on function private.organisation_of_object, private.object_is_named from public;
grant execute on function private.organisation_of_object, private.object_is_named to authenticated;

create policy "Who sees an organisation's papers reads their objects"
  on storage.objects for select to authenticated
  using (bucket_id = 'organisation-evidence' and private.sees_evidence_of(private.organisation_of_object(name)));
create policy "An organisation's people and its coordinator add papers"
  on storage.objects for insert to authenticated
  with check (bucket_id = 'organisation-evidence' and private.may_edit_organisation(private.organisation_of_object(name)));
create policy "An object that no row names is taken away by who may add it"
  on storage.objects for delete to authenticated
  using (
    bucket_id = 'organisation-evidence'
    and private.may_edit_organisation(private.organisation_of_object(name))
    and not private.object_is_named(name)
  );

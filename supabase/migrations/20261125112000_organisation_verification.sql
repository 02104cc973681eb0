-- An organisation shows papers, the responsible office vouches for it or returns the request with a comment.

create type public.evidence_kind as enum ('licence', 'land_paper', 'authorisation', 'other');
create type public.verification_status as enum ('asked', 'returned', 'accepted', 'lapsed');

create table public.organisation_verifications (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  status public.verification_status not null default 'asked',
  -- What is vouched for: these two, as they stood.
  name text not null,
  credit_code text not null,
  note text not null default '' check (char_length(note) <= 500),
  asked_by uuid references public.accounts (user_id) on delete set null,
  asked_at timestamptz not null default now(),
  answered_by uuid references public.accounts (user_id) on delete set null,
  answered_by_organisation_id uuid references public.organisations (id),
  answered_at timestamptz,
  comment text not null default '' check (char_length(comment) <= 1000)
);
comment on table public.organisation_verifications is 'Requests to be vouched for, and their answers. `lapsed`: name or credit code changed before the answer.';
create unique index organisation_verifications_one_open on public.organisation_verifications (organisation_id) where status = 'asked';
create index on public.organisation_verifications (organisation_id, asked_at);

create table public.organisation_evidence (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  kind public.evidence_kind not null,
  title text not null check (char_length(title) between 1 and 120),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  size integer not null check (size between 1 and 10485760),
  object_name text not null unique,
  verification_id uuid references public.organisation_verifications (id) on delete set null,
  uploaded_by uuid references public.accounts (user_id) on delete set null,
  uploaded_at timestamptz not null default now()
);
comment on table public.organisation_evidence is 'Papers that an organisation shows: the object in the bucket organisation-evidence, and what it is called. `size` in bytes.';
create index on public.organisation_evidence (organisation_id);
create index on public.organisation_evidence (verification_id);

-- Papers are for the organisation's members and those who judge or check them.
create function private.sees_evidence_of(organisation_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce(
    organisation_id = private.my_organisation_id()
    or private.my_role() in ('auditor', 'administrator')
    or private.coordinates_organisation(organisation_id), false);
end;
$$;
revoke execute on function private.sees_evidence_of from public;
grant execute on function private.sees_evidence_of to authenticated;

alter table public.organisation_verifications enable row level security;
alter table public.organisation_evidence enable row level security;
grant select on public.organisation_verifications, public.organisation_evidence to authenticated;
grant select, insert, update, delete on public.organisation_verifications, public.organisation_evidence to service_role;
create policy "Requests are read by the organisation, its coordinator, auditors and administrators"
  on public.organisation_verifications for select to authenticated
  using (
    organisation_id = (select private.my_organisation_id())
    or (select private.my_role()) in ('auditor', 'administrator')
    or organisation_id in (select private.coordinated_organisation_ids())
  );
create policy "Papers are read by the organisation, its coordinator, auditors and administrators"
  on public.organisation_evidence for select to authenticated
  using (
    organisation_id = (select private.my_organisation_id())
    or (select private.my_role()) in ('auditor', 'administrator')
    or organisation_id in (select private.coordinated_organisation_ids())
  );

-- A paper is added after its object: the row names what is already there.
create function public.add_evidence(
  organisation_id uuid, kind public.evidence_kind, title text, media_type text, size integer, object_name text
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if not private.may_edit_organisation(add_evidence.organisation_id) then raise exception 'not_allowed'; end if;
  if split_part(object_name, '/', 1) <> add_evidence.organisation_id::text then raise exception 'bad_request'; end if;
  if not exists (
    select from storage.objects o where o.bucket_id = 'organisation-evidence' and o.name = add_evidence.object_name
  ) then raise exception 'not_found'; end if;
  begin
    insert into public.organisation_evidence (organisation_id, kind, title, media_type, size, object_name, uploaded_by)
    values ($1, $2, $3, $4, $5, $6, auth.uid()) returning id into new_id;
  exception
    when check_violation or not_null_violation or unique_violation then raise exception 'bad_request';
  end;
  perform private.record_event('add_evidence', 'organisation', $1::text, $1, null,
    jsonb_build_object('kind', kind, 'title', title, 'mediaType', media_type, 'size', size), null);
  return new_id;
end;
$$;

-- Papers that belong to a request stay with it. Answers the object's name, for whoever takes it away.
create function public.remove_evidence(evidence_id uuid) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  e public.organisation_evidence;
begin
  select * into e from public.organisation_evidence where id = evidence_id for update;
  if not found or not private.may_edit_organisation(e.organisation_id) then raise exception 'not_found'; end if;
  if e.verification_id is not null then raise exception 'evidence_in_use'; end if;
  delete from public.organisation_evidence where id = e.id;
  perform private.record_event('remove_evidence', 'organisation', e.organisation_id::text, e.organisation_id,
    jsonb_build_object('kind', e.kind, 'title', e.title), null, null);
  return e.object_name;
end;
$$;

-- Asks the responsible office to vouch for name and credit code, on the papers that were added since the last request.
create function public.ask_verification(organisation_id uuid, note text default '') returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  o public.organisations;
  new_id uuid;
begin
  select * into o from public.organisations where id = ask_verification.organisation_id for update;
  if not found then raise exception 'not_found'; end if;
  if o.id is distinct from private.my_organisation_id() or private.my_role() = 'auditor' then raise exception 'not_allowed'; end if;
  if o.credit_code is null then raise exception 'credit_code_needed'; end if;
  if exists (select from public.organisation_verifications v where v.organisation_id = o.id and v.status = 'asked') then
    raise exception 'verification_open';
  end if;
  if not exists (select from public.organisation_evidence e where e.organisation_id = o.id) then raise exception 'evidence_needed'; end if;

  insert into public.organisation_verifications (organisation_id, name, credit_code, note, asked_by)
  values (o.id, o.name, o.credit_code, left(coalesce(ask_verification.note, ''), 500), auth.uid()) returning id into new_id;
  update public.organisation_evidence e set verification_id = new_id where e.organisation_id = o.id;
  perform private.record_event('ask_verification', 'organisation', o.id::text, o.id, null,
    jsonb_build_object('name', o.name, 'creditCode', o.credit_code), null);
  perform private.notify(coalesce(private.responsible_office_id(o.region_code), private.operator_id()), 'verification_asked',
    jsonb_build_object('organisation', o.name), '/organisations/' || o.id || '/verification');
  return new_id;
end;
$$;

-- Where no office is near, the administrator answers.
create function private.operator_id() returns uuid
language sql stable security definer set search_path = ''
as $$ select id from public.organisations where kind = 'operator' order by created_at limit 1 $$;

-- The responsible coordinator, or the administrator, accepts or returns a request; a return says why.
create function public.answer_verification(verification_id uuid, accept boolean, comment text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v public.organisation_verifications;
begin
  select * into v from public.organisation_verifications where id = answer_verification.verification_id for update;
  if not found then raise exception 'not_found'; end if;
  if not private.may_vouch_for(v.organisation_id) then raise exception 'not_allowed'; end if;
  if v.status <> 'asked' then raise exception 'already_answered'; end if;
  if not accept and btrim(coalesce(answer_verification.comment, '')) = '' then raise exception 'comment_needed'; end if;

  update public.organisation_verifications set
    status = case when accept then 'accepted' else 'returned' end::public.verification_status,
    answered_by = auth.uid(), answered_by_organisation_id = private.my_organisation_id(), answered_at = now(),
    comment = left(btrim(coalesce(answer_verification.comment, '')), 1000)
  where id = v.id;
  if accept then
    update public.organisations set verified_at = now(), verified_by_id = private.my_organisation_id() where id = v.organisation_id;
  end if;
  perform private.record_event(case when accept then 'accept_verification' else 'return_verification' end, 'organisation',
    v.organisation_id::text, v.organisation_id, null, jsonb_build_object('name', v.name, 'creditCode', v.credit_code), answer_verification.comment);
  perform private.notify(v.organisation_id, case when accept then 'verification_accepted' else 'verification_returned' end,
    jsonb_build_object('by', private.my_organisation_name(), 'comment', btrim(coalesce(answer_verification.comment, ''))), '/organisation/verification');
end;
$$;

-- Nobody vouches for himself.
create function private.may_vouch_for(organisation_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce(
    organisation_id <> private.my_organisation_id()
    and (private.my_role() = 'administrator' or private.coordinates_organisation(organisation_id)), false);
end;
$$;

create function private.close_open_verification(organisation_id uuid) returns void
language sql security definer set search_path = ''
as $$
  update public.organisation_verifications v set status = 'lapsed', answered_at = now()
  where v.organisation_id = $1 and v.status = 'asked'
$$;
revoke execute on function public.add_evidence, public.remove_evidence, public.ask_verification, public.answer_verification,
  private.operator_id, private.may_vouch_for, private.close_open_verification from public;
grant execute on function public.add_evidence, public.remove_evidence, public.ask_verification, public.answer_verification to authenticated;

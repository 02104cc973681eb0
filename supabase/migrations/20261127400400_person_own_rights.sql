-- What a person may do about what is held of him: see all of it by a personal link, take it along, ask for correction or
-- deletion; and that it is forgotten when its purpose has ended.

create type public.person_request_kind as enum ('correction', 'deletion');
create type public.person_request_status as enum ('open', 'done', 'refused');

create table public.person_links (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.people (id) on delete cascade,
  -- SHA-256 of the link's secret; the secret itself is shown once and kept nowhere.
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_by_name text not null,
  created_at timestamptz not null default now(),
  expires_on date not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
comment on table public.person_links is 'Personal links by which people see what is held about them, without an account; revocable.';
create index on public.person_links (person_id);

create table public.person_requests (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references public.people (id) on delete cascade,
  kind public.person_request_kind not null,
  text text not null check (char_length(text) between 1 and 1000),
  status public.person_request_status not null default 'open',
  asked_at timestamptz not null default now(),
  -- 30 days to answer: GB/T 35273-2020, 8.7.
  due_on date not null default current_date + 30,
  answer text check (char_length(answer) <= 1000),
  answered_by_name text,
  answered_at timestamptz,
  constraint person_requests_answered_with_name check ((status = 'open') = (answered_at is null))
);
comment on table public.person_requests is 'What people asked about their own record, and what they were answered.';
create index on public.person_requests (person_id);

alter table public.person_links enable row level security;
alter table public.person_requests enable row level security;
grant select on public.person_links, public.person_requests to authenticated;
grant select, insert, update, delete on public.person_links, public.person_requests to service_role;
create policy "Links: the office that keeps the record"
  on public.person_links for select to authenticated using (private.keeps_person(person_id));
create policy "Requests: the office that keeps the record"
  on public.person_requests for select to authenticated using (private.keeps_person(person_id));

-- The record is forgotten: removed, or, where a plan rests on it, emptied of everything that tells who it was.
create function private.forget_person(person_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  begin
    delete from public.people p where p.id = $1;
    return;
  exception
    when foreign_key_violation then null;
  end;
  delete from public.person_links l where l.person_id = $1;
  delete from public.person_requests r where r.person_id = $1;
  delete from public.person_sensitive s where s.person_id = $1;
  delete from public.person_wishes w where w.person_id = $1;
  update public.people p set ref = left($1::text, 8), display_name = '***', title = '', languages = '{}', max_altitude_m = null, joint_with = null,
    last_ended_on = null, hardship_months = 0, wants_to_learn = '', preferences = '', forgotten_at = clock_timestamp(), revision = p.revision + 1
  where p.id = $1;
end;
$$;
revoke execute on function private.forget_person from public;

create function public.issue_person_link(person_id uuid, token_hash text, days integer default 90) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if not private.keeps_person($1) then raise exception 'not_found'; end if;
  if $3 not between 1 and 366 then raise exception 'bad_request'; end if;
  begin
    insert into public.person_links (person_id, token_hash, created_by_name, expires_on)
    select $1, $2, a.display_name, current_date + $3 from public.accounts a where a.user_id = auth.uid() returning id into new_id;
  exception
    when check_violation or unique_violation then raise exception 'bad_request';
  end;
  perform private.record_event('issue_link', 'roster_person', $1::text, private.my_organisation_id(), null, null, null);
  return new_id;
end;
$$;

create function public.revoke_person_link(link_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  of_person uuid := (select l.person_id from public.person_links l where l.id = $1);
begin
  if of_person is null or not private.keeps_person(of_person) then raise exception 'not_found'; end if;
  update public.person_links l set revoked_at = coalesce(l.revoked_at, clock_timestamp()) where l.id = $1;
  perform private.record_event('revoke_link', 'roster_person', of_person::text, private.my_organisation_id(), null, null, null);
end;
$$;

create function public.answer_person_request(request_id uuid, granted boolean, answer text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  r public.person_requests;
begin
  select * into r from public.person_requests q where q.id = $1 for update;
  if not found or not private.keeps_person(r.person_id) then raise exception 'not_found'; end if;
  if r.status <> 'open' then raise exception 'already_answered'; end if;
  if btrim(coalesce($3, '')) = '' then raise exception 'reason_needed'; end if;
  update public.person_requests q set status = case when $2 then 'done'::public.person_request_status else 'refused' end,
    answer = left(btrim($3), 1000), answered_at = clock_timestamp(),
    answered_by_name = (select display_name from public.accounts where user_id = auth.uid())
  where q.id = r.id;
  perform private.record_event(case when $2 then 'grant' else 'refuse' end, 'person_request', r.id::text, private.my_organisation_id(), null,
    to_jsonb(r.kind), null);
  if $2 and r.kind = 'deletion' then perform private.forget_person(r.person_id); end if;
end;
$$;

-- What people asked of the caller's office and were not answered yet, soonest due first.
create function public.open_person_requests() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'personId', p.id, 'name', p.display_name, 'kind', r.kind, 'text', r.text,
      'askedAt', r.asked_at, 'dueOn', r.due_on) order by r.due_on, r.asked_at), '[]')
    from public.person_requests r join public.people p on p.id = r.person_id
    where r.status = 'open' and p.office_id = private.my_roster_office());
end;
$$;

-- Everything that is held about a person, for himself. Called by the pages behind a personal link, with the platform's rights.
create function public.person_by_link(token_hash text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  link public.person_links;
begin
  update public.person_links l set last_used_at = clock_timestamp()
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > current_date returning * into link;
  if not found then return null; end if;
  return (
    select jsonb_build_object(
      'content', private.roster_content('person', p.id, true),
      'office', o.name,
      'contact', (select jsonb_build_object('person', c.person_name, 'phone', c.phone, 'email', c.email, 'answerHours', c.answer_hours)
        from public.office_contacts c where c.organisation_id = o.id),
      'exchange', (select jsonb_build_object('name', e.name, 'purpose', e.purpose, 'offices', jsonb_build_array(oe.name, ow.name))
        from public.exchanges e join public.organisations oe on oe.id = e.east_office_id join public.organisations ow on ow.id = e.west_office_id
        where e.id = p.exchange_id),
      'recordedAt', p.created_at, 'changedAt', p.updated_at, 'linkExpiresOn', link.expires_on,
      'wishes', (select coalesce(jsonb_agg(jsonb_build_object('post', q.title, 'wish', w.wish) order by q.ref), '[]')
        from public.person_wishes w join public.posts q on q.id = w.post_id where w.person_id = p.id),
      'requests', (select coalesce(jsonb_agg(jsonb_build_object('kind', r.kind, 'text', r.text, 'status', r.status, 'askedAt', r.asked_at,
          'dueOn', r.due_on, 'answer', r.answer, 'answeredBy', r.answered_by_name) order by r.asked_at desc), '[]')
        from public.person_requests r where r.person_id = p.id),
      'events', (select coalesce(jsonb_agg(jsonb_build_object('verb', v.verb, 'at', v.at, 'by', v.actor_name, 'columns', v.new) order by v.id desc), '[]')
        from public.audit_events v where v.subject_kind = 'roster_person' and v.subject_id = p.id::text))
    from public.people p join public.organisations o on o.id = p.office_id where p.id = link.person_id and p.forgotten_at is null);
end;
$$;

create function public.ask_by_link(token_hash text, kind public.person_request_kind, text text) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  p public.people;
begin
  select x.* into p from public.people x join public.person_links l on l.person_id = x.id
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > current_date and x.forgotten_at is null;
  if not found then return false; end if;
  if btrim(coalesce($3, '')) = '' then raise exception 'reason_needed'; end if;
  if (select count(*) from public.person_requests r where r.person_id = p.id and r.status = 'open') >= 5 then raise exception 'too_many_requests'; end if;
  insert into public.person_requests (person_id, kind, text) values (p.id, $2, left(btrim($3), 1000));
  perform private.notify(p.office_id, 'person_request', jsonb_build_object('name', p.display_name, 'what', $2, 'due', current_date + 30),
    '/secondments/people/' || p.id);
  return true;
end;
$$;

-- Forgets people whose time is over and says so; a month before, the office is told once.
create function private.duty_forget_people() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p record;
begin
  for p in
    select x.id, x.office_id, x.ref from public.people x where x.keep_until <= current_date and x.forgotten_at is null order by x.id for update
  loop
    insert into public.audit_events (verb, subject_kind, subject_id, concerns, why)
    values ('forget', 'roster_person', p.id::text, p.office_id, 'retention');
    perform private.forget_person(p.id);
    perform private.notify(p.office_id, 'person_forgotten', jsonb_build_object('ref', p.ref), '/secondments/people');
  end loop;
  for p in
    select x.office_id, count(*) as people, min(x.keep_until) as first from public.people x
    where x.forgotten_at is null and x.keep_until <= current_date + 30
      and not exists (select from public.notifications n where n.organisation_id = x.office_id and n.kind = 'person_retention_soon'
        and n.created_at > now() - interval '25 days')
    group by x.office_id
  loop
    perform private.notify(p.office_id, 'person_retention_soon', jsonb_build_object('people', p.people, 'first', p.first), '/secondments/people?keep=soon');
  end loop;
end;
$$;
revoke execute on function private.duty_forget_people from public;

-- A wish of a person about a post of his exchange; null takes it back.
create function public.set_person_wish(person_id uuid, post_id uuid, wish public.person_wish) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.keeps_person($1) then raise exception 'not_found'; end if;
  if not exists (select from public.posts q join public.people p on p.id = $1 and p.exchange_id = q.exchange_id where q.id = $2) then
    raise exception 'not_found';
  end if;
  delete from public.person_wishes w where w.person_id = $1 and w.post_id = $2;
  if $3 is not null then insert into public.person_wishes (person_id, post_id, wish) values ($1, $2, $3); end if;
  perform private.record_event('wish', 'roster_person', $1::text, private.my_organisation_id(), null, '["wishes"]', null);
end;
$$;

revoke execute on function public.issue_person_link, public.revoke_person_link, public.answer_person_request, public.open_person_requests,
  public.person_by_link, public.ask_by_link, public.set_person_wish from public;
grant execute on function public.issue_person_link, public.revoke_person_link, public.answer_person_request, public.open_person_requests,
  public.set_person_wish to authenticated;
grant execute on function public.person_by_link, public.ask_by_link to service_role;

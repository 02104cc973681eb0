-- Assignments in a calendar program: of a person, and of a unit that sends and takes in. Addresses carry a key and can be taken
-- back; a station's own (`station_calendars`) already shows who lives there.

create table public.secondment_calendars (
  id uuid primary key default gen_random_uuid(),
  person_id uuid references public.people (id) on delete cascade,
  unit_id uuid references public.work_units (id) on delete cascade,
  -- Only its hash: who reads this table can't read the calendar by it.
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  -- Whoever made it; the person himself by his personal link.
  made_by_name text not null,
  made_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz,
  revoked_by_name text,
  constraint secondment_calendars_of_one check (num_nonnulls(person_id, unit_id) = 1)
);
comment on table public.secondment_calendars is 'Addresses under which the assignments of a person or a unit can be read as a calendar, and whether they were taken back.';
create index on public.secondment_calendars (person_id);
create index on public.secondment_calendars (unit_id);

-- Units whose calendar is the caller's affair: his organisation's own, and those that his talent office keeps.
create function private.calendar_unit_ids() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select private.my_unit_ids()
  union select u.id from public.work_units u where u.office_id = (select private.my_roster_office())
$$;
revoke execute on function private.calendar_unit_ids from public;
grant execute on function private.calendar_unit_ids to authenticated;

alter table public.secondment_calendars enable row level security;
revoke all on public.secondment_calendars from anon, authenticated, service_role;
grant select on public.secondment_calendars to authenticated, service_role;
create policy "Addresses: the unit, the office that keeps the person or the unit, auditors"
  on public.secondment_calendars for select to authenticated
  using (
    private.keeps_person(person_id)
    or unit_id in (select private.calendar_unit_ids())
    or (select private.my_role()) = 'auditor'
  );

create function private.new_calendar(person_id uuid, unit_id uuid, made_by text) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  key text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
  if (select count(*) from public.secondment_calendars k
      where (k.person_id = $1 or k.unit_id = $2) and k.revoked_at is null) >= 20 then raise exception 'too_many_calendars'; end if;
  insert into public.secondment_calendars (person_id, unit_id, key_hash, made_by_name)
  values ($1, $2, encode(sha256(convert_to(key, 'UTF8')), 'hex'), $3);
  return key;
end;
$$;

-- Makes an address of one person or one unit; answers its key, which is told once.
create function public.make_secondment_calendar(person_id uuid default null, unit_id uuid default null) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  key text;
begin
  if num_nonnulls($1, $2) <> 1 then raise exception 'bad_request'; end if;
  if private.my_role() is null or not coalesce(private.keeps_person($1) or $2 in (select private.calendar_unit_ids()), false) then raise exception 'not_found'; end if;
  if private.my_role() in ('auditor', 'administrator') then raise exception 'not_allowed'; end if;
  key := private.new_calendar($1, $2, private.my_name());
  perform private.record_event('make_calendar', 'secondment_calendar', coalesce($1, $2)::text, private.my_organisation_id(), null, null, null);
  return key;
end;
$$;
comment on function public.make_secondment_calendar is 'Makes a calendar address; answers its key. Raises not_found, not_allowed, bad_request, too_many_calendars.';

create function public.revoke_secondment_calendar(calendar_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.secondment_calendars k set revoked_at = clock_timestamp(), revoked_by_name = private.my_name()
  where k.id = $1 and k.revoked_at is null
    and private.my_role() not in ('auditor', 'administrator')
    and (private.keeps_person(k.person_id) or k.unit_id in (select private.calendar_unit_ids()));
  if not found then raise exception 'not_found'; end if;
  perform private.record_event('revoke_calendar', 'secondment_calendar', $1::text, private.my_organisation_id(), null, null, null);
end;
$$;
comment on function public.revoke_secondment_calendar is 'Takes an address back: whoever has it reads nothing more. Raises not_found.';

-- The person's own, by his personal link: all addresses about him, whoever made them.
create function private.person_of_link(token_hash text) returns public.people
language sql stable security definer set search_path = ''
as $$
  select p.* from public.people p join public.person_links l on l.person_id = p.id
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > current_date and p.forgotten_at is null
$$;

create function public.calendars_by_link(token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'madeBy', k.made_by_name, 'madeAt', k.made_at) order by k.made_at), '[]')
  from public.secondment_calendars k where k.person_id = (select p.id from private.person_of_link($1) p) and k.revoked_at is null
$$;

create function public.make_calendar_by_link(token_hash text) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  person public.people := private.person_of_link($1);
begin
  if person.id is null then raise exception 'not_found'; end if;
  return private.new_calendar(person.id, null, person.display_name);
end;
$$;

create function public.revoke_calendar_by_link(token_hash text, calendar_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  person public.people := private.person_of_link($1);
begin
  update public.secondment_calendars k set revoked_at = clock_timestamp(), revoked_by_name = person.display_name
  where k.id = $2 and k.person_id = person.id and k.revoked_at is null;
  if not found then raise exception 'not_found'; end if;
end;
$$;

-- What an address leads to; null when there is no such key or it was taken back. Published assignments, and those that were over
-- less than 90 days ago. For the server: a calendar program signs in nowhere.
create function public.read_secondment_calendar(key text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  k public.secondment_calendars;
begin
  select * into k from public.secondment_calendars c
  where c.key_hash = encode(sha256(convert_to($1, 'UTF8')), 'hex') and c.revoked_at is null;
  if not found or exists (select from public.people p where p.id = k.person_id and p.forgotten_at is not null) then return null; end if;
  return jsonb_build_object(
    'of', coalesce((select p.display_name from public.people p where p.id = k.person_id), (select u.name from public.work_units u where u.id = k.unit_id)),
    'isUnit', k.unit_id is not null,
    'assignments', (
      select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'revision', s.revision, 'person', p.display_name, 'post', q.title, 'home', u.name, 'host', h.name,
        'isOutgoing', s.home_unit_id is not distinct from k.unit_id,
        'station', (select st.name || '，' || st.address from public.station_posts sp join public.stations st on st.id = sp.station_id where sp.post_id = q.id),
        'from', s.starts_on, 'until', s.ends_before) order by s.starts_on, s.number), '[]')
      from public.secondments s join public.people p on p.id = s.person_id join public.posts q on q.id = s.post_id
      join public.work_units u on u.id = s.home_unit_id join public.work_units h on h.id = s.host_unit_id
      where s.status in ('published', 'running', 'completed') and s.ends_before > private.civil_today() - 90
        and (s.person_id = k.person_id or k.unit_id in (s.home_unit_id, s.host_unit_id))));
end;
$$;
revoke execute on function private.new_calendar, private.person_of_link from public;
revoke execute on function public.make_secondment_calendar, public.revoke_secondment_calendar, public.calendars_by_link, public.make_calendar_by_link,
  public.revoke_calendar_by_link, public.read_secondment_calendar from public;
grant execute on function public.make_secondment_calendar, public.revoke_secondment_calendar to authenticated;
grant execute on function public.calendars_by_link, public.make_calendar_by_link, public.revoke_calendar_by_link, public.read_secondment_calendar to service_role;

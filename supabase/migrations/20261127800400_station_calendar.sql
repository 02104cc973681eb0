-- Bookings in a person's own calendar: an address that carries a key, and that can be taken back.

create table public.station_calendars (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  -- All bookings at this station (its host's); null: the organisation's own bookings, wherever they are.
  station_id uuid references public.stations (id) on delete cascade,
  -- Only its hash: who reads this table can't read the calendar by it.
  key_hash text not null unique check (key_hash ~ '^[0-9a-f]{64}$'),
  made_by uuid,
  made_by_name text not null,
  made_at timestamptz not null default clock_timestamp(),
  revoked_at timestamptz,
  revoked_by_name text
);
comment on table public.station_calendars is 'Addresses under which bookings can be read as a calendar, and whether they were taken back.';
create index on public.station_calendars (organisation_id);
create index on public.station_calendars (station_id);

alter table public.station_calendars enable row level security;
grant select on public.station_calendars to authenticated, service_role;
create policy "Calendar addresses are read by the organisation that made them, and by auditors"
  on public.station_calendars for select to authenticated
  using (organisation_id = (select private.my_organisation_id()) or (select private.my_role()) = 'auditor');

-- Makes an address; answers its key, which is told once.
create function public.make_station_calendar(station_id uuid default null) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  key text := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
begin
  if private.my_role() is null or private.my_role() in ('auditor', 'administrator') then raise exception 'not_allowed'; end if;
  if station_id is not null then perform private.own_station(station_id); end if;
  if (select count(*) from public.station_calendars k where k.organisation_id = private.my_organisation_id() and k.revoked_at is null) >= 20 then
    raise exception 'too_many_calendars';
  end if;
  insert into public.station_calendars (organisation_id, station_id, key_hash, made_by, made_by_name)
  select private.my_organisation_id(), $1, encode(sha256(convert_to(key, 'UTF8')), 'hex'), a.user_id, a.display_name
  from public.accounts a where a.user_id = auth.uid();
  perform private.record_event('make_calendar', 'station_calendar', coalesce(station_id::text, 'own'), private.my_organisation_id(), null, null, null);
  return key;
end;
$$;
comment on function public.make_station_calendar is 'Makes a calendar address; answers its key. Raises not_allowed, not_found, too_many_calendars.';

create function public.revoke_station_calendar(calendar_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if private.my_role() = 'auditor' then raise exception 'not_allowed'; end if;
  update public.station_calendars k set revoked_at = clock_timestamp(),
    revoked_by_name = (select display_name from public.accounts where user_id = auth.uid())
  where k.id = calendar_id and k.organisation_id = private.my_organisation_id() and k.revoked_at is null;
  if not found then raise exception 'not_found'; end if;
  perform private.record_event('revoke_calendar', 'station_calendar', calendar_id::text, private.my_organisation_id(), null, null, null);
end;
$$;
revoke execute on function public.make_station_calendar, public.revoke_station_calendar from public;
grant execute on function public.make_station_calendar, public.revoke_station_calendar to authenticated;

-- What an address leads to; null when there is no such key or it was taken back. For the server: a calendar program signs in nowhere.
create function public.read_station_calendar(key text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  k public.station_calendars;
begin
  select * into k from public.station_calendars c
  where c.key_hash = encode(sha256(convert_to(key, 'UTF8')), 'hex') and c.revoked_at is null;
  if not found then return null; end if;
  return (
    select jsonb_build_object(
      'of', coalesce((select s.name from public.stations s where s.id = k.station_id), (select o.name from public.organisations o where o.id = k.organisation_id)),
      'stays', coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'station', s.name, 'address', s.address, 'kind', p.kind, 'place', p.name, 'guest', t.guest_name,
        'status', t.status, 'from', t.starts_on, 'until', t.ends_before) order by t.starts_on, t.number), '[]'))
    from public.station_stays t join public.stations s on s.id = t.station_id join public.station_places p on p.id = t.place_id
    where t.status in ('booked', 'arrived', 'left') and t.ends_before > private.civil_today() - 90
      and (case when k.station_id is null then t.organisation_id = k.organisation_id
        else t.station_id = k.station_id and s.host_id = k.organisation_id end));
end;
$$;
revoke execute on function public.read_station_calendar from public;
grant execute on function public.read_station_calendar to service_role;

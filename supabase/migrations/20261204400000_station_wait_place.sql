-- Each kind of place has its own waiting list, and each expert hers: who waits for one expert's days is not offered another's.

alter table public.station_waits
  add column place_id uuid,
  add constraint station_waits_place_fkey foreign key (place_id, station_id) references public.station_places (id, station_id);
comment on column public.station_waits.place_id is 'The place that is waited for; null: whichever of its kind is free first.';
create index on public.station_waits (place_id);

-- Waits for a place of a kind, or for the named one, where it is not free for the whole period.
drop function public.wait_for_station(uuid, public.place_kind, date, date, text, text);
create function public.wait_for_station(
  station_id uuid, kind public.place_kind, starts_on date, ends_before date, guest text, purpose text default '', place_id uuid default null
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations := private.bookable_station(station_id);
  new_id uuid;
begin
  perform private.check_period(station, starts_on, ends_before);
  if btrim(coalesce(guest, '')) = '' then raise exception 'guest_needed'; end if;
  if not exists (
    select from public.station_places p
    where p.station_id = station.id and p.kind = $2 and p.retired_on is null and ($7 is null or p.id = $7)
  ) then raise exception 'no_places'; end if;
  if private.free_place(station.id, kind, starts_on, ends_before, place_id) is not null
    and not private.share_is_used(station, kind, private.my_organisation_id(), starts_on, ends_before) then raise exception 'place_is_free'; end if;
  if (select count(*) from public.station_waits w where w.organisation_id = private.my_organisation_id() and w.status in ('waiting', 'offered')) >= 10 then
    raise exception 'too_many_waits';
  end if;
  insert into public.station_waits (station_id, kind, place_id, organisation_id, guest_name, purpose, starts_on, ends_before, asked_by, asked_by_name)
  select station.id, $2, $7, private.my_organisation_id(), left(btrim(guest), 60), left(btrim(coalesce($6, '')), 300), $3, $4, a.user_id, a.display_name
  from public.accounts a where a.user_id = auth.uid()
  returning id into new_id;
  perform private.record_event('wait', 'station_wait', new_id::text, private.my_organisation_id(), null,
    jsonb_build_object('station', station.number, 'kind', kind, 'from', starts_on, 'until', ends_before), null);
  return new_id;
end;
$$;
comment on function public.wait_for_station is 'Joins the waiting list of a kind, or of a named place. Raises what book_station raises of a period, and no_places, place_is_free, too_many_waits.';
revoke execute on function public.wait_for_station from public;
grant execute on function public.wait_for_station to authenticated;

-- Offers what is free to those who wait, in the order in which they asked; each offer holds its place until the deadline: a day,
-- or less where the stay begins sooner, and never less than two hours.
create or replace function private.offer_places(station_id uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations;
  wait public.station_waits;
  place uuid;
  held uuid;
  deadline timestamptz;
  offers integer := 0;
begin
  select * into station from public.stations s where s.id = offer_places.station_id for update;
  if station.status not in ('open', 'closing') then return 0; end if;
  for wait in
    select * from public.station_waits w
    where w.station_id = station.id and w.status = 'waiting' and w.starts_on >= private.civil_today()
      and w.ends_before <= coalesce(station.closes_on, w.ends_before)
    order by w.number for update
  loop
    continue when private.share_is_used(station, wait.kind, wait.organisation_id, wait.starts_on, wait.ends_before);
    place := private.free_place(station.id, wait.kind, wait.starts_on, wait.ends_before, wait.place_id);
    continue when place is null;
    insert into public.station_stays (station_id, place_id, organisation_id, guest_name, purpose, starts_on, ends_before, status, booked_by, booked_by_name)
    values (station.id, place, wait.organisation_id, wait.guest_name, wait.purpose, wait.starts_on, wait.ends_before, 'held', wait.asked_by, wait.asked_by_name)
    returning id into held;
    deadline := greatest(now() + interval '2 hours', least(now() + interval '24 hours', (wait.starts_on + time '12:00') at time zone 'Asia/Shanghai'));
    update public.station_waits w set status = 'offered', stay_id = held, offer_until = deadline where w.id = wait.id;
    perform private.notify(wait.organisation_id, 'station_offer', jsonb_build_object('station', station.name, 'guest', wait.guest_name,
      'on', wait.starts_on, 'until', to_char(deadline at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')), '/stations/bookings');
    offers := offers + 1;
  end loop;
  return offers;
end;
$$;

-- Ends an expert's days here; who waits for them is told instead of waiting on in vain.
create or replace function public.retire_station_expert(place_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  place public.station_places;
  station public.stations;
  wait public.station_waits;
begin
  select * into place from public.station_places p where p.id = retire_station_expert.place_id and p.kind = 'expert';
  station := private.own_station(place.station_id);
  if exists (
    select from public.station_stays t where t.place_id = place.id and t.status in ('held', 'booked', 'arrived') and t.ends_before > private.civil_today()
  ) then raise exception 'places_in_use'; end if;
  update public.station_places p set retired_on = private.civil_today() where p.id = place.id and p.retired_on is null;
  for wait in
    select * from public.station_waits w where w.station_id = station.id and w.place_id = place.id and w.status = 'waiting' order by w.number for update
  loop
    update public.station_waits w set status = 'lapsed' where w.id = wait.id;
    perform private.notify(wait.organisation_id, 'station_wait_over', jsonb_build_object('station', station.name, 'guest', wait.guest_name,
      'on', wait.starts_on, 'offered', false), '/stations/bookings');
  end loop;
  perform private.record_event('retire_expert', 'station', station.id::text, station.host_id, jsonb_build_object('name', place.name), null, null);
end;
$$;

-- Whose turn it is: the place of each that waits in the list of its kind (of its expert), for who waits and for who runs or checks the station.
create function public.wait_turns() returns table (wait_id uuid, turn integer)
language sql stable security definer set search_path = ''
as $$
  select t.id, t.turn
  from (
    select w.id, w.station_id, w.organisation_id,
      (row_number() over (partition by w.station_id, w.kind, w.place_id order by w.number))::integer as turn
    from public.station_waits w where w.status in ('waiting', 'offered')
  ) t
  where t.organisation_id = private.my_organisation_id() or private.inside_station_id(t.station_id)
$$;
comment on function public.wait_turns is 'The place in its waiting list of each that waits, of one''s own and at one''s own stations; 1 is next.';
revoke execute on function public.wait_turns from public;
grant execute on function public.wait_turns to authenticated;

-- Booking without double booking: one station's bookings are made one after another, and a constraint stands behind that.

-- The first free place of a kind for a whole period; null where there is none.
create function private.free_place(station_id uuid, kind public.place_kind, starts_on date, ends_before date, place_id uuid default null)
returns uuid
language sql stable security definer set search_path = ''
as $$
  select p.id from public.station_places p
  where p.station_id = $1 and p.kind = $2 and ($5 is null or p.id = $5) and (p.retired_on is null or p.retired_on >= $4)
    and not exists (
      select from public.station_stays t
      where t.place_id = p.id and t.status in ('held', 'booked', 'arrived', 'left')
        and daterange(t.starts_on, t.ends_before) && daterange($3, $4))
  order by p.position
  limit 1
$$;

-- Whether an organisation would hold more places of a kind than the station lets one organisation have at once.
create function private.share_is_used(station public.stations, kind public.place_kind, organisation_id uuid, starts_on date, ends_before date)
returns boolean
language sql stable security definer set search_path = ''
as $$
  select station.organisation_places_most is not null and (
    select count(*) from public.station_stays t join public.station_places p on p.id = t.place_id
    where t.station_id = station.id and p.kind = $2 and t.organisation_id = $3 and t.status in ('held', 'booked', 'arrived')
      and daterange(t.starts_on, t.ends_before) && daterange($4, $5)) >= station.organisation_places_most
$$;

-- Refuses a period that the station's rule does not take.
create function private.check_period(station public.stations, starts_on date, ends_before date) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if starts_on is null or ends_before is null then raise exception 'bad_request'; end if;
  if ends_before <= starts_on then raise exception 'period_empty'; end if;
  if starts_on < private.civil_today() then raise exception 'day_is_over'; end if;
  if ends_before - starts_on > station.stay_days_most then raise exception 'stay_too_long'; end if;
  if starts_on > private.civil_today() + station.ahead_days_most then raise exception 'too_far_ahead'; end if;
  if starts_on < station.opened_on or ends_before > coalesce(station.closes_on, ends_before) then raise exception 'station_not_open'; end if;
end;
$$;

-- The station to book at, locked: whoever asks at the same time waits for this transaction.
create function private.bookable_station(station_id uuid) returns public.stations
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations;
begin
  if private.my_role() is null or private.my_role() in ('auditor', 'administrator') then raise exception 'not_allowed'; end if;
  select * into station from public.stations s
  where s.id = station_id and (private.is_shown_station(s.status, s.opened_on) or private.inside_station(s.host_id)) for update;
  if not found then raise exception 'not_found'; end if;
  if station.status not in ('open', 'closing') then raise exception 'station_not_open'; end if;
  return station;
end;
$$;
revoke execute on function private.free_place, private.share_is_used, private.check_period, private.bookable_station from public;

-- Books a place, the named one or the first that is free.
create function public.book_station(
  station_id uuid, kind public.place_kind, starts_on date, ends_before date, guest text, purpose text default '', place_id uuid default null
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations := private.bookable_station(station_id);
  place uuid;
  new_id uuid;
begin
  perform private.check_period(station, starts_on, ends_before);
  if btrim(coalesce(guest, '')) = '' then raise exception 'guest_needed'; end if;
  if private.share_is_used(station, kind, private.my_organisation_id(), starts_on, ends_before) then raise exception 'share_used_up'; end if;
  place := private.free_place(station.id, kind, starts_on, ends_before, place_id);
  if place is null then raise exception 'place_taken'; end if;
  insert into public.station_stays (station_id, place_id, organisation_id, guest_name, purpose, starts_on, ends_before, booked_by, booked_by_name)
  select station.id, place, private.my_organisation_id(), left(btrim(guest), 60), left(btrim(coalesce($6, '')), 300), $3, $4, a.user_id, a.display_name
  from public.accounts a where a.user_id = auth.uid()
  returning id into new_id;
  perform private.record_event('book', 'station_stay', new_id::text, private.my_organisation_id(), null,
    jsonb_build_object('station', station.number, 'kind', kind, 'from', starts_on, 'until', ends_before), null);
  if station.host_id <> private.my_organisation_id() then
    perform private.notify(station.host_id, 'station_booked', jsonb_build_object('station', station.name, 'by', private.my_organisation_name(),
      'guest', left(btrim(guest), 60), 'on', starts_on), '/stations/' || station.id);
  end if;
  return new_id;
exception
  when exclusion_violation then raise exception 'place_taken';
end;
$$;
comment on function public.book_station is 'Books a place for [starts_on, ends_before). Raises not_allowed, not_found, station_not_open, period_empty, day_is_over, stay_too_long, too_far_ahead, guest_needed, share_used_up, place_taken, bad_request.';

-- Waits for a place of a kind, where none is free for the whole period.
create function public.wait_for_station(
  station_id uuid, kind public.place_kind, starts_on date, ends_before date, guest text, purpose text default ''
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations := private.bookable_station(station_id);
  new_id uuid;
begin
  perform private.check_period(station, starts_on, ends_before);
  if btrim(coalesce(guest, '')) = '' then raise exception 'guest_needed'; end if;
  if not exists (select from public.station_places p where p.station_id = station.id and p.kind = $2 and p.retired_on is null) then raise exception 'no_places'; end if;
  if private.free_place(station.id, kind, starts_on, ends_before) is not null
    and not private.share_is_used(station, kind, private.my_organisation_id(), starts_on, ends_before) then raise exception 'place_is_free'; end if;
  if (select count(*) from public.station_waits w where w.organisation_id = private.my_organisation_id() and w.status in ('waiting', 'offered')) >= 10 then
    raise exception 'too_many_waits';
  end if;
  insert into public.station_waits (station_id, kind, organisation_id, guest_name, purpose, starts_on, ends_before, asked_by, asked_by_name)
  select station.id, $2, private.my_organisation_id(), left(btrim(guest), 60), left(btrim(coalesce($6, '')), 300), $3, $4, a.user_id, a.display_name
  from public.accounts a where a.user_id = auth.uid()
  returning id into new_id;
  perform private.record_event('wait', 'station_wait', new_id::text, private.my_organisation_id(), null,
    jsonb_build_object('station', station.number, 'kind', kind, 'from', starts_on, 'until', ends_before), null);
  return new_id;
end;
$$;
comment on function public.wait_for_station is 'Joins the waiting list. Raises what book_station raises of a period, and no_places, place_is_free, too_many_waits.';

-- Offers what is free to those who wait, in the order in which they asked; each offer holds its place until the deadline: a day,
-- or less where the stay begins sooner, and never less than two hours.
create function private.offer_places(station_id uuid) returns integer
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
    place := private.free_place(station.id, wait.kind, wait.starts_on, wait.ends_before);
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

-- Gives a held place back and ends the waiting in the given way.
create function private.end_offer(wait public.station_waits, status public.wait_status) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.station_stays t set status = 'cancelled', ended_why = 'offer_' || end_offer.status where t.id = wait.stay_id and t.status = 'held';
  update public.station_waits w set status = end_offer.status where w.id = wait.id;
end;
$$;
revoke execute on function private.offer_places, private.end_offer from public;

-- Takes an offer, or lets it pass; who still waits leaves the list.
create function public.answer_wait(wait_id uuid, accept boolean) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  wait public.station_waits;
  of_station uuid;
begin
  select w.station_id into of_station from public.station_waits w where w.id = wait_id and w.organisation_id = private.my_organisation_id();
  if not found then raise exception 'not_found'; end if;
  if private.my_role() in ('auditor', 'administrator') then raise exception 'not_allowed'; end if;
  perform from public.stations s where s.id = of_station for update;
  select * into wait from public.station_waits w where w.id = wait_id for update;
  if wait.status = 'offered' and accept and wait.offer_until < now() then raise exception 'offer_over'; end if;
  if wait.status = 'offered' and accept then
    update public.station_stays t set status = 'booked', booked_at = clock_timestamp() where t.id = wait.stay_id;
    update public.station_waits w set status = 'taken' where w.id = wait.id;
  elsif wait.status = 'offered' then
    perform private.end_offer(wait, 'passed');
    perform private.offer_places(wait.station_id);
  elsif wait.status = 'waiting' and not accept then
    update public.station_waits w set status = 'withdrawn' where w.id = wait.id;
  else
    raise exception 'wrong_state';
  end if;
  perform private.record_event(case when accept then 'take_offer' else 'pass_offer' end, 'station_wait', wait.id::text, wait.organisation_id,
    to_jsonb(wait.status), null, null);
end;
$$;
comment on function public.answer_wait is 'Takes an offered place (true), lets it pass or leaves the list (false). Raises not_found, not_allowed, wrong_state, offer_over.';

-- A booking that the caller made or that is at her station, locked after its station.
create function private.reachable_stay(stay_id uuid) returns public.station_stays
language plpgsql security definer set search_path = ''
as $$
declare
  stay public.station_stays;
begin
  select t.* into stay from public.station_stays t join public.stations s on s.id = t.station_id
  where t.id = stay_id and private.my_organisation_id() in (t.organisation_id, s.host_id);
  if not found then raise exception 'not_found'; end if;
  if private.my_role() in ('auditor', 'administrator') then raise exception 'not_allowed'; end if;
  perform from public.stations s where s.id = stay.station_id for update;
  select * into stay from public.station_stays t where t.id = stay_id for update;
  return stay;
end;
$$;
revoke execute on function private.reachable_stay from public;

-- Takes a booking back; the host says why. The place goes to who waits.
create function public.cancel_stay(stay_id uuid, why text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  stay public.station_stays := private.reachable_stay(stay_id);
  station public.stations;
  reason text := left(btrim(coalesce(why, '')), 500);
begin
  select * into station from public.stations s where s.id = stay.station_id;
  if stay.status <> 'booked' then raise exception 'wrong_state'; end if;
  if stay.organisation_id <> private.my_organisation_id() and reason = '' then raise exception 'reason_needed'; end if;
  update public.station_stays t set status = 'cancelled', ended_why = reason where t.id = stay.id;
  perform private.record_event('cancel', 'station_stay', stay.id::text, stay.organisation_id, null, null, reason);
  if station.host_id <> stay.organisation_id then
    perform private.notify(case when stay.organisation_id = private.my_organisation_id() then station.host_id else stay.organisation_id end,
      'station_stay_cancelled', jsonb_build_object('station', station.name, 'guest', stay.guest_name, 'on', stay.starts_on, 'by', private.my_organisation_name(), 'why', reason),
      '/stations/' || station.id);
  end if;
  perform private.offer_places(station.id);
end;
$$;
comment on function public.cancel_stay is 'Takes a booking back. Raises not_found, not_allowed, wrong_state, reason_needed.';

-- The host notes that a guest has come, or has gone; going early frees the rest.
create function public.note_stay(stay_id uuid, has_left boolean default false) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  stay public.station_stays := private.reachable_stay(stay_id);
  today date := private.civil_today();
begin
  if not exists (select from public.stations s where s.id = stay.station_id and s.host_id = private.my_organisation_id()) then raise exception 'not_allowed'; end if;
  if not has_left then
    if stay.status <> 'booked' then raise exception 'wrong_state'; end if;
    if today < stay.starts_on then raise exception 'not_yet_begun'; end if;
    update public.station_stays t set status = 'arrived', arrived_at = clock_timestamp(),
      arrival_noted_by_name = (select display_name from public.accounts where user_id = auth.uid())
    where t.id = stay.id;
  else
    if stay.status <> 'arrived' then raise exception 'wrong_state'; end if;
    update public.station_stays t set status = 'left', ends_before = greatest(stay.starts_on + 1, least(stay.ends_before, today)) where t.id = stay.id;
    perform private.offer_places(stay.station_id);
  end if;
  perform private.record_event(case when has_left then 'note_departure' else 'note_arrival' end, 'station_stay', stay.id::text, stay.organisation_id, null, null, null);
end;
$$;
comment on function public.note_stay is 'Notes an arrival, or a departure that frees the rest. Raises not_found, not_allowed, wrong_state, not_yet_begun.';

-- Every day: who did not come by the end of the first day loses the rest, offers run out, stays end; what is free is offered on.
create function private.duty_station_days() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  today date := private.civil_today();
  stay public.station_stays;
  wait public.station_waits;
  station public.stations;
begin
  for station in
    select * from public.stations s where s.status in ('open', 'closing') order by s.id for update
  loop
    for stay in
      select * from public.station_stays t where t.station_id = station.id and t.status = 'booked' and t.starts_on < today for update
    loop
      update public.station_stays t set status = 'no_show', ended_why = 'no_show' where t.id = stay.id;
      perform private.record_event('no_show', 'station_stay', stay.id::text, stay.organisation_id, null, null, null);
      perform private.notify(stay.organisation_id, 'station_no_show', jsonb_build_object('station', station.name, 'guest', stay.guest_name, 'on', stay.starts_on), '/stations/bookings');
    end loop;
    update public.station_stays t set status = 'left' where t.station_id = station.id and t.status = 'arrived' and t.ends_before <= today;
    for wait in
      select * from public.station_waits w
      where w.station_id = station.id and ((w.status = 'offered' and w.offer_until < now()) or (w.status = 'waiting' and w.starts_on < today)) for update
    loop
      if wait.status = 'offered' then perform private.end_offer(wait, 'lapsed');
      else update public.station_waits w set status = 'lapsed' where w.id = wait.id;
      end if;
      perform private.notify(wait.organisation_id, 'station_wait_over', jsonb_build_object('station', station.name, 'guest', wait.guest_name,
        'on', wait.starts_on, 'offered', wait.status = 'offered'), '/stations/bookings');
    end loop;
    perform private.offer_places(station.id);
  end loop;
end;
$$;
revoke execute on function private.duty_station_days from public;

revoke execute on function public.book_station, public.wait_for_station, public.answer_wait, public.cancel_stay, public.note_stay from public;
grant execute on function public.book_station, public.wait_for_station, public.answer_wait, public.cancel_stay, public.note_stay to authenticated;

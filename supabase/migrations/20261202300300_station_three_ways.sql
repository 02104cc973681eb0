-- A booking that a host takes back, or that falls with a station's closing: told by whom, why, and with three ways: other days, a named
-- station that has room on the same days, or nothing at all.

-- Up to three open stations of other places that have room for a stay from a day on, the nearest by their places' codes first.
create function private.stations_with_room(station public.stations, stay public.station_stays, from_day date, out names text, out nearest uuid)
language sql stable security definer set search_path = ''
as $$
  select coalesce(string_agg(t.name, '、' order by t.place), ''), (array_agg(t.id order by t.place))[1]
  from (
    select s.id, s.name, row_number() over (order by left(s.region_code, 4) <> left(station.region_code, 4), left(s.region_code, 2) <> left(station.region_code, 2),
      s.number) as place
    from public.stations s
    where s.status = 'open' and s.id <> station.id and from_day < stay.ends_before
      and coalesce(s.opened_on, from_day) <= from_day and stay.ends_before - from_day <= s.stay_days_most
      and private.free_place(s.id, (select p.kind from public.station_places p where p.id = stay.place_id), from_day, stay.ends_before) is not null
    order by place limit 3) t
$$;
revoke execute on function private.stations_with_room from public;

drop function private.end_stays_from(public.stations, date);
-- As before; and everybody is told by whom and why, and where there is room.
create function private.end_stays_from(station public.stations, day date, why text) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  stay public.station_stays;
  wait public.station_waits;
  others record;
  told integer := 0;
begin
  for stay in
    select * from public.station_stays t
    where t.station_id = station.id and t.status in ('held', 'booked', 'arrived') and t.ends_before > day order by t.starts_on for update
  loop
    if stay.starts_on >= day and stay.status <> 'arrived' then
      update public.station_stays t set status = 'cancelled', ended_why = 'station_closing' where t.id = stay.id;
    else
      update public.station_stays t set ends_before = greatest(day, t.starts_on + 1), ended_why = 'station_closing' where t.id = stay.id;
    end if;
    if stay.status <> 'held' then
      select * into others from private.stations_with_room(station, stay, greatest(day, stay.starts_on));
      perform private.notify(stay.organisation_id, 'station_closing_stay',
        jsonb_build_object('station', station.name, 'guest', stay.guest_name, 'on', day, 'kept', stay.starts_on < day or stay.status = 'arrived',
          'by', private.my_organisation_name(), 'why', left(why, 500), 'others', others.names,
          'instead', coalesce((select s.name from public.stations s where s.id = station.successor_id), '')),
        coalesce('/stations/' || others.nearest || '/book', '/stations/' || station.id));
      told := told + 1;
    end if;
  end loop;
  for wait in
    select * from public.station_waits w
    where w.station_id = station.id and w.status in ('waiting', 'offered') and w.ends_before > day order by w.number for update
  loop
    update public.station_waits w set status = 'lapsed' where w.id = wait.id;
    perform private.notify(wait.organisation_id, 'station_wait_over', jsonb_build_object('station', station.name, 'guest', wait.guest_name,
      'on', wait.starts_on, 'offered', false), '/stations/bookings');
    told := told + 1;
  end loop;
  return told;
end;
$$;
revoke execute on function private.end_stays_from from public;

create or replace function public.move_station(
  station_id uuid, verb public.station_verb, on_day date default null, note text default '', successor uuid default null
) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations;
  step public.station_transitions;
  is_host boolean;
  is_office boolean;
  day date := coalesce(on_day, private.civil_today());
  said text := left(btrim(coalesce(note, '')), 2000);
  told integer := 0;
begin
  select * into station from public.stations s where s.id = move_station.station_id for update;
  is_host := station.host_id = private.my_organisation_id() and private.my_role() not in ('auditor', 'administrator');
  is_office := (select private.coordinates(o.region_code) from public.organisations o where o.id = station.host_id);
  if not coalesce(is_host or is_office, false) then raise exception 'not_found'; end if;
  select * into step from public.station_transitions t
  where t.from_status = station.status and t.verb = move_station.verb and ((t.actor = 'host' and is_host) or (t.actor = 'office' and is_office))
  limit 1;
  if not found then
    if exists (select from public.station_transitions t where t.from_status = station.status and t.verb = move_station.verb) then
      raise exception 'not_allowed';
    end if;
    raise exception 'wrong_state';
  end if;
  if verb in ('return', 'drop', 'begin_closing') and said = '' then raise exception 'reason_needed'; end if;
  if verb = 'approve' and station.proposed_by = auth.uid() then raise exception 'second_person_needed'; end if;

  if verb = 'open' then
    if station.exit_when = '' or station.exit_people = '' or station.exit_assets = '' or station.exit_owner = '' then raise exception 'exit_plan_needed'; end if;
    if not exists (select from public.station_places p where p.station_id = station.id and p.retired_on is null) then raise exception 'no_places'; end if;
    update public.stations s set status = step.to_status, opened_on = day, revision = s.revision + 1 where s.id = station.id;
  elsif verb = 'begin_closing' then
    if day < private.civil_today() then raise exception 'day_is_over'; end if;
    if successor is not null and not exists (select from public.stations s where s.id = successor and s.status = 'open' and s.id <> station.id) then
      raise exception 'bad_request';
    end if;
    update public.stations s set status = step.to_status, closes_on = day, successor_id = successor, revision = s.revision + 1
    where s.id = station.id returning * into station;
    told := private.end_stays_from(station, day, said);
  elsif verb = 'reopen' then
    update public.stations s set status = step.to_status, closes_on = null, successor_id = null, revision = s.revision + 1 where s.id = station.id;
  elsif verb = 'finish' then
    if said = '' then raise exception 'exit_report_needed'; end if;
    if station.closes_on > private.civil_today() then raise exception 'not_yet_empty'; end if;
    update public.station_stays t set status = 'left' where t.station_id = station.id and t.status = 'arrived' and t.ends_before <= private.civil_today();
    update public.station_stays t set status = 'no_show' where t.station_id = station.id and t.status = 'booked' and t.ends_before <= private.civil_today();
    if exists (select from public.station_stays t where t.station_id = station.id and t.status in ('held', 'booked', 'arrived')) then raise exception 'not_yet_empty'; end if;
    update public.stations s set status = step.to_status, closed_on = private.civil_today(), exit_report = said, revision = s.revision + 1 where s.id = station.id;
  elsif verb = 'drop' then
    update public.stations s set status = step.to_status, closed_on = private.civil_today(), revision = s.revision + 1 where s.id = station.id;
  else
    update public.stations s set status = step.to_status, revision = s.revision + 1 where s.id = station.id;
  end if;
  perform private.record_event(verb::text, 'station', station.id::text, station.host_id, to_jsonb(step.from_status), to_jsonb(step.to_status), said);
  perform private.notify(
    case when is_host then private.responsible_office_id((select region_code from public.organisations where id = station.host_id)) else station.host_id end,
    'station_moved', jsonb_build_object('name', station.name, 'verb', verb, 'by', private.my_organisation_name(), 'note', said), '/stations/' || station.id)
  where not is_host or private.responsible_office_id((select region_code from public.organisations where id = station.host_id)) is not null;
  return told;
end;
$$;

create or replace function public.cancel_stay(stay_id uuid, why text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  stay public.station_stays := private.reachable_stay(stay_id);
  station public.stations;
  reason text := left(btrim(coalesce(why, '')), 500);
  others record;
begin
  select * into station from public.stations s where s.id = stay.station_id;
  if stay.status <> 'booked' then raise exception 'wrong_state'; end if;
  if stay.organisation_id <> private.my_organisation_id() and reason = '' then raise exception 'reason_needed'; end if;
  update public.station_stays t set status = 'cancelled', ended_why = reason where t.id = stay.id;
  perform private.record_event('cancel', 'station_stay', stay.id::text, stay.organisation_id, null, null, reason);
  select * into others from private.stations_with_room(station, stay, stay.starts_on);
  if station.host_id <> stay.organisation_id then
    perform private.notify(case when stay.organisation_id = private.my_organisation_id() then station.host_id else stay.organisation_id end,
      'station_stay_cancelled', jsonb_build_object('station', station.name, 'guest', stay.guest_name, 'on', stay.starts_on, 'by', private.my_organisation_name(), 'why', reason)
        -- Whose booking the host takes back chooses: other days here, another station with room, or nothing.
        || case when stay.organisation_id = private.my_organisation_id() then '{}' else jsonb_build_object('others', coalesce(others.names, '')) end,
      case when stay.organisation_id <> private.my_organisation_id() and others.nearest is not null then '/stations/' || others.nearest || '/book' else '/stations/' || station.id end);
  end if;
  perform private.offer_places(station.id);
end;
$$;

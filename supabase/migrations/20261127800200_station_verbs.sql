-- What people do with a station. Members write none of its tables directly.

-- Brings the numbered places in line with the counts of the register: new ones at the end, free ones at the end retired.
create function private.match_places(station public.stations) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  wanted record;
begin
  for wanted in
    select * from (values ('desk'::public.place_kind, station.desks), ('bed', station.beds), ('lab', station.labs)) as w (kind, count)
  loop
    update public.station_places p set retired_on = null
    where p.station_id = station.id and p.kind = wanted.kind and p.position <= wanted.count and p.retired_on is not null;
    insert into public.station_places (station_id, kind, position, name)
    select station.id, wanted.kind, n, n::text from generate_series(1, wanted.count) n
    on conflict on constraint station_places_station_id_kind_position_key do nothing;
    if exists (
      select from public.station_places p join public.station_stays t on t.place_id = p.id
      where p.station_id = station.id and p.kind = wanted.kind and p.position > wanted.count
        and t.status in ('held', 'booked', 'arrived') and t.ends_before > private.civil_today()
    ) then raise exception 'places_in_use'; end if;
    update public.station_places p set retired_on = private.civil_today()
    where p.station_id = station.id and p.kind = wanted.kind and p.position > wanted.count and p.retired_on is null;
  end loop;
end;
$$;

-- The caller's own station, locked; nobody else's exists for her.
create function private.own_station(station_id uuid) returns public.stations
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations;
begin
  select * into station from public.stations s where s.id = station_id and s.host_id = private.my_organisation_id() for update;
  if not found then raise exception 'not_found'; end if;
  if private.my_role() in ('auditor', 'administrator') then raise exception 'not_allowed'; end if;
  return station;
end;
$$;
revoke execute on function private.match_places, private.own_station from public;

-- Proposes a station (`station_id` null) or changes one's own. `content` is the form's; kind and region stay once it is approved.
create function public.save_station(station_id uuid, revision integer, content jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations;
  before jsonb;
  c jsonb := content;
begin
  if private.my_role() is null or private.my_role() in ('auditor', 'administrator') then raise exception 'not_allowed'; end if;
  if jsonb_typeof(c) is distinct from 'object' then raise exception 'bad_request'; end if;
  if station_id is null then
    insert into public.stations (kind, name, host_id, address, region_code, proposed_by, proposed_by_name)
    select (c ->> 'kind')::public.station_kind, btrim(c ->> 'name'), private.my_organisation_id(), btrim(c ->> 'address'), c ->> 'region', a.user_id, a.display_name
    from public.accounts a where a.user_id = auth.uid()
    returning * into station;
  else
    station := private.own_station(station_id);
    if station.status = 'closed' then raise exception 'wrong_state'; end if;
    if station.revision <> save_station.revision then raise exception 'station_changed'; end if;
    before := to_jsonb(station);
    if station.status = 'proposed' then
      update public.stations s set kind = (c ->> 'kind')::public.station_kind, region_code = c ->> 'region' where s.id = station.id;
    end if;
  end if;
  update public.stations s set
    name = btrim(c ->> 'name'), operator = coalesce(btrim(c ->> 'operator'), ''), address = btrim(c ->> 'address'),
    area_m2 = (c ->> 'areaM2')::integer,
    desks = coalesce((c ->> 'desks')::smallint, 0), beds = coalesce((c ->> 'beds')::smallint, 0), labs = coalesce((c ->> 'labs')::smallint, 0),
    reserved_posts = coalesce((c ->> 'reservedPosts')::smallint, 0),
    services = coalesce(btrim(c ->> 'services'), ''), partners = coalesce(btrim(c ->> 'partners'), ''),
    opens_on = (c ->> 'opensOn')::date,
    latitude = (c ->> 'latitude')::numeric, longitude = (c ->> 'longitude')::numeric,
    coordinate_source = coalesce(btrim(c ->> 'coordinateSource'), ''),
    stay_days_most = coalesce((c ->> 'stayDaysMost')::smallint, 30), ahead_days_most = coalesce((c ->> 'aheadDaysMost')::smallint, 180),
    organisation_places_most = (c ->> 'organisationPlacesMost')::smallint,
    exit_when = coalesce(btrim(c ->> 'exitWhen'), ''), exit_people = coalesce(btrim(c ->> 'exitPeople'), ''),
    exit_assets = coalesce(btrim(c ->> 'exitAssets'), ''), exit_owner = coalesce(btrim(c ->> 'exitOwner'), ''),
    revision = case when save_station.station_id is null then 1 else s.revision + 1 end
  where s.id = station.id returning * into station;
  insert into public.station_terms (station_id, lease_from, lease_until, rent_fen, subsidy_fen, running_fen)
  values (station.id, (c ->> 'leaseFrom')::date, (c ->> 'leaseUntil')::date, (c ->> 'rentFen')::bigint, (c ->> 'subsidyFen')::bigint, (c ->> 'runningFen')::bigint)
  on conflict on constraint station_terms_pkey do update set
    lease_from = excluded.lease_from, lease_until = excluded.lease_until,
    rent_fen = excluded.rent_fen, subsidy_fen = excluded.subsidy_fen, running_fen = excluded.running_fen;
  perform private.match_places(station);
  perform private.record_event(case when save_station.station_id is null then 'propose' else 'change' end, 'station', station.id::text, station.host_id,
    before, to_jsonb(station), null);
  if save_station.station_id is null then
    perform private.notify(private.responsible_office_id((select region_code from public.organisations where id = station.host_id)), 'station_proposed',
      jsonb_build_object('name', station.name, 'host', private.my_organisation_name()), '/stations/' || station.id);
  end if;
  return station.id;
exception
  when check_violation or not_null_violation or foreign_key_violation or invalid_text_representation or numeric_value_out_of_range
    or invalid_datetime_format or datetime_field_overflow then
    -- An open station keeps its plan.
    if sqlerrm like '%stations_exit_plan_before_opening%' then raise exception 'exit_plan_needed'; end if;
    raise exception 'bad_request';
end;
$$;
comment on function public.save_station is 'Proposes a station or changes one''s own; answers its id. Raises not_allowed, not_found, station_changed, wrong_state, exit_plan_needed, places_in_use, bad_request.';

-- Tells everybody whose booking ends or falls with the closing, and what there is instead.
create function private.end_stays_from(station public.stations, day date) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  stay public.station_stays;
  told integer := 0;
begin
  for stay in
    select * from public.station_stays t
    where t.station_id = station.id and t.status in ('held', 'booked', 'arrived') and t.ends_before > day order by t.starts_on for update
  loop
    if stay.starts_on >= day then update public.station_stays t set status = 'cancelled', ended_why = 'station_closing' where t.id = stay.id;
    else update public.station_stays t set ends_before = day, ended_why = 'station_closing' where t.id = stay.id;
    end if;
    perform private.notify(stay.organisation_id, 'station_closing_stay',
      jsonb_build_object('station', station.name, 'guest', stay.guest_name, 'on', day, 'kept', stay.starts_on < day,
        'instead', coalesce((select s.name from public.stations s where s.id = station.successor_id), '')), '/stations/' || station.id);
    told := told + 1;
  end loop;
  update public.station_waits w set status = 'lapsed'
  where w.station_id = station.id and w.status in ('waiting', 'offered') and w.ends_before > day;
  return told;
end;
$$;
revoke execute on function private.end_stays_from from public;

-- The next step in a station's life. `on_day` is the day of opening, or the first day without guests; `note` the reason, or the
-- report of what was done of the exit plan; `successor` where it moves to or what it is merged into.
create function public.move_station(
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
    told := private.end_stays_from(station, day);
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
comment on function public.move_station is 'Takes a station a step on; answers how many bookings it ended. Raises not_found, not_allowed, wrong_state, reason_needed, second_person_needed, exit_plan_needed, no_places, day_is_over, exit_report_needed, not_yet_empty, bad_request.';

-- An expert whose days can be booked here.
create function public.add_station_expert(station_id uuid, name text, note text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations := private.own_station(station_id);
  new_id uuid;
begin
  if station.status = 'closed' then raise exception 'wrong_state'; end if;
  insert into public.station_places (station_id, kind, position, name, note)
  select station.id, 'expert', coalesce(max(p.position), 0) + 1, btrim($2), coalesce(btrim($3), '')
  from public.station_places p where p.station_id = station.id and p.kind = 'expert'
  returning id into new_id;
  perform private.record_event('add_expert', 'station', station.id::text, station.host_id, null, jsonb_build_object('name', $2), null);
  return new_id;
exception when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;

create function public.retire_station_expert(place_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  place public.station_places;
  station public.stations;
begin
  select * into place from public.station_places p where p.id = retire_station_expert.place_id and p.kind = 'expert';
  station := private.own_station(place.station_id);
  if exists (
    select from public.station_stays t where t.place_id = place.id and t.status in ('held', 'booked', 'arrived') and t.ends_before > private.civil_today()
  ) then raise exception 'places_in_use'; end if;
  update public.station_places p set retired_on = private.civil_today() where p.id = place.id and p.retired_on is null;
  perform private.record_event('retire_expert', 'station', station.id::text, station.host_id, jsonb_build_object('name', place.name), null, null);
end;
$$;
revoke execute on function public.save_station, public.move_station, public.add_station_expert, public.retire_station_expert from public;
grant execute on function public.save_station, public.move_station, public.add_station_expert, public.retire_station_expert to authenticated;

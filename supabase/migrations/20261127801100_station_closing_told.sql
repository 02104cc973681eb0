-- Closing, as before, and: who waits is told as well, and who is there already is not cancelled but leaves.
create or replace function private.end_stays_from(station public.stations, day date) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  stay public.station_stays;
  wait public.station_waits;
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
      perform private.notify(stay.organisation_id, 'station_closing_stay',
        jsonb_build_object('station', station.name, 'guest', stay.guest_name, 'on', day, 'kept', stay.starts_on < day or stay.status = 'arrived',
          'instead', coalesce((select s.name from public.stations s where s.id = station.successor_id), '')), '/stations/' || station.id);
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

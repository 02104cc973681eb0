-- Beds that a plan may count on, in the months that it is about: who sleeps there before or after takes none of them.

create or replace function private.station_beds_beside(station_id uuid, exchange_ids uuid[]) returns integer
language sql stable security definer set search_path = ''
as $$
  with span as (
    select greatest(private.civil_today(), coalesce(min(e.starts_on), private.civil_today())) as first_day, coalesce(max(e.ends_before), 'infinity') as end_day
    from public.exchanges e where e.id = any ($2)),
  taken as (
    select greatest(t.starts_on, (select first_day from span)) as starts_on, t.ends_before from public.station_stays t
    join public.station_places p on p.id = t.place_id and p.kind = 'bed'
    where t.station_id = $1 and t.status in ('held', 'booked', 'arrived')
      and t.ends_before > (select first_day from span) and t.starts_on < (select end_day from span)
      and not exists (select from public.secondments s where s.id = t.secondment_id and s.exchange_id = any ($2)))
  select case when (select s.status from public.stations s where s.id = $1) = 'open' then greatest(0,
    (select count(*) from public.station_places p where p.station_id = $1 and p.kind = 'bed' and p.retired_on is null)::integer
    - coalesce((
      select max(at_once) from (
        select (select count(*) from taken t where t.starts_on <= d.starts_on and t.ends_before > d.starts_on) as at_once from taken d) days), 0)::integer)
    else 0 end
$$;

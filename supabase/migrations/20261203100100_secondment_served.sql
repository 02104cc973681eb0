-- The balance of both directions counts what was served: a stay does not leave it on the day on which it is over.

create or replace function public.secondment_plan_world(exchange_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  world jsonb := public.secondment_world(array[$1]);
begin
  return world || jsonb_build_object(
    'units', (select coalesce(jsonb_agg(u.value || jsonb_build_object('region', w.region_code) order by u.place), '[]')
      from jsonb_array_elements(world -> 'units') with ordinality as u (value, place) join public.work_units w on w.id = (u.value ->> 'id')::uuid),
    'people', (select coalesce(jsonb_agg(p.value || jsonb_build_object('lastEndedOn', greatest((p.value ->> 'lastEndedOn')::date, o.ended_on))
        order by p.place), '[]')
      from jsonb_array_elements(world -> 'people') with ordinality as p (value, place)
      left join (select s.person_id, max(least(s.ended_on, s.ends_before)) as ended_on from public.secondments s
        where s.exchange_id = $1 and s.status in ('ended', 'completed') and s.ended_on > s.starts_on
          -- What a signed change took the place of did not end: it went on elsewhere.
          and not exists (select from public.secondments n where n.replaces = s.id and n.status in ('published', 'running', 'completed', 'ended'))
        group by s.person_id) o
      on o.person_id = (p.value ->> 'id')::uuid),
    'published', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'person', s.person_id, 'post', s.post_id, 'from', s.starts_on,
        'until', s.ends_before) order by s.number), '[]')
      from public.secondments s where s.exchange_id = $1 and s.status in ('published', 'running')),
    -- Whole person-months of stays that are over, by direction; of what a change took the place of, those before the change.
    'served', (select jsonb_build_object(
        'eastToWest', coalesce(sum(d.months) filter (where d.home = 'east' and d.host = 'west'), 0),
        'westToEast', coalesce(sum(d.months) filter (where d.home = 'west' and d.host = 'east'), 0))
      from (
        select (select r.side from public.regions r where r.code = left(h.region_code, 2) || '0000') as home,
          (select r.side from public.regions r where r.code = left(g.region_code, 2) || '0000') as host,
          greatest(0, 12 * (extract(year from o.until) - extract(year from s.starts_on)) + extract(month from o.until) - extract(month from s.starts_on))
            as months
        from public.secondments s
        join public.work_units h on h.id = s.home_unit_id join public.work_units g on g.id = s.host_unit_id
        cross join lateral (select least(s.ends_before, s.ended_on, (select min(n.starts_on) from public.secondments n
          where n.replaces = s.id and n.status in ('published', 'running', 'completed', 'ended'))) as until) o
        where s.exchange_id = $1 and s.status in ('ended', 'completed')) d));
end;
$$;

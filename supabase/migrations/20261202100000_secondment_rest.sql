-- A stay that is over is an earlier posting: rest is counted from its end, whatever the register says of postings before.

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
      from public.secondments s where s.exchange_id = $1 and s.status in ('published', 'running')));
end;
$$;

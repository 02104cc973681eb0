-- A unit reads whom its assignments are about without reading the registers of the exchange: names, nothing else of a person.

create function public.my_secondment_parties() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'plan', s.plan_id,
      'exchange', jsonb_build_object('id', e.id, 'name', e.name, 'eastOffice', e.east_office_id, 'westOffice', e.west_office_id),
      'person', jsonb_build_object('id', p.id, 'name', p.display_name, 'office', p.office_id),
      'post', jsonb_build_object('id', q.id, 'title', q.title),
      'home', jsonb_build_object('id', h.id, 'name', h.name, 'organisation', h.organisation_id, 'office', h.office_id),
      'host', jsonb_build_object('id', g.id, 'name', g.name, 'organisation', g.organisation_id, 'office', g.office_id)) order by s.number), '[]')
  from public.secondments s
  join public.exchanges e on e.id = s.exchange_id
  join public.people p on p.id = s.person_id
  join public.posts q on q.id = s.post_id
  join public.work_units h on h.id = s.home_unit_id
  join public.work_units g on g.id = s.host_unit_id
  where s.id in (select private.my_secondment_ids())
$$;
comment on function public.my_secondment_parties is 'Who and what the assignments of the caller''s units are about: names.';
revoke execute on function public.my_secondment_parties from public;
grant execute on function public.my_secondment_parties to authenticated;

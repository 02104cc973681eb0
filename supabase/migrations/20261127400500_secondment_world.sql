-- What a plan is made from: all that stands in some exchanges, as planning needs it and no more. No health conclusion, no family:
-- who may not go is left out, and the office that keeps the record sees why.

create function public.secondment_world(exchange_ids uuid[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  chosen uuid[] := array(select e from private.my_exchange_ids() e where e = any ($1));
begin
  if not private.keeps_rosters() or coalesce(cardinality($1), 0) = 0 or cardinality(chosen) <> (select count(distinct x) from unnest($1) x) then
    raise exception 'not_found';
  end if;
  return (
    with somebody as (
      select p.* from public.people p join public.person_sensitive s on s.person_id = p.id
      where p.exchange_id = any (chosen) and p.forgotten_at is null and s.health <> 'unfit'),
    something as (select q.* from public.posts q where q.exchange_id = any (chosen)),
    units as (
      select u.*, (select r.side from public.regions r where r.code = left(u.region_code, 2) || '0000') as side
      from public.work_units u where u.id in (select unit_id from somebody union select unit_id from something))
    select jsonb_build_object(
      'exchanges', (select jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'startsOn', e.starts_on, 'endsBefore', e.ends_before,
          'maxDifference', e.max_difference, 'eastOffice', e.east_office_id, 'westOffice', e.west_office_id) order by e.id)
        from public.exchanges e where e.id = any (chosen)),
      'units', (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'office', u.office_id, 'side', u.side, 'releaseCap', u.release_cap,
          'covers', (select coalesce(jsonb_agg(jsonb_build_object('specialty', v.specialty, 'atLeast', v.at_least) order by v.specialty), '[]')
            from public.unit_covers v where v.unit_id = u.id)) order by u.id), '[]') from units u where u.side is not null),
      'people', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'exchange', p.exchange_id, 'ref', p.ref, 'name', p.display_name, 'unit', p.unit_id,
          'ladder', p.ladder, 'level', p.level, 'title', p.title, 'specialties', p.specialties, 'languages', p.languages,
          'monthsMin', p.months_min, 'monthsMax', p.months_max, 'monthsAllowed', p.months_allowed, 'maxAltitude', p.max_altitude_m,
          'jointWith', case when p.joint_with in (select id from somebody) then p.joint_with end,
          'lastEndedOn', p.last_ended_on, 'hardshipMonths', p.hardship_months, 'wantsToLearn', p.wants_to_learn, 'preferences', p.preferences,
          'available', (select coalesce(jsonb_agg(jsonb_build_object('from', a.starts_on, 'until', a.ends_before) order by a.starts_on), '[]')
            from public.person_availability a where a.person_id = p.id)) order by p.id), '[]')
        from somebody p where p.unit_id in (select id from units where side is not null)),
      'posts', (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'exchange', q.exchange_id, 'ref', q.ref, 'title', q.title, 'unit', q.unit_id, 'duties', q.duties,
          'ladder', q.ladder, 'levelMin', q.level_min, 'levelMax', q.level_max, 'specialties', q.specialties, 'from', q.starts_on,
          'until', q.ends_before, 'monthsMin', q.months_min, 'monthsMax', q.months_max, 'monthsAllowed', q.months_allowed,
          'seats', q.seats, 'priority', q.priority, 'altitude', q.altitude_m, 'isHardship', q.is_hardship,
          'handoverMonths', q.handover_months, 'team', q.team_id, 'isLead', q.is_lead) order by q.id), '[]')
        from something q where q.unit_id in (select id from units where side is not null)),
      'teams', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'minFilled', t.min_filled) order by t.id), '[]')
        from public.teams t where t.id in (select team_id from something)),
      'wishes', (select coalesce(jsonb_agg(jsonb_build_object('person', w.person_id, 'post', w.post_id, 'wish', w.wish) order by w.person_id, w.post_id), '[]')
        from public.person_wishes w where w.person_id in (select id from somebody) and w.post_id in (select id from something)),
      'leftOut', (select count(*) from public.people p join public.person_sensitive s on s.person_id = p.id
        where p.exchange_id = any (chosen) and p.forgotten_at is null and s.health = 'unfit')));
end;
$$;
comment on function public.secondment_world is 'Everything that planning needs of some exchanges that the caller takes part in. Raises not_found.';

-- The same for a worker, with the eyes of whoever asked for the run.
create function public.secondment_world_for_run(run_id uuid, attempt integer, exchange_ids uuid[]) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.held_run(run_id, attempt);
  own_claims text := current_setting('request.jwt.claims', true);
  answer jsonb;
begin
  perform set_config('request.jwt.claims', jsonb_build_object('sub', run.requested_by, 'role', 'authenticated')::text, true);
  answer := public.secondment_world($3);
  perform set_config('request.jwt.claims', coalesce(own_claims, ''), true);
  return answer;
end;
$$;
revoke execute on function public.secondment_world, public.secondment_world_for_run from public;
grant execute on function public.secondment_world to authenticated;
grant execute on function public.secondment_world_for_run to service_role;

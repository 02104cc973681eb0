-- An assignment in plain words, for the person whom it is about and for the units that let him go or take him in: who has no
-- right to the registers reads rules and reasons, not registers.

create or replace function public.secondments_by_link(token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'post', q.title, 'duties', q.duties, 'host', h.name, 'home', u.name,
      'hostRegion', h.region_code, 'altitude', q.altitude_m, 'isHardship', q.is_hardship,
      'station', (select jsonb_build_object('name', st.name, 'address', st.address) from public.station_posts sp
        join public.stations st on st.id = sp.station_id where sp.post_id = q.id),
      'startsOn', s.starts_on, 'endsBefore', s.ends_before, 'status', s.status, 'reason', s.reason, 'counterpart', s.counterpart,
      'returnGuarantee', s.return_guarantee, 'handoverTo', s.handover_to,
      'replaces', (select jsonb_build_object('post', oq.title, 'startsOn', o.starts_on, 'endsBefore', o.ends_before)
        from public.secondments o join public.posts oq on oq.id = o.post_id where o.id = s.replaces),
      'signatures', (select coalesce(jsonb_agg(jsonb_build_object('party', g.party, 'answer', g.answer, 'words', g.words, 'signedAt', g.signed_at)
          order by g.signed_at), '[]')
        from public.secondment_signatures g where g.secondment_id = s.id)) order by s.starts_on desc, s.number desc), '[]')
  from public.person_links l
  join public.secondments s on s.person_id = l.person_id and s.status not in ('draft', 'withdrawn')
  join public.posts q on q.id = s.post_id join public.work_units h on h.id = s.host_unit_id join public.work_units u on u.id = s.home_unit_id
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > current_date
$$;

-- What an assignment stands in: the registers of its exchange, its plan's rules and what else is on the board, for the server to
-- say rule by rule why it is where it is. With the eyes of an officer of one of the two offices; null when there is none.
create function public.secondment_surroundings(secondment_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
  plan public.secondment_plans;
  officer uuid;
  own_claims text := current_setting('request.jwt.claims', true);
  world jsonb;
begin
  select * into s from public.secondments x where x.id = $1;
  if not found then return null; end if;
  select * into plan from public.secondment_plans p where p.id = s.plan_id;
  select m.user_id into officer from public.memberships m
  join public.exchanges e on e.id = s.exchange_id and m.organisation_id in (e.east_office_id, e.west_office_id)
  where m.role = 'talent_officer' order by m.created_at, m.user_id limit 1;
  if officer is null then return null; end if;
  perform set_config('request.jwt.claims', jsonb_build_object('sub', officer, 'role', 'authenticated')::text, true);
  world := public.secondment_plan_world(s.exchange_id);
  perform set_config('request.jwt.claims', coalesce(own_claims, ''), true);
  return jsonb_build_object(
    'world', world,
    'rules', jsonb_build_object('rest', plan.rest, 'mostPerPerson', plan.most_per_person, 'maxDifference', plan.max_difference),
    'rows', (select jsonb_agg(jsonb_build_object('id', x.id, 'status', x.status, 'person', x.person_id, 'post', x.post_id, 'startsOn', x.starts_on,
        'endsBefore', x.ends_before, 'replaces', x.replaces) order by x.number)
      from public.secondments x where x.plan_id = plan.id and x.status in ('draft', 'proposed', 'published', 'running')));
end;
$$;
comment on function public.secondment_surroundings is 'Everything that explains an assignment, for the server; null when there is none.';
revoke execute on function public.secondment_surroundings from public;
grant execute on function public.secondment_surroundings to service_role;

-- Whoever is asked for his word by his personal link reads how he comes back before he answers.

create or replace function public.secondments_by_link(token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'post', q.title, 'duties', q.duties, 'host', h.name, 'home', u.name,
      'hostRegion', h.region_code, 'altitude', q.altitude_m, 'isHardship', q.is_hardship,
      'station', (select jsonb_build_object('name', st.name, 'address', st.address) from public.station_posts sp
        join public.stations st on st.id = sp.station_id where sp.post_id = q.id),
      'startsOn', s.starts_on, 'endsBefore', s.ends_before, 'status', s.status, 'reason', s.reason, 'counterpart', s.counterpart,
      'returnPromise', s.return_promise, 'returnGuarantee', s.return_guarantee, 'handoverTo', s.handover_to,
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

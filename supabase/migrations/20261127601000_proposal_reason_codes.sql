-- Kept reasons hold codes alone, also when a caller sends more: their particulars would name the other party.
create or replace function public.record_reckoning(reckoned jsonb, substitutes jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.proposal_parties pp set gain = (e.value ->> 'gain')::double precision,
    reasons = (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('criterion', r.value -> 'criterion', 'factor', r.value -> 'factor',
      'points', r.value -> 'points')) order by r.place), '[]') from jsonb_array_elements(e.value -> 'reasons') with ordinality r (value, place))
  from jsonb_array_elements(reckoned) p, jsonb_array_elements(p.value -> 'parties') e
  where pp.proposal_id = (p.value ->> 'proposal')::uuid and pp.organisation_id = (e.value ->> 'organisation')::uuid;
  insert into public.proposal_change_substitutes (change_id, position, listing_id, score)
  select (c.value ->> 'change')::bigint, l.place - 1, x.id, (l.value ->> 'score')::double precision
  from jsonb_array_elements(substitutes) c, jsonb_array_elements(c.value -> 'listings') with ordinality l (value, place)
  join public.listings x on x.ref = l.value ->> 'ref'
  on conflict do nothing;
  update public.proposal_changes c set searched_at = clock_timestamp()
  from jsonb_array_elements(substitutes) s where c.id = (s.value ->> 'change')::bigint;
end;
$$;

-- A changed project of which the engine composes nothing else ends its search with an event that says why, and its office is told: also when
-- none of the parties that stay has a published listing, of which nothing can be composed at all.

create or replace function public.changes_to_recompose(most integer default 20) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('change', t.id, 'mode', t.mode, 'staying', t.staying, 'gone', t.gone, 'accepted', t.accepted)), '[]')
  from (
    select c.id, p.mode,
      (select coalesce(jsonb_agg(l.ref order by pp.role <> 'driver', pp.position), '[]') from public.proposal_parties pp join public.listings l on l.id = pp.listing_id
        where pp.proposal_id = p.id and pp.left_at is null and l.status = 'published') as staying,
      (select coalesce(jsonb_agg(l.ref), '[]') from public.proposal_parties pp join public.listings l on l.id = pp.listing_id
        where pp.proposal_id = p.id and pp.left_at is not null) as gone,
      (select coalesce(jsonb_agg(jsonb_build_object('listing', g.ref, 'factor', g.factor, 'unit', g.unit, 'quantity', g.quantity)), '[]') from (
        select l.ref, k.factor, k.unit, sum(case when c.kind = 'partial_answer' then k.granted
          else least(k.asked, greatest(0, (s.offered - s.promised) / private.in_base_unit(1, k.unit) + coalesce(k.granted, 0))) end) as quantity
        from public.proposal_commitments k join public.listings l on l.id = k.listing_id
        left join public.factor_stocks s on s.listing_id = k.listing_id and s.factor = k.factor and s.dimension = private.unit_dimension(k.unit)
        where k.proposal_id = p.id and k.organisation_id = c.caused_by and k.state <> 'released' and c.kind <> 'party_left'
        group by 1, 2, 3) g where g.quantity is not null) as accepted
    from public.proposal_changes c join public.proposals p on p.id = c.proposal_id
    where p.kind = 'project' and p.status in ('proposed', 'accepted', 'negotiating') and c.settled_at is null and c.recomposed_at is null
      and c.kind in ('partial_answer', 'quantity_lowered', 'party_left')
    order by c.id limit most) t
$$;

create or replace function public.record_recompositions(composed jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  ended record;
begin
  insert into public.proposal_recompositions (change_id, position, bundle)
  select (c.value ->> 'change')::bigint, b.place - 1, b.value
  from jsonb_array_elements(composed) c, jsonb_array_elements(c.value -> 'bundles') with ordinality b (value, place)
  on conflict do nothing;
  for ended in
    update public.proposal_changes c set recomposed_at = clock_timestamp()
    from jsonb_array_elements(composed) x, public.proposals p
    where c.id = (x.value ->> 'change')::bigint and c.recomposed_at is null and p.id = c.proposal_id
    returning c.id as change, p.id, p.number, p.office_id, jsonb_array_length(x.value -> 'bundles') as found, exists (
      select from public.proposal_parties pp join public.listings l on l.id = pp.listing_id
      where pp.proposal_id = p.id and pp.left_at is null and l.status = 'published') as listed
  loop
    continue when ended.found > 0;
    perform private.record_proposal_event(ended.id, 'nothing_composed', null, null, jsonb_build_object('change', ended.change, 'listed', ended.listed));
    perform private.notify(ended.office_id, 'nothing_composed', jsonb_build_object('number', ended.number, 'listed', ended.listed), '/proposals/' || ended.id);
  end loop;
end;
$$;

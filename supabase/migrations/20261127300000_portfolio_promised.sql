-- What is promised already when a portfolio is composed: what other plans keep, and what proposals ask for or hold. No names: how
-- much of which offer, and how many projects wait for whom.

-- `insteadOf` of its parameters names a run whose plan this one is to replace.
create function public.promised_for_run(run_id uuid, attempt integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.held_run(run_id, attempt);
  replaced uuid := nullif(run.parameters ->> 'insteadOf', '')::uuid;
begin
  return (
    with decided as (
      select p.id, p.decision, f.status, f.run_id is not distinct from replaced and replaced is not null as is_replaced
      from public.projects p join public.portfolios f on f.id = p.portfolio_id),
    kept as (
      select d.id from decided d
      where d.status <> 'dropped' and d.decision in ('kept', 'pinned') and not d.is_replaced
        -- What was proposed counts by what its parties answered.
        and not exists (select from public.proposal_subjects s where s.project_id = d.id)),
    other_proposals as (
      select s.proposal_id from public.proposal_subjects s
      where not exists (select from decided d where d.id = s.project_id and d.is_replaced)),
    taken as (
      select c.listing_id, c.offer_position::integer as at, c.factor, c.unit, c.quantity
      from kept k join public.project_commitments c on c.project_id = k.id
      union all
      select c.listing_id, coalesce(c.offer_position, -1)::integer, c.factor, c.unit, coalesce(c.granted, c.asked)
      from other_proposals o join public.proposal_commitments c on c.proposal_id = o.proposal_id
      where c.state <> 'released' and c.listing_id is not null),
    offers as (
      select l.ref, t.at, t.factor, t.unit, sum(t.quantity) as quantity
      from taken t join public.listings l on l.id = t.listing_id
      group by 1, 2, 3, 4 having sum(t.quantity) > 0),
    busy as (
      select pp.listing_id from kept k join public.project_parties pp on pp.project_id = k.id
      union all
      select pp.listing_id from other_proposals o join public.proposal_parties pp on pp.proposal_id = o.proposal_id
      where pp.waits and pp.listing_id is not null),
    parties as (
      select l.ref, count(*) as projects from busy b join public.listings l on l.id = b.listing_id group by 1)
    select jsonb_build_object(
      'offers', coalesce((select jsonb_agg(jsonb_build_object(
        'listing', o.ref, 'at', o.at, 'factor', o.factor, 'unit', o.unit, 'quantity', o.quantity) order by o.ref, o.at, o.factor, o.unit) from offers o), '[]'),
      'parties', coalesce((select jsonb_agg(jsonb_build_object('listing', p.ref, 'projects', p.projects) order by p.ref) from parties p), '[]')));
end;
$$;
comment on function public.promised_for_run is 'What other plans keep and proposals hold, for the holder of a portfolio run. Raises lease_lost.';
revoke execute on function public.promised_for_run from public;
grant execute on function public.promised_for_run to service_role;

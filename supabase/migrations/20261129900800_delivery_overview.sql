-- All deliveries at a glance: what is open and late of whom, and what was delivered, under the caller's own policies.

create function public.delivery_overview() returns jsonb
language sql stable security invoker set search_path = ''
as $$
  with mine as materialized (
    select p.id, p.number, p.status, s.title, p.is_sample, p.office_id,
      (select private.chinese_day(max(e.at)) from public.proposal_events e where e.proposal_id = p.id and e.to_status = 'signed') as signed_on
    from public.proposals p join public.proposal_subjects s on s.proposal_id = p.id
    where p.status in ('signed', 'delivering', 'completed', 'terminated')
    order by p.number desc limit 500
  ), figures as (
    select f.proposal_id, f.indicator, f.quarter, f.value from public.delivered_figures f join mine m on m.id = f.proposal_id
    where not exists (select from public.delivered_figures g where g.corrects = f.id)
  ), latest as (
    -- People are counted where they stand last; money and output add up.
    select distinct on (proposal_id, indicator) proposal_id, indicator, value from figures
    where indicator in ('jobs', 'jobs_out_of_poverty') order by proposal_id, indicator, quarter desc
  )
  select jsonb_build_object(
    'today', private.chinese_day(),
    'projects', (
      select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'number', m.number, 'status', m.status, 'title', m.title, 'isSample', m.is_sample,
        'signedOn', m.signed_on, 'milestones', c.all_of_it, 'done', c.done,
        -- Signed, and nobody wrote down what is due: working days since.
        'idleDays', case when c.all_of_it = 0 and m.status in ('signed', 'delivering') then private.working_days_between(m.signed_on, private.chinese_day()) else 0 end,
        'paidIn', (select sum(f.value) from figures f where f.proposal_id = m.id and f.indicator = 'paid_in_investment'),
        'jobs', (select l.value from latest l where l.proposal_id = m.id and l.indicator = 'jobs'),
        'jobsOutOfPoverty', (select l.value from latest l where l.proposal_id = m.id and l.indicator = 'jobs_out_of_poverty')) order by m.number desc), '[]')
      from mine m cross join lateral (
        select count(*) as all_of_it, count(x.done_on) as done from public.milestones x where x.proposal_id = m.id) c),
    'open', (
      select coalesce(jsonb_agg(jsonb_build_object('proposalId', m.id, 'proposal', m.number, 'projectTitle', m.title, 'number', x.number, 'kind', x.kind,
        'title', x.title, 'owner', o.name, 'isMine', x.owner_id = private.my_organisation_id(), 'dueOn', x.due_on,
        'late', case when x.due_on < private.chinese_day() then private.working_days_between(x.due_on, private.chinese_day()) else 0 end,
        'moves', (select count(*) from public.milestone_moves v where v.proposal_id = x.proposal_id and v.number = x.number)) order by x.due_on, m.number, x.number), '[]')
      from mine m join public.milestones x on x.proposal_id = m.id join public.organisations o on o.id = x.owner_id
      where x.done_on is null and m.status in ('signed', 'delivering')))
$$;
comment on function public.delivery_overview is 'Every delivery that the caller follows: its figures, and what is still due from whom.';
revoke execute on function public.delivery_overview from public, anon;
grant execute on function public.delivery_overview to authenticated;

-- Which proposals one sees is asked once a query, as a set, not row by row: an office that answers for a thousand organisations
-- lists five thousand proposals.

-- Regions first, each asked about once: the planner would ask about every organisation's otherwise.
create or replace function private.coordinated_organisation_ids() returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is distinct from 'coordinator' then return; end if;
  return query
    with regions as materialized (select distinct o.region_code from public.organisations o where o.region_code is not null),
    mine as materialized (select r.region_code from regions r where private.coordinates(r.region_code))
    select o.id from public.organisations o join mine using (region_code) where private.is_coordinated_kind(o.kind);
end;
$$;

-- Those of which private.oversees_proposal is true.
create function private.overseen_proposal_ids() returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is not distinct from 'auditor' then
    return query select p.id from public.proposals p;
  elsif private.my_role() is not distinct from 'coordinator' then
    return query
      select p.id from public.proposals p where p.office_id = private.my_organisation_id()
      union
      select pp.proposal_id from public.proposal_parties pp
      where pp.organisation_id in (select private.coordinated_organisation_ids());
  end if;
end;
$$;
revoke execute on function private.overseen_proposal_ids from public;
grant execute on function private.overseen_proposal_ids to authenticated;

create or replace function private.my_proposal_ids() returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
    select pp.proposal_id from public.proposal_parties pp where pp.organisation_id = private.my_organisation_id()
    union
    select private.overseen_proposal_ids();
end;
$$;

alter policy "What names the parties is for the offices, for who proposed it, and for parties that know each other"
  on public.proposal_subjects using (
    proposal_id in (select private.overseen_proposal_ids())
    or proposal_id in (select private.my_proposal_ids())
      and (initiator_id = (select private.my_organisation_id()) or private.proposal_level(proposal_id) in ('identity', 'documents'))
  );
alter policy "One reads oneself in a proposal, and the parties that one knows"
  on public.proposal_parties using (
    organisation_id = (select private.my_organisation_id())
    or proposal_id in (select private.overseen_proposal_ids())
    or proposal_id in (select private.my_proposal_ids()) and private.proposal_level(proposal_id) in ('identity', 'documents')
      and private.knows_party(proposal_id, organisation_id)
  );
alter policy "One reads one's own steps, and all that concerns everybody once the parties know each other"
  on public.proposal_events using (
    acting_for = (select private.my_organisation_id()) or seen_by = (select private.my_organisation_id())
    or proposal_id in (select private.overseen_proposal_ids())
    or seen_by is null and proposal_id in (select private.my_proposal_ids()) and private.proposal_level(proposal_id) in ('identity', 'documents')
  );
alter policy "One reads what one would give, and what the parties give that one knows"
  on public.proposal_commitments using (
    organisation_id = (select private.my_organisation_id())
    or proposal_id in (select private.overseen_proposal_ids())
    or proposal_id in (select private.my_proposal_ids()) and private.proposal_level(proposal_id) in ('identity', 'documents')
      and private.knows_party(proposal_id, organisation_id)
  );

alter policy "Changes say whose they are: read by the offices and by parties that know each other"
  on public.proposal_changes using (
    caused_by = (select private.my_organisation_id())
    or proposal_id in (select private.overseen_proposal_ids())
    or proposal_id in (select private.my_proposal_ids()) and private.proposal_level(proposal_id) in ('identity', 'documents')
  );
alter policy "One reads what one chose, and what the parties chose that one knows"
  on public.proposal_change_choices using (
    organisation_id = (select private.my_organisation_id())
    or proposal_id in (select private.overseen_proposal_ids())
    or proposal_id in (select private.my_proposal_ids()) and private.proposal_level(proposal_id) in ('identity', 'documents')
      and private.knows_party(proposal_id, organisation_id)
  );

-- The three hundred that are shown are chosen first; only of them it is asked how far one sees and whom one knows.
create or replace function public.my_proposals() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.my_organisation_id();
begin
  return (
    with overseen as materialized (select private.overseen_proposal_ids() as id),
    mine as materialized (select pp.* from public.proposal_parties pp where pp.organisation_id = me),
    asked as materialized (
      select distinct on (c.proposal_id) c.proposal_id, c.id, c.kind, c.decide_by, c.default_choice from public.proposal_changes c
      join public.proposal_change_choices x on x.change_id = c.id and x.organisation_id = me and x.choice is null
      join mine on mine.proposal_id = c.proposal_id and mine.left_at is null
      where c.settled_at is null order by c.proposal_id, c.decide_by, c.id
    ),
    shown as materialized (
      select p.*, coalesce(c.decide_by, p.respond_by) as last_day, c.id as change_id, c.kind as change_kind, c.decide_by, c.default_choice,
        m.answer, m.left_at is not null as is_left, waits.for_answer, v.id is not null as oversees,
        case when c.id is not null or waits.for_answer then 0 when p.closed_at is null then 1 else 2 end as needs
      from public.proposals p
      left join mine m on m.proposal_id = p.id
      left join asked c on c.proposal_id = p.id
      left join overseen v on v.id = p.id
      cross join lateral (select m.organisation_id is not null and m.answer is null and m.left_at is null and p.status = 'proposed' as for_answer) waits
      where m.organisation_id is not null or v.id is not null
      order by needs, last_day, p.number desc limit 300
    ),
    levels as materialized (select p.id, case when p.oversees then 'documents' else private.proposal_level(p.id) end as reached from shown p),
    days as materialized (
      select d.last_day, private.working_days_between(private.chinese_day(), d.last_day) as n from (select distinct p.last_day from shown p) d
    )
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
        'id', p.id, 'number', p.number, 'kind', p.kind, 'mode', p.mode, 'origin', p.origin, 'status', p.status, 'respondBy', p.respond_by,
        'isSample', p.is_sample, 'daysLeft', days.n,
        'title', case when level.reached in ('identity', 'documents') or s.initiator_id = me then s.title end,
        'myAnswer', p.answer, 'isLeft', p.is_left, 'closedAt', p.closed_at,
        'needs', case when p.change_id is not null then 'choice' when p.for_answer then 'answer' end,
        'change', case when p.change_id is not null
          then jsonb_build_object('id', p.change_id, 'kind', p.change_kind, 'decideBy', p.decide_by, 'default', p.default_choice) end,
        'others', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('side', pp.side, 'kind', o.kind, 'role', pp.role,
            'name', case when k.known then o.name end,
            'place', case when k.known then o.region_code else private.rough_place(o.region_code, level.reached) end)) order by pp.position)
          from public.proposal_parties pp join public.organisations o on o.id = pp.organisation_id
          cross join lateral (select p.oversees or private.knows_party(p.id, pp.organisation_id) as known) k
          where pp.proposal_id = p.id and pp.left_at is null and pp.organisation_id is distinct from me)))
      order by p.needs, p.last_day, p.number desc), '[]')
    from shown p
    join public.proposal_subjects s on s.proposal_id = p.id
    join levels level on level.id = p.id
    join days on days.last_day is not distinct from p.last_day
  );
end;
$$;

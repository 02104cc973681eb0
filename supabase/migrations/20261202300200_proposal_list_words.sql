-- The list says what changed, in words, also to who looks after a proposal; and one proposal is read without listing all that one sees.

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
      select distinct on (c.proposal_id) c.proposal_id, c.id, c.decide_by from public.proposal_changes c
      join public.proposal_change_choices x on x.change_id = c.id and x.organisation_id = me and x.choice is null
      join mine on mine.proposal_id = c.proposal_id and mine.left_at is null
      where c.settled_at is null order by c.proposal_id, c.decide_by, c.id
    ),
    shown as materialized (
      select p.*, coalesce(c.decide_by, p.respond_by) as last_day, c.id as asked_about,
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
        'needs', case when p.asked_about is not null then 'choice' when p.for_answer then 'answer' end,
        -- What one is asked about; else the newest that others are asked about.
        'change', (select jsonb_build_object('id', c.id, 'kind', c.kind, 'old', c.old, 'new', c.new, 'why', c.why, 'decideBy', c.decide_by,
            'default', c.default_choice, 'isMine', coalesce(c.caused_by = me, false),
            'who', case when c.caused_by is not null and (p.oversees or private.knows_party(p.id, c.caused_by)) then o.name end)
          from public.proposal_changes c left join public.organisations o on o.id = c.caused_by
          where c.proposal_id = p.id and c.settled_at is null and (p.asked_about is null or c.id = p.asked_about) order by c.id desc limit 1),
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

create or replace function public.get_proposal(proposal_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  p public.proposals;
  s public.proposal_subjects;
  level public.disclosure_level;
  me uuid := private.my_organisation_id();
  oversees boolean;
  named boolean;
begin
  select * into p from public.proposals x where x.id = $1 and private.sees_proposal(x.id);
  if not found then return null; end if;
  select * into s from public.proposal_subjects x where x.proposal_id = $1;
  level := private.proposal_level($1);
  oversees := private.oversees_proposal($1);
  named := level in ('identity', 'documents') or s.initiator_id = me;
  return jsonb_strip_nulls(jsonb_build_object(
    'id', p.id, 'number', p.number, 'kind', p.kind, 'origin', p.origin, 'status', p.status, 'level', level, 'mode', p.mode, 'round', p.round,
    'createdAt', p.created_at, 'respondBy', p.respond_by, 'daysLeft', private.working_days_between(private.chinese_day(), p.respond_by),
    'closedAt', p.closed_at, 'isSample', p.is_sample,
    'office', (select jsonb_strip_nulls(jsonb_build_object('id', o.id, 'name', o.name, 'person', c.person_name, 'phone', c.phone, 'hours', c.answer_hours))
      from public.organisations o left join public.office_contacts c on c.organisation_id = o.id where o.id = p.office_id),
    'isOffice', private.my_role() = 'coordinator' and p.office_id = me, 'oversees', oversees, 'isInitiator', coalesce(s.initiator_id = me, false),
    'title', case when named then s.title end, 'href', case when named then s.href end, 'note', case when named then nullif(s.note, '') end,
    'proposedBy', case when named then s.proposed_by_name end,
    'parties', (select jsonb_agg(private.proposal_party_json(pp, level) order by pp.position) from public.proposal_parties pp where pp.proposal_id = p.id),
    'commitments', (select coalesce(jsonb_agg(private.proposal_commitment_json(c, pp, level) order by pp.position, c.position), '[]')
      from public.proposal_commitments c
      join public.proposal_parties pp on pp.proposal_id = c.proposal_id and pp.organisation_id = c.organisation_id
      where c.proposal_id = p.id),
    'events', (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', e.id, 'at', e.at, 'what', e.what, 'from', e.from_status, 'to', e.to_status,
        'party', (select pp.position from public.proposal_parties pp where pp.proposal_id = e.proposal_id and pp.organisation_id = e.acting_for),
        'byOffice', e.acting_for = p.office_id,
        'byName', case when e.acting_for is null or e.acting_for = p.office_id or private.knows_party(p.id, e.acting_for) then e.actor_name end,
        'data', e.data, 'why', e.why)) order by e.id), '[]')
      from public.proposal_events e
      where e.proposal_id = p.id and (oversees or e.seen_by is null or e.seen_by = me or e.acting_for = me)
        -- That somebody was interested is nobody's business before it is mutual.
        and (oversees or e.what <> 'interested' or e.acting_for = me or level in ('identity', 'documents'))),
    'changes', (select coalesce(jsonb_agg(private.proposal_change_json(c, level) order by c.id desc), '[]')
      from public.proposal_changes c where c.proposal_id = p.id),
    -- On which a coordinator may answer for whom.
    'consents', case when private.my_role() = 'coordinator' then (
      select coalesce(jsonb_agg(distinct jsonb_build_object('organisation', c.organisation_id, 'id', c.id, 'givenBy', c.given_by_name, 'until', c.valid_until)), '[]')
      from public.proposal_parties pp join public.consents c on c.organisation_id = pp.organisation_id
      where pp.proposal_id = p.id and private.consent_counts(c.id, pp.organisation_id, 'answering')) end));
end;
$$;

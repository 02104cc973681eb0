-- What the pages show of a proposal: one answer, masked by how far the caller sees.

-- A quantity as a stranger is told it: one digit that counts.
create function private.roughly(quantity numeric) returns numeric
language sql immutable set search_path = ''
as $$ select case when quantity > 0 then round(quantity, -floor(log(quantity))::int) else quantity end $$;

-- A place as a stranger is told it: the province; the prefecture for who said that it is interested.
create function private.rough_place(region_code text, level public.disclosure_level) returns text
language sql immutable set search_path = ''
as $$ select case when level = 'interest' then left(region_code, 4) || '00' else left(region_code, 2) || '0000' end $$;

create function private.proposal_party_json(pp public.proposal_parties, level public.disclosure_level) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'position', pp.position, 'role', pp.role, 'side', pp.side, 'kind', o.kind, 'gain', pp.gain, 'left', pp.left_at is not null,
    'isMine', pp.organisation_id = private.my_organisation_id(), 'isKnown', seen.known,
    'place', case when seen.known then o.region_code else private.rough_place(o.region_code, level) end,
    'organisationId', case when seen.known then o.id end, 'name', case when seen.known then o.name end,
    'listing', case when seen.known then l.ref end, 'listingTitle', case when seen.known then l.title end,
    'respondBy', pp.respond_by))
    || case when seen.told then jsonb_build_object('answer', pp.answer, 'reason', pp.reason, 'words', pp.words, 'answeredAt', pp.answered_at,
      'answeredBy', pp.answered_by_name, 'byConsent', pp.consent_id is not null, 'reasons', coalesce(pp.reasons, '[]')) else '{}' end
  from public.organisations o
  left join public.listings l on l.id = pp.listing_id
  cross join lateral (select private.knows_party(pp.proposal_id, pp.organisation_id) as known) k
  cross join lateral (select k.known, k.known and (pp.organisation_id = private.my_organisation_id() or level in ('identity', 'documents')) as told) seen
  where o.id = pp.organisation_id
$$;

create function private.proposal_commitment_json(c public.proposal_commitments, pp public.proposal_parties, level public.disclosure_level) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'party', pp.position, 'position', c.position, 'factor', c.factor, 'need', c.need, 'unit', c.unit, 'state',
    case when seen.told or c.state = 'released' then c.state else 'asked' end,
    'asked', case when seen.exact then c.asked else private.roughly(c.asked) end, 'isRough', not seen.exact,
    'granted', case when seen.told then c.granted end,
    'offered', case when seen.exact then s.offered / private.in_base_unit(1, c.unit) end,
    'left', case when seen.told then (s.offered - s.promised) / private.in_base_unit(1, c.unit) end))
  from (select private.knows_party(pp.proposal_id, pp.organisation_id) as known) k
  cross join lateral (select
    k.known and (pp.organisation_id = private.my_organisation_id() or level in ('identity', 'documents')) as told,
    k.known or level <> 'teaser' as exact) seen
  left join public.factor_stocks s on s.listing_id = c.listing_id and s.factor = c.factor and s.dimension = private.unit_dimension(c.unit)
$$;

create function private.proposal_change_json(c public.proposal_changes, level public.disclosure_level) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', c.id, 'kind', c.kind, 'at', c.at, 'old', c.old, 'new', c.new, 'why', c.why, 'decideBy', c.decide_by, 'default', c.default_choice,
    'party', (select pp.position from public.proposal_parties pp where pp.proposal_id = c.proposal_id and pp.organisation_id = c.caused_by),
    'byName', case when c.caused_by is null or private.knows_party(c.proposal_id, c.caused_by) then c.by_name end,
    'isSearched', c.searched_at is not null, 'settledAt', c.settled_at, 'settledHow', c.settled_how,
    'concernsMe', exists (select from public.proposal_change_choices x where x.change_id = c.id and x.organisation_id = private.my_organisation_id()),
    'choices', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('party', pp.position, 'choice', x.choice, 'until', x.wait_until,
        'at', x.chosen_at, 'byName', x.chosen_by_name, 'byDefault', x.by_default)) order by pp.position)
      from public.proposal_change_choices x
      join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id
      where x.change_id = c.id and (x.organisation_id = private.my_organisation_id() or level in ('identity', 'documents'))),
    'substitutes', (select jsonb_agg(jsonb_build_object('ref', l.ref, 'title', l.title, 'name', o.name, 'place', o.region_code, 'score', s.score) order by s.position)
      from public.proposal_change_substitutes s
      join public.listings l on l.id = s.listing_id and l.status = 'published'
      join public.organisations o on o.id = l.organisation_id
      where s.change_id = c.id)))
$$;

create function public.get_proposal(proposal_id uuid) returns jsonb
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
  select * into p from public.proposals x where x.id = $1 and x.id in (select private.my_proposal_ids());
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
comment on function public.get_proposal is 'One proposal as far as the caller sees it: no more than its level; null when there is none or the caller takes no part.';

-- All of the caller's, what needs him first: with what happens if he does nothing, and by when.
create function public.my_proposals() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.my_organisation_id();
begin
  return (
    select coalesce(jsonb_agg(row order by needs, last_day, number desc), '[]') from (
      select p.number, coalesce(c.decide_by, p.respond_by) as last_day,
        case when c.id is not null or (mine.answer is null and mine.left_at is null and mine.organisation_id is not null and p.status = 'proposed') then 0
          when p.closed_at is null then 1 else 2 end as needs,
        jsonb_strip_nulls(jsonb_build_object(
          'id', p.id, 'number', p.number, 'kind', p.kind, 'mode', p.mode, 'origin', p.origin, 'status', p.status, 'respondBy', p.respond_by,
          'isSample', p.is_sample, 'daysLeft', private.working_days_between(private.chinese_day(), coalesce(c.decide_by, p.respond_by)),
          'title', case when level.reached in ('identity', 'documents') or s.initiator_id = me then s.title end,
          'myAnswer', mine.answer, 'isLeft', mine.left_at is not null, 'closedAt', p.closed_at,
          'needs', case when c.id is not null then 'choice'
            when mine.answer is null and mine.left_at is null and mine.organisation_id is not null and p.status = 'proposed' then 'answer' end,
          'change', case when c.id is not null then jsonb_build_object('id', c.id, 'kind', c.kind, 'decideBy', c.decide_by, 'default', c.default_choice) end,
          'others', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('side', pp.side, 'kind', o.kind, 'role', pp.role,
              'name', case when k.known then o.name end,
              'place', case when k.known then o.region_code else private.rough_place(o.region_code, level.reached) end)) order by pp.position)
            from public.proposal_parties pp join public.organisations o on o.id = pp.organisation_id
            cross join lateral (select private.knows_party(p.id, pp.organisation_id) as known) k
            where pp.proposal_id = p.id and pp.left_at is null and pp.organisation_id is distinct from me))) as row
      from public.proposals p
      join public.proposal_subjects s on s.proposal_id = p.id
      left join public.proposal_parties mine on mine.proposal_id = p.id and mine.organisation_id = me
      cross join lateral (select private.proposal_level(p.id) as reached) level
      left join lateral (
        select c.* from public.proposal_changes c
        join public.proposal_change_choices x on x.change_id = c.id and x.organisation_id = me and x.choice is null
        where c.proposal_id = p.id and c.settled_at is null and mine.left_at is null order by c.decide_by, c.id limit 1) c on true
      where p.id in (select private.my_proposal_ids())
      order by needs, last_day, p.number desc limit 300
    ) rows
  );
end;
$$;
comment on function public.my_proposals is 'The proposals that the caller takes part in or looks after, at most 300, what needs him first.';

-- With whom one would rather not: by name where one knew it, else by the proposal in which it was said.
create function public.my_rather_nots() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', r.id, 'since', r.since, 'number', p.number,
      'name', case when r.proposal_id is null or private.knows_party(r.proposal_id, r.other_id) then o.name end)) order by r.since desc), '[]')
    from public.rather_nots r join public.organisations o on o.id = r.other_id left join public.proposals p on p.id = r.proposal_id
    where r.organisation_id = private.my_organisation_id());
end;
$$;
create function public.end_rather_not(rather_not_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  gone public.rather_nots;
begin
  if private.my_role() = 'auditor' then raise exception 'not_allowed'; end if;
  delete from public.rather_nots r where r.id = $1 and r.organisation_id = private.my_organisation_id() returning * into gone;
  if not found then raise exception 'not_found'; end if;
  perform private.record_event('end_rather_not', 'rather_not', gone.id::text, gone.organisation_id, null, null, null);
end;
$$;
comment on function public.end_rather_not is 'Takes an organisation off one''s list of those one would rather not meet. Raises not_found, not_allowed.';

-- What must hold over all proposals, whatever happened; each row is a breach. Tests call it after everything they do.
create function public.check_invariants() returns table (rule text, subject text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if current_setting('request.jwt.claims', true) is not null and current_setting('request.jwt.claims', true)::jsonb ->> 'role' = 'authenticated'
    and private.my_role() is distinct from 'auditor' then raise exception 'not_allowed'; end if;
  return query
  select 'promised is the sum of what is held and committed', s.listing_id || ' ' || s.factor from public.factor_stocks s
  where s.promised <> coalesce((select sum(private.in_base_unit(c.granted, c.unit)) from public.proposal_commitments c
    where c.listing_id = s.listing_id and c.factor = s.factor and private.unit_dimension(c.unit) = s.dimension and c.state in ('held', 'committed')), 0)
  union all
  select 'what is counted as offered is what the listing offers', s.listing_id || ' ' || s.factor from public.factor_stocks s
  where s.offered is distinct from private.offered_now(s.listing_id, s.factor, s.dimension)
  union all
  select 'the state is where the last event led', p.id::text from public.proposals p
  where p.status <> 'drafted' and p.status is distinct from
    (select e.to_status from public.proposal_events e where e.proposal_id = p.id and e.to_status is not null order by e.id desc limit 1)
  union all
  select 'every event goes on from the one before, by a row of the lifecycle', e.id::text
  from (select x.*, lag(x.to_status, 1, 'drafted') over (partition by x.proposal_id order by x.id) as before
    from public.proposal_events x where x.to_status is not null) e
  where e.from_status is distinct from e.before or not exists (
    select from public.proposal_transitions t where t.from_status = e.from_status and t.to_status = e.to_status and t.verb::text = e.what)
  union all
  select 'whom a change concerns has one notice of it', c.id || ' ' || x.organisation_id
  from public.proposal_changes c join public.proposal_change_choices x on x.change_id = c.id
  where (select count(*) from public.notifications n where n.organisation_id = x.organisation_id and n.kind = 'proposal_changed'
    and n.data ->> 'change' = c.id::text) <> 1
  union all
  select 'nobody else has one', n.id::text from public.notifications n
  where n.kind = 'proposal_changed' and not exists (
    select from public.proposal_change_choices x where x.change_id::text = n.data ->> 'change' and x.organisation_id = n.organisation_id)
  union all
  select 'a change is told with an event', c.id::text from public.proposal_changes c
  where not exists (select from public.proposal_events e where e.proposal_id = c.proposal_id and e.what = 'change' and e.data ->> 'change' = c.id::text)
  union all
  select 'an open one of those that wait is counted', pp.organisation_id::text
  from public.proposal_parties pp full join public.open_proposal_counts n using (organisation_id)
  group by 2, n.open having count(*) filter (where pp.waits) <> coalesce(n.open, 0) or coalesce(n.open, 0) > 5
  union all
  select 'only what is proposed waits', pp.proposal_id::text from public.proposal_parties pp join public.proposals p on p.id = pp.proposal_id
  where pp.waits and (p.status <> 'proposed' or pp.left_at is not null)
  union all
  select 'who left holds nothing, and nothing is held when it is over', c.proposal_id || ' ' || c.position
  from public.proposal_commitments c
  join public.proposal_parties pp on pp.proposal_id = c.proposal_id and pp.organisation_id = c.organisation_id
  join public.proposals p on p.id = c.proposal_id
  where c.state in ('held', 'committed') and (pp.left_at is not null or p.status in ('declined', 'withdrawn', 'expired', 'terminated'))
  union all
  select 'what is committed is agreed by all', c.proposal_id::text from public.proposal_commitments c join public.proposals p on p.id = c.proposal_id
  where c.state = 'committed' and (p.status = 'proposed' or exists (
    select from public.proposal_parties pp where pp.proposal_id = p.id and pp.left_at is null and pp.answer is distinct from 'interested'))
  union all
  select 'an ended proposal asks nothing', c.id::text from public.proposal_changes c join public.proposals p on p.id = c.proposal_id
  where c.settled_at is null and p.closed_at is not null
  union all
  select 'what an open proposal stands on was told', pp.proposal_id || ' ' || pp.listing_id
  from public.proposal_parties pp join public.proposals p on p.id = pp.proposal_id join public.listings l on l.id = pp.listing_id
  where p.status in ('proposed', 'accepted', 'negotiating') and pp.left_at is null and l.status <> 'published'
    and not exists (select from public.proposal_changes c where c.proposal_id = p.id and c.caused_by = pp.organisation_id and c.settled_at is null)
  union all
  select 'nothing waits to be looked at', x.listing_id::text from private.changed_listings x;
end;
$$;
comment on function public.check_invariants is 'Every breach of what must hold over all proposals; none in a sound database. For auditors and the platform.';

revoke execute on function private.roughly, private.rough_place, private.proposal_party_json, private.proposal_commitment_json, private.proposal_change_json,
  public.get_proposal, public.my_proposals, public.my_rather_nots, public.end_rather_not, public.check_invariants from public;
grant execute on function public.get_proposal, public.my_proposals, public.my_rather_nots, public.end_rather_not, public.check_invariants to authenticated;
grant execute on function public.check_invariants to service_role;

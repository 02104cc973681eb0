-- How a proposal begins, and the one way in which it moves on.

-- Where a verb leads; refuses what the table does not allow. Every change of state passes here and leaves its event.
create function private.move_proposal(
  proposal_id uuid, verb public.proposal_verb, actor public.proposal_actor, acting_for uuid, data jsonb default '{}', why text default null
) returns public.proposal_status
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  target public.proposal_status;
begin
  select * into p from public.proposals where id = $1 for update;
  if not found then raise exception 'not_found'; end if;
  select t.to_status into target from public.proposal_transitions t where t.from_status = p.status and t.verb = $2 and t.actor = $3;
  if not found then raise exception 'wrong_state'; end if;
  update public.proposals set status = target,
    closed_at = case when target in ('completed', 'declined', 'withdrawn', 'expired', 'terminated') then clock_timestamp() end,
    proposed_at = coalesce(proposed_at, case when target = 'proposed' then clock_timestamp() end),
    respond_by = case when target = 'proposed' then private.add_working_days(private.chinese_day(), 5) else respond_by end,
    round = round + case when verb = 'recompose' then 1 else 0 end
  where id = p.id;
  perform private.record_proposal_event(p.id, verb::text, $4, null, $5, $6, p.status, target);
  -- Nothing waits any longer.
  if target <> 'proposed' then update public.proposal_parties pp set waits = false where pp.proposal_id = p.id and pp.waits; end if;
  return target;
end;
$$;

create function private.record_proposal_event(
  proposal_id uuid, what text, acting_for uuid, seen_by uuid, data jsonb default '{}', why text default null,
  from_status public.proposal_status default null, to_status public.proposal_status default null
) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  new_id bigint;
begin
  insert into public.proposal_events (proposal_id, what, from_status, to_status, actor_id, actor_name, acting_for, seen_by, data, why)
  select $1, $2, $7, $8, me.actor_id, me.actor_name, $3, $4, coalesce($5, '{}'), nullif(btrim($6), '') from private.event_actor() me
  returning id into new_id;
  perform private.record_event($2, 'proposal', $1::text, $3, to_jsonb($7), coalesce(to_jsonb($8), $5), $6);
  return new_id;
end;
$$;

-- Keeps the count of what waits; locks in the order of ids, so that two that open at once do not wait for each other.
create function private.count_open_proposals() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' or not old.waits then
    if new.waits then
      insert into public.open_proposal_counts as c (organisation_id, open) values (new.organisation_id, 1)
      on conflict (organisation_id) do update set open = c.open + 1;
    end if;
  elsif not new.waits then
    update public.open_proposal_counts c set open = c.open - 1 where c.organisation_id = new.organisation_id;
  end if;
  return null;
exception
  when check_violation then raise exception 'too_many_proposals';
end;
$$;
create trigger proposal_parties_count_open after insert or update of waits on public.proposal_parties
  for each row execute function private.count_open_proposals();

-- Opens a proposal: it is proposed at once, and everybody whose answer is needed is told. Other kinds call this from their own
-- functions, after they checked who asks.
--   parties      [{"organisation", "role", "side", "listing", "gain", "accepts"}]: two to twelve; side and listing may be left out.
--                `accepts`: it asks itself, so its own answer is given.
--   commitments  [{"organisation", "listing", "at", "factor", "need", "quantity", "unit"}]: what each would give.
--   first_level  'teaser' for parties that do not know each other; 'identity' where they do.
-- Raises bad_request, partner_not_available, too_many_proposals, offer_gone, capacity_taken.
create function private.open_proposal(
  kind public.proposal_kind, title text, href text, office_id uuid, parties jsonb, commitments jsonb default '[]',
  origin public.proposal_origin default 'coordinator', initiator uuid default null, mode text default null, about jsonb default '{}',
  first_level public.disclosure_level default 'teaser', project uuid default null, note text default ''
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
  known boolean := first_level in ('identity', 'documents');
  asking record;
  party record;
begin
  if jsonb_array_length(parties) not between 2 and 12 then raise exception 'bad_request'; end if;
  -- Neither side learns which of the two would rather not.
  if exists (
    select from public.rather_nots r
    where r.organisation_id in (select (e.value ->> 'organisation')::uuid from jsonb_array_elements(parties) e)
      and r.other_id in (select (e.value ->> 'organisation')::uuid from jsonb_array_elements(parties) e)
  ) then raise exception 'partner_not_available'; end if;

  insert into public.proposals (kind, origin, disclosure, mode, office_id, respond_by)
  values ($1, $7, case when known then first_level else 'teaser' end, $9, $4, private.add_working_days(private.chinese_day(), 5))
  returning id into new_id;
  insert into public.proposal_subjects (proposal_id, title, href, snapshot, project_id, initiator_id, proposed_by, proposed_by_name, note)
  select new_id, left(btrim($2), 160), $3, coalesce($10, '{}'), $12, $8, me.actor_id, me.actor_name, left(btrim(coalesce($13, '')), 1000)
  from private.event_actor() me;

  insert into public.proposal_parties
    (proposal_id, organisation_id, position, role, side, listing_id, listing_version, gain, respond_by, revealed, waits)
  select new_id, (e.value ->> 'organisation')::uuid, e.place - 1, e.value ->> 'role',
    coalesce(e.value ->> 'side', private.side_of_region(o.region_code)), (e.value ->> 'listing')::uuid,
    case when e.value ->> 'listing' is not null then
      coalesce((select max(v.number) from public.listing_versions v where v.listing_id = (e.value ->> 'listing')::uuid), 0) end,
    (e.value ->> 'gain')::double precision, private.add_working_days(private.chinese_day(), 5), known, true
  from jsonb_array_elements(parties) with ordinality e (value, place)
  join public.organisations o on o.id = (e.value ->> 'organisation')::uuid
  order by o.id;
  if (select count(*) from public.proposal_parties pp where pp.proposal_id = new_id) <> jsonb_array_length(parties) then
    raise exception 'bad_request';
  end if;

  insert into public.proposal_commitments (proposal_id, organisation_id, position, listing_id, offer_position, factor, need, unit, asked)
  select new_id, (e.value ->> 'organisation')::uuid, e.place - 1, (e.value ->> 'listing')::uuid, (e.value ->> 'at')::smallint,
    (e.value ->> 'factor')::public.factor_kind, e.value ->> 'need', (e.value ->> 'unit')::public.factor_unit, (e.value ->> 'quantity')::numeric
  from jsonb_array_elements(commitments) with ordinality e (value, place);
  perform private.stock_for(c.listing_id, c.factor, private.unit_dimension(c.unit))
  from public.proposal_commitments c where c.proposal_id = new_id and c.listing_id is not null
  order by c.listing_id, c.factor;

  perform private.move_proposal(new_id, 'propose', case when origin = 'party' then 'party' else 'office' end::public.proposal_actor,
    coalesce(initiator, office_id), jsonb_build_object('kind', kind), note);

  for asking in select (e.value ->> 'organisation')::uuid as id from jsonb_array_elements(parties) e where (e.value ->> 'accepts')::boolean loop
    perform private.take_interest(new_id, asking.id, null, null);
  end loop;
  for party in select * from public.proposal_parties pp where pp.proposal_id = new_id and pp.answer is null order by pp.position loop
    perform private.notify(party.organisation_id, 'proposal_received',
      jsonb_build_object('number', (select p.number from public.proposals p where p.id = new_id), 'proposal_kind', kind, 'by', party.respond_by),
      '/proposals/' || new_id);
  end loop;
  if origin = 'party' then
    perform private.notify(office_id, 'proposal_opened',
      jsonb_build_object('number', (select p.number from public.proposals p where p.id = new_id), 'title', title), '/proposals/' || new_id);
  end if;
  return new_id;
exception
  when invalid_text_representation or not_null_violation or foreign_key_violation or unique_violation or numeric_value_out_of_range then
    raise exception 'bad_request';
  -- The count of open ones raises its own code.
  when check_violation then raise exception 'bad_request';
end;
$$;
comment on function private.open_proposal is 'Opens a proposal of any kind and tells its parties. Raises bad_request, partner_not_available, too_many_proposals, offer_gone, capacity_taken.';

create function private.side_of_region(region_code text) returns text
language sql stable security definer set search_path = ''
as $$ select r.side::text from public.regions r where r.code = $1 $$;

revoke execute on function private.move_proposal, private.record_proposal_event, private.count_open_proposals, private.open_proposal,
  private.side_of_region from public;

-- A project that was kept in the review of a portfolio is proposed to its parties, which do not know each other yet.
create function public.propose_project(project_id uuid, note text default '') returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  project public.projects;
  portfolio public.portfolios;
begin
  select * into project from public.projects p where p.id = propose_project.project_id for update;
  if not found then raise exception 'not_found'; end if;
  select * into portfolio from public.portfolios f where f.id = project.portfolio_id;
  if portfolio.organisation_id is distinct from private.my_organisation_id() then raise exception 'not_found'; end if;
  if private.my_role() is distinct from 'coordinator' then raise exception 'not_allowed'; end if;
  if project.decision not in ('kept', 'pinned') or portfolio.status = 'dropped' then raise exception 'wrong_state'; end if;
  if exists (
    select from public.proposal_subjects s join public.proposals p on p.id = s.proposal_id
    where s.project_id = project.id and p.status not in ('declined', 'withdrawn', 'expired')
  ) then raise exception 'already_proposed'; end if;
  if exists (
    select from public.project_parties pp join public.listings l on l.id = pp.listing_id
    where pp.project_id = project.id and l.status <> 'published'
  ) then raise exception 'offer_gone'; end if;

  return private.open_proposal(
    'project',
    (select string_agg(o.name, ' ⇄ ' order by pp.position) from public.project_parties pp
     join public.organisations o on o.id = pp.organisation_id where pp.project_id = project.id and pp.position < 2),
    '/portfolios/' || portfolio.id, portfolio.organisation_id,
    (select jsonb_agg(jsonb_build_object('organisation', pp.organisation_id, 'role', pp.role, 'side', pp.side, 'listing', pp.listing_id) order by pp.position)
     from public.project_parties pp where pp.project_id = project.id),
    (select coalesce(jsonb_agg(jsonb_build_object('organisation', pp.organisation_id, 'listing', c.listing_id, 'at', c.offer_position,
       'factor', c.factor, 'need', c.need, 'quantity', c.quantity, 'unit', c.unit) order by pp.position, c.offer_position, c.need), '[]')
     from public.project_commitments c
     join public.project_parties pp on pp.project_id = c.project_id and pp.listing_id = c.listing_id
     where c.project_id = project.id),
    'engine', null, project.mode, jsonb_build_object('bundle', project.bundle, 'portfolio', portfolio.number, 'value', project.value),
    'teaser', project.id, note);
end;
$$;
comment on function public.propose_project is 'Proposes a kept project of a portfolio of one''s own office to its parties. Raises not_found, not_allowed, wrong_state, already_proposed, offer_gone, partner_not_available, too_many_proposals.';

-- A party proposes to a partner that it found, or a coordinator brings two together. `gives`: what each would give, as
-- commitments; quantities are at most what the listing offers.
create function public.propose_partner(listing_ref text, partner_ref text, gives jsonb default '[]', note text default '') returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  mine public.listings;
  theirs public.listings;
  my_region text;
  their_region text;
  asks boolean;
  office uuid;
begin
  select * into mine from public.listings l where l.ref = listing_ref;
  select * into theirs from public.listings l where l.ref = partner_ref;
  if mine.id is null or theirs.id is null or theirs.status <> 'published' or mine.organisation_id = theirs.organisation_id then
    raise exception 'not_found';
  end if;
  asks := coalesce(mine.organisation_id = private.my_organisation_id() and private.my_role() in ('county_member', 'enterprise_member'), false);
  select o.region_code into my_region from public.organisations o where o.id = mine.organisation_id;
  select o.region_code into their_region from public.organisations o where o.id = theirs.organisation_id;
  if not asks and not (private.coordinates(my_region) or private.coordinates(their_region)) then
    if mine.status = 'published' then raise exception 'not_allowed'; else raise exception 'not_found'; end if;
  end if;
  if mine.status <> 'published' then raise exception 'wrong_state'; end if;
  office := case when asks then coalesce(private.responsible_office_id(my_region), private.responsible_office_id(their_region))
    else private.my_organisation_id() end;
  if office is null then raise exception 'no_responsible_office'; end if;
  -- One at a time between two listings.
  if exists (
    select from public.proposals p
    join public.proposal_parties a on a.proposal_id = p.id and a.listing_id = mine.id and a.left_at is null
    join public.proposal_parties b on b.proposal_id = p.id and b.listing_id = theirs.id and b.left_at is null
    where p.status in ('drafted', 'proposed', 'accepted', 'negotiating', 'signed', 'delivering')
  ) then raise exception 'already_proposed'; end if;
  if exists (
    select from jsonb_array_elements(gives) g
    where coalesce(g.value ->> 'listing' not in (mine.ref, theirs.ref), true)
      or not exists (
        select from public.listing_factors f
        where f.listing_id = case when g.value ->> 'listing' = mine.ref then mine.id else theirs.id end
          and f.direction = 'offer' and f.factor::text = g.value ->> 'factor')
  ) then raise exception 'bad_request'; end if;

  return private.open_proposal(
    'project', (select a.name || ' ⇄ ' || b.name from public.organisations a, public.organisations b
      where a.id = mine.organisation_id and b.id = theirs.organisation_id),
    '/listings/' || mine.ref || '/partners/' || theirs.ref, office,
    jsonb_build_array(
      jsonb_build_object('organisation', mine.organisation_id, 'role', case when private.is_county(mine.organisation_id) then 'host' else 'driver' end,
        'listing', mine.id, 'accepts', asks),
      jsonb_build_object('organisation', theirs.organisation_id, 'role', case when private.is_county(theirs.organisation_id) then 'host' else 'driver' end,
        'listing', theirs.id)),
    (select coalesce(jsonb_agg(g.value || jsonb_build_object(
        'listing', case when g.value ->> 'listing' = mine.ref then mine.id else theirs.id end,
        'organisation', case when g.value ->> 'listing' = mine.ref then mine.organisation_id else theirs.organisation_id end)), '[]')
     from jsonb_array_elements(gives) g),
    case when asks then 'party' else 'coordinator' end::public.proposal_origin, case when asks then mine.organisation_id end,
    null, '{}', 'teaser', null, note);
exception
  when invalid_text_representation then raise exception 'bad_request';
end;
$$;
comment on function public.propose_partner is 'Proposes a joint project of two listings: by the one''s organisation, or by a coordinator of either. Raises not_found, not_allowed, wrong_state, already_proposed, no_responsible_office, partner_not_available, too_many_proposals, capacity_taken, bad_request.';

create function private.is_county(organisation_id uuid) returns boolean
language sql stable security definer set search_path = ''
as $$ select o.kind = 'county' from public.organisations o where o.id = $1 $$;
revoke execute on function private.is_county, public.propose_project, public.propose_partner from public;
grant execute on function public.propose_project, public.propose_partner to authenticated;

-- A plan of secondments travels to the other side as a proposal: the office that plans has said its own word by asking, the other
-- answers by the same clock as anybody. When somebody of the plan drops out, the other side is told and chooses.

alter table public.proposal_subjects add column plan_id uuid references public.secondment_plans (id);
create index on public.proposal_subjects (plan_id) where plan_id is not null;

create function public.propose_secondment_plan(plan_id uuid, note text default '') returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  plan public.secondment_plans := private.own_secondment_plan(plan_id);
  exchange public.exchanges;
  me uuid := private.my_organisation_id();
  office uuid;
  drawn integer;
  new_id uuid;
begin
  select * into exchange from public.exchanges e where e.id = plan.exchange_id;
  select count(*) into drawn from public.secondments s where s.plan_id = plan.id and s.status in ('draft', 'proposed');
  if drawn = 0 then raise exception 'nothing_chosen'; end if;
  if exists (
    select from public.proposal_subjects s join public.proposals p on p.id = s.proposal_id
    where s.plan_id = plan.id and p.status not in ('declined', 'withdrawn', 'expired')
  ) then raise exception 'already_proposed'; end if;
  select private.responsible_office_id(o.region_code) into office from public.organisations o where o.id = me;
  if office is null then raise exception 'no_responsible_office'; end if;
  new_id := private.open_proposal(
    'secondment', plan.name, '/secondments/plans/' || plan.id, office,
    (select jsonb_agg(jsonb_build_object('organisation', o.id, 'role', case when o.id = me then 'planner' else 'partner' end,
        'side', case when o.id = exchange.east_office_id then 'east' else 'west' end, 'accepts', o.id = me) order by o.id <> exchange.east_office_id)
     from public.organisations o where o.id in (exchange.east_office_id, exchange.west_office_id)),
    -- People are what each side gives. They have no stock: nobody can be promised twice, the register sees to it.
    (select coalesce(jsonb_agg(jsonb_build_object('organisation', g.office_id, 'factor', 'management', 'quantity', g.people, 'unit', 'person') order by g.office_id), '[]')
     from (select p.office_id, count(distinct s.person_id) as people from public.secondments s join public.people p on p.id = s.person_id
       where s.plan_id = plan.id and s.status in ('draft', 'proposed') group by 1) g),
    'party', me, null, jsonb_build_object('exchange', exchange.name, 'number', plan.number, 'people', drawn), 'identity', null, note);
  update public.proposal_subjects s set plan_id = plan.id where s.proposal_id = new_id;
  return new_id;
end;
$$;
comment on function public.propose_secondment_plan is 'Proposes a drawn plan to the office across. Raises not_found, wrong_state, nothing_chosen, already_proposed, no_responsible_office, partner_not_available, too_many_proposals.';
revoke execute on function public.propose_secondment_plan from public, anon;
grant execute on function public.propose_secondment_plan to authenticated;

-- Two people of one plan are two things: only a newer word about the same takes the place of an open change.
create or replace function private.announce_change(
  proposal_id uuid, kind public.proposal_change_kind, caused_by uuid, listing_id uuid, old jsonb, new jsonb, why text,
  default_choice public.change_choice default 'leave'
) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  new_id bigint;
  told record;
begin
  select * into p from public.proposals x where x.id = $1 for update;
  if p.status not in ('proposed', 'accepted', 'negotiating', 'signed', 'delivering') then return null; end if;
  if not exists (
    select from public.proposal_parties pp where pp.proposal_id = $1 and pp.left_at is null and pp.organisation_id is distinct from $3
  ) then return null; end if;
  update public.proposal_changes c set settled_at = clock_timestamp(), settled_how = 'superseded'
  where c.proposal_id = $1 and c.settled_at is null and c.caused_by is not distinct from $3
    and (c.listing_id is not distinct from $4 or $2 = 'party_left') and (c.kind = $2 or c.kind <> 'deadline_moved' and $2 <> 'deadline_moved')
    and ($2 <> 'person_left' or c.old is not distinct from $5);
  insert into public.proposal_changes (proposal_id, kind, caused_by, listing_id, old, new, why, by_name, decide_by, default_choice)
  select $1, $2, $3, $4, $5, $6, nullif(btrim($7), ''), me.actor_name, private.add_working_days(private.chinese_day(), 5), $8
  from private.event_actor() me returning id into new_id;
  perform private.record_proposal_event($1, 'change', $3, null, jsonb_strip_nulls(jsonb_build_object('change', new_id, 'kind', $2, 'old', $5, 'new', $6)), $7);
  for told in
    select pp.organisation_id as id from public.proposal_parties pp
    where pp.proposal_id = $1 and pp.left_at is null and pp.organisation_id is distinct from $3 order by pp.position
  loop
    insert into public.proposal_change_choices (change_id, proposal_id, organisation_id) values (new_id, $1, told.id);
    perform private.notify(told.id, 'proposal_changed',
      coalesce(private.told_who($1, told.id, $3), '{}') || jsonb_strip_nulls(jsonb_build_object(
        'change', new_id, 'number', p.number, 'change_kind', $2, 'why', nullif(btrim($7), ''), 'default', $8,
        'by', private.add_working_days(private.chinese_day(), 5))), '/proposals/' || $1 || '#change-' || new_id);
  end loop;
  perform private.notify(p.office_id, 'proposal_changed_office',
    coalesce(private.told_who($1, p.office_id, $3), '{}') || jsonb_build_object('number', p.number, 'change_kind', $2),
    '/proposals/' || $1 || '#change-' || new_id);
  return new_id;
end;
$$;

-- What happens to an assignment is heard where its plan was proposed: who drops out or will not go; whose post is filled again.
create function private.tell_proposal_of_secondment() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
  on_proposal uuid;
  change record;
begin
  select * into s from public.secondments x where x.id = new.secondment_id;
  select p.id into on_proposal from public.proposal_subjects b join public.proposals p on p.id = b.proposal_id
  where b.plan_id = s.plan_id and p.closed_at is null;
  if not found then return null; end if;
  if new.verb in ('drop_out', 'decline') then
    perform private.announce_change(on_proposal, 'person_left', (select x.office_id from public.people x where x.id = s.person_id), null,
      (select jsonb_build_object('post', q.id, 'title', q.title, 'secondment', s.id) from public.posts q where q.id = s.post_id),
      null, new.why, 'wait');
  elsif new.verb = 'publish' then
    for change in
      select c.id from public.proposal_changes c
      where c.proposal_id = on_proposal and c.kind = 'person_left' and c.settled_at is null and c.old ->> 'post' = s.post_id::text order by c.id
    loop
      perform private.restore_change(change.id);
    end loop;
  end if;
  return null;
end;
$$;
create trigger secondment_events_are_heard after insert on public.secondment_events
  for each row when (new.verb in ('drop_out', 'decline', 'publish')) execute function private.tell_proposal_of_secondment();

-- A plan that is laid aside takes its proposal back.
create function private.end_proposal_of_plan() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.end_proposal(p.id, 'withdraw', 'party', private.my_organisation_id(), null, new.closed_why)
  from public.proposal_subjects s join public.proposals p on p.id = s.proposal_id
  where s.plan_id = new.id and p.status in ('proposed', 'accepted', 'negotiating');
  return null;
end;
$$;
create trigger secondment_plans_end_their_proposals after update of closed_at on public.secondment_plans
  for each row when (old.closed_at is null and new.closed_at is not null) execute function private.end_proposal_of_plan();

-- It is mutual: the parties learn of each other, and what was held is committed.
create function private.agree(p public.proposals) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  party record;
begin
  update public.proposal_parties pp set revealed = true where pp.proposal_id = p.id and pp.left_at is null;
  update public.proposals x set disclosure = greatest(x.disclosure, 'identity') where x.id = p.id;
  update public.proposal_commitments c set state = 'committed', changed_at = clock_timestamp() where c.proposal_id = p.id and c.state = 'held';
  perform private.move_proposal(p.id, 'accept', 'parties', null);
  for party in
    select pp.organisation_id as id from public.proposal_parties pp where pp.proposal_id = p.id and pp.left_at is null
    union select p.office_id
  loop
    perform private.notify(party.id, 'proposal_accepted', jsonb_build_object('number', p.number,
      'title', (select s.title from public.proposal_subjects s where s.proposal_id = p.id)), '/proposals/' || p.id);
  end loop;
end;
$$;

create or replace function private.settle_answers(proposal_id uuid) returns public.proposal_status
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  party record;
begin
  select * into p from public.proposals x where x.id = $1 for update;
  if p.status <> 'proposed' or exists (
    select from public.proposal_parties pp where pp.proposal_id = $1 and pp.left_at is null and pp.answer is distinct from 'interested'
  ) or exists (
    -- Everybody who stays has said what he does without who left.
    select from public.proposal_changes c
    join public.proposal_change_choices x on x.change_id = c.id and x.choice is null
    join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id and pp.left_at is null
    where c.proposal_id = $1 and c.settled_at is null and c.kind in ('party_left', 'person_left', 'listing_gone')
  ) then return p.status; end if;
  perform private.agree(p);
  for party in
    select c.organisation_id as id, min(pp.listing_id::text)::uuid as listing_id, jsonb_agg(jsonb_build_object(
      'factor', c.factor, 'unit', c.unit, 'old', c.asked, 'new', c.granted, 'needed', c.asked) order by c.position) as short
    from public.proposal_commitments c
    join public.proposal_parties pp on pp.proposal_id = c.proposal_id and pp.organisation_id = c.organisation_id
    where c.proposal_id = $1 and c.state = 'committed' and c.granted < c.asked group by 1 order by 1
  loop
    perform private.announce_change($1, 'partial_answer', party.id, party.listing_id, null, jsonb_build_object('short', party.short), null, 'wait');
  end loop;
  return 'accepted';
end;
$$;
revoke execute on function private.tell_proposal_of_secondment, private.end_proposal_of_plan, private.agree from public;

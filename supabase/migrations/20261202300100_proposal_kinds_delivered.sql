-- The four kinds of proposals end their road alike: signed, delivering, completed. A joint project is signed by its term sheet; a plan of
-- secondments by the five signatures under each assignment when it is published; an enclave by its agreed terms; a station by its
-- parties' consents and its office's approval, unless they write a term sheet. When the thing itself begins, so does the delivery; when it
-- is over, the parties are asked to say so.

insert into public.proposal_transitions (from_status, verb, to_status, actor) values
  ('signed', 'deliver', 'delivering', 'platform');

-- What was agreed is signed, by other signatures than a term sheet's; a term sheet that was begun is signed itself.
create function private.sign_by_deed(proposal_id uuid, data jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
begin
  select * into p from public.proposals x where x.id = $1 for update;
  if p.status not in ('accepted', 'negotiating') or exists (select from public.term_sheets t where t.proposal_id = p.id) then return; end if;
  if p.status = 'accepted' then perform private.move_proposal(p.id, 'negotiate', 'party', private.my_organisation_id()); end if;
  perform private.move_proposal(p.id, 'sign', 'parties', null, $2);
end;
$$;

create function private.deliver_by_deed(proposal_id uuid, data jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform 1 from public.proposals x where x.id = $1 and x.status = 'signed' for update;
  if found then perform private.move_proposal($1, 'deliver', 'platform', private.my_organisation_id(), $2); end if;
end;
$$;

-- All of it is over: its parties are asked to say that all was delivered, and when all have, it is completed.
create function private.ask_for_completion(proposal_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  told record;
begin
  select * into p from public.proposals x where x.id = $1 and x.status = 'delivering';
  if not found then return; end if;
  for told in select pp.organisation_id as id from public.proposal_parties pp where pp.proposal_id = p.id and pp.left_at is null order by pp.position loop
    perform private.notify(told.id, 'completion_asked', jsonb_build_object('number', p.number), '/proposals/' || p.id || '/delivery#completion');
  end loop;
end;
$$;

-- What happens to an assignment is heard where its plan was proposed, as before; and published, begun and over it moves the proposal.
create or replace function private.tell_proposal_of_secondment() returns trigger
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
    perform private.sign_by_deed(on_proposal, jsonb_build_object('plan', s.plan_id));
  elsif new.verb = 'start' then
    perform private.deliver_by_deed(on_proposal, jsonb_build_object('plan', s.plan_id));
  elsif new.verb = 'complete' and not exists (
    select from public.secondments x where x.plan_id = s.plan_id and x.status in ('draft', 'proposed', 'published', 'running')
  ) then
    perform private.ask_for_completion(on_proposal);
  end if;
  return null;
end;
$$;
drop trigger secondment_events_are_heard on public.secondment_events;
create trigger secondment_events_are_heard after insert on public.secondment_events
  for each row when (new.verb in ('drop_out', 'decline', 'publish', 'start', 'complete')) execute function private.tell_proposal_of_secondment();

create function private.follow_station() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  about constant jsonb := jsonb_build_object('station', new.number);
begin
  select * into p from public.proposals x where x.id = new.proposal_id;
  if not found then return null; end if;
  if new.status = 'approved' then perform private.sign_by_deed(p.id, about);
  elsif new.status = 'open' then perform private.deliver_by_deed(p.id, about);
  elsif new.status = 'closed' and old.status = 'closing' then perform private.ask_for_completion(p.id);
  elsif new.status = 'closed' and p.closed_at is null then
    perform private.end_proposal(p.id, case when p.status in ('signed', 'delivering') then 'terminate' else 'withdraw' end::public.proposal_verb, 'party', new.host_id, null, null);
  end if;
  return null;
end;
$$;
create trigger stations_move_their_proposals after update of status on public.stations
  for each row when (old.status is distinct from new.status) execute function private.follow_station();

-- The first year's figures of an enclave are the first of its delivery.
create function private.deliver_enclave() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.deliver_by_deed(e.proposal_id, jsonb_build_object('enclave', e.number))
  from public.settlements s join public.enclaves e on e.id = s.enclave_id where s.id = new.settlement_id and e.proposal_id is not null;
  return null;
end;
$$;
create trigger settlement_figures_deliver_their_enclave after insert on public.settlement_figures
  for each row execute function private.deliver_enclave();

-- Plans that were published before this rule.
do $$
declare
  it record;
begin
  for it in
    select p.id, s.plan_id, bool_or(x.status in ('running', 'completed', 'ended')) as begun
    from public.proposals p join public.proposal_subjects s on s.proposal_id = p.id join public.secondments x on x.plan_id = s.plan_id
    where p.status in ('accepted', 'negotiating') and x.status in ('published', 'running', 'completed')
    group by 1, 2
  loop
    perform private.sign_by_deed(it.id, jsonb_build_object('plan', it.plan_id));
    if it.begun then perform private.deliver_by_deed(it.id, jsonb_build_object('plan', it.plan_id)); end if;
  end loop;
end $$;
revoke execute on function private.sign_by_deed, private.deliver_by_deed, private.ask_for_completion, private.follow_station, private.deliver_enclave from public;

-- What a party answers, and what the clock does when it does not.

-- The party's row as whoever asks may answer for it: its own people, or its coordinator with a consent to answer on record.
create function private.answering_party(proposal_id uuid, for_organisation uuid, consent_id uuid) returns public.proposal_parties
language plpgsql security definer set search_path = ''
as $$
declare
  party public.proposal_parties;
  me uuid := private.my_organisation_id();
begin
  perform 1 from public.proposals p where p.id = $1 for update;
  if not found or $1 not in (select private.my_proposal_ids()) then raise exception 'not_found'; end if;
  select * into party from public.proposal_parties pp where pp.proposal_id = $1 and pp.organisation_id = coalesce($2, me) for update;
  if not found then raise exception 'not_allowed'; end if;
  if party.organisation_id = me then
    if private.my_role() not in ('county_member', 'enterprise_member', 'talent_officer', 'coordinator') then raise exception 'not_allowed'; end if;
  else
    if private.my_role() is distinct from 'coordinator' or not private.oversees_proposal($1) then raise exception 'not_allowed'; end if;
    if $3 is null or not private.consent_counts($3, party.organisation_id, 'answering') then raise exception 'consent_needed'; end if;
  end if;
  if party.left_at is not null then raise exception 'wrong_state'; end if;
  return party;
end;
$$;

-- Holds what a party would give and writes its answer. `quantities`: how much of each commitment, by its position; what is not
-- named is held as asked.
create function private.take_interest(proposal_id uuid, organisation_id uuid, quantities jsonb, consent_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  c public.proposal_commitments;
  given numeric;
  is_partial boolean := false;
begin
  for c in
    select * from public.proposal_commitments x
    where x.proposal_id = $1 and x.organisation_id = $2 and x.state = 'asked'
    order by x.listing_id, x.factor, x.unit, x.position for update
  loop
    given := coalesce((quantities ->> c.position::text)::numeric, c.asked);
    if given < 0 or given > c.asked then raise exception 'bad_request'; end if;
    is_partial := is_partial or given < c.asked;
    if c.listing_id is not null then
      if not exists (select from public.listings l where l.id = c.listing_id and l.status = 'published') then raise exception 'offer_gone'; end if;
      perform private.promise(c.listing_id, c.factor, private.unit_dimension(c.unit), private.in_base_unit(given, c.unit));
    end if;
    update public.proposal_commitments x set granted = given, state = 'held', changed_at = clock_timestamp()
    where x.proposal_id = c.proposal_id and x.organisation_id = c.organisation_id and x.position = c.position;
  end loop;
  update public.proposal_parties pp set answer = 'interested', reason = null, answered_at = clock_timestamp(),
    answered_by = me.actor_id, answered_by_name = me.actor_name, consent_id = $4,
    -- Whoever asked waits for the others with one of its five.
    waits = exists (select from public.proposal_subjects s where s.proposal_id = $1 and s.initiator_id = $2)
  from private.event_actor() me where pp.proposal_id = $1 and pp.organisation_id = $2;
  perform private.record_proposal_event($1, 'interested', $2, $2, jsonb_strip_nulls(jsonb_build_object('partial', case when is_partial then true end, 'consent', $4)));
end;
$$;

-- One of the three answers. Asked again with the same answer it says again what came of it, so that a verb may be repeated
-- after a busy moment. Raises not_found, not_allowed, consent_needed, wrong_state, already_answered, proposal_expired,
-- reason_needed, capacity_taken, offer_gone, bad_request.
create function public.answer_proposal(
  proposal_id uuid, answer public.proposal_answer, reason public.proposal_reason default null, words text default '',
  quantities jsonb default null, for_organisation uuid default null, consent_id uuid default null, never_again boolean default false
) returns public.proposal_status
language plpgsql security definer set search_path = ''
as $$
declare
  party public.proposal_parties := private.answering_party($1, $6, $7);
  p public.proposals;
  said constant text := left(btrim(coalesce(words, '')), 500);
begin
  select * into p from public.proposals x where x.id = $1;
  if party.answer = $2 then return p.status; end if;
  if p.status <> 'proposed' then raise exception 'wrong_state'; end if;
  if party.answer is not null then raise exception 'already_answered'; end if;
  if party.respond_by < private.chinese_day() then raise exception 'proposal_expired'; end if;
  if $2 = 'interested' then
    perform private.take_interest(p.id, party.organisation_id, quantities, consent_id);
    return private.settle_answers(p.id);
  end if;
  if reason is null or (reason = 'other' and said = '') then raise exception 'reason_needed'; end if;
  update public.proposal_parties pp set answer = $2, reason = $3, words = said, answered_at = clock_timestamp(), waits = false,
    answered_by = me.actor_id, answered_by_name = me.actor_name, consent_id = $7, left_at = clock_timestamp()
  from private.event_actor() me where pp.proposal_id = p.id and pp.organisation_id = party.organisation_id;
  if never_again then
    insert into public.rather_nots (organisation_id, other_id, proposal_id)
    select party.organisation_id, pp.organisation_id, p.id from public.proposal_parties pp
    where pp.proposal_id = p.id and pp.organisation_id <> party.organisation_id
    on conflict do nothing;
  end if;
  perform private.record_proposal_event(p.id, $2::text, party.organisation_id, party.organisation_id,
    jsonb_strip_nulls(jsonb_build_object('reason', reason, 'consent', $7)), said);
  perform private.release_commitments(p.id, party.organisation_id);
  return private.go_on_without(p.id, party.organisation_id, 'decline', $3, '');
end;
$$;
comment on function public.answer_proposal is 'interested, not_now or not_for_us, for one''s own organisation or, with a consent to answer on record, for one that works by phone.';

-- When everybody who is still there is interested, it is mutual: the parties learn of each other, and what was held is committed.
create function private.settle_answers(proposal_id uuid) returns public.proposal_status
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  party record;
  title text;
begin
  select * into p from public.proposals x where x.id = $1 for update;
  if p.status <> 'proposed' or exists (
    select from public.proposal_parties pp where pp.proposal_id = $1 and pp.left_at is null and pp.answer is distinct from 'interested'
  ) then return p.status; end if;
  update public.proposal_parties pp set revealed = true where pp.proposal_id = $1 and pp.left_at is null;
  update public.proposals x set disclosure = greatest(x.disclosure, 'identity') where x.id = $1;
  update public.proposal_commitments c set state = 'committed', changed_at = clock_timestamp() where c.proposal_id = $1 and c.state = 'held';
  perform private.move_proposal($1, 'accept', 'parties', null);
  select s.title into title from public.proposal_subjects s where s.proposal_id = $1;
  for party in
    select pp.organisation_id as id from public.proposal_parties pp where pp.proposal_id = $1 and pp.left_at is null
    union select p.office_id
  loop
    perform private.notify(party.id, 'proposal_accepted', jsonb_build_object('number', p.number, 'title', title), '/proposals/' || $1);
  end loop;
  return 'accepted';
end;
$$;

-- Ends a proposal: what was held is free again, and everybody but who ended it is told, with the reason but not with whose it is.
create function private.end_proposal(
  proposal_id uuid, verb public.proposal_verb, actor public.proposal_actor, ended_by uuid, reason public.proposal_reason, why text
) returns public.proposal_status
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  reached public.proposal_status;
  told record;
begin
  reached := private.move_proposal($1, $2, $3, $4, jsonb_strip_nulls(jsonb_build_object('reason', $5)), $6);
  select * into p from public.proposals x where x.id = $1;
  perform private.release_commitments($1);
  for told in
    select pp.organisation_id as id from public.proposal_parties pp where pp.proposal_id = $1 and pp.left_at is null
    union select p.office_id
  loop
    continue when told.id is not distinct from $4;
    perform private.notify(told.id, 'proposal_' || reached::text,
      jsonb_strip_nulls(jsonb_build_object('number', p.number, 'proposal_kind', p.kind, 'reason', $5, 'why', nullif(btrim($6), ''))), '/proposals/' || $1);
  end loop;
  return reached;
end;
$$;

-- One party is out. With two or more left the others choose what to do; else it ends.
create function private.go_on_without(
  proposal_id uuid, gone uuid, verb public.proposal_verb, reason public.proposal_reason, why text
) returns public.proposal_status
language plpgsql security definer set search_path = ''
as $$
begin
  return private.end_proposal($1, $3, 'party', $2, $4, $5);
end;
$$;

-- Withdrawn by who asked, before all have answered, or by the office in charge, before anything is signed.
create function public.withdraw_proposal(proposal_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  is_office boolean;
begin
  select * into p from public.proposals x where x.id = $1 and x.id in (select private.my_proposal_ids()) for update;
  if not found then raise exception 'not_found'; end if;
  is_office := private.my_role() = 'coordinator' and p.office_id = private.my_organisation_id();
  if not coalesce(is_office, false) and not (p.status = 'proposed' and coalesce(private.my_role() <> 'auditor', false) and exists (
    select from public.proposal_subjects s where s.proposal_id = p.id and s.initiator_id = private.my_organisation_id()
  )) then raise exception 'not_allowed'; end if;
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  perform private.end_proposal(p.id, 'withdraw', case when is_office then 'office' else 'party' end::public.proposal_actor,
    private.my_organisation_id(), null, left(why, 500));
end;
$$;
comment on function public.withdraw_proposal is 'Takes a proposal back. Raises not_found, not_allowed, reason_needed, wrong_state.';

-- The parties begin to talk: by any of them, or by the office in charge.
create function public.begin_negotiation(proposal_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  me uuid := private.my_organisation_id();
  told record;
begin
  select * into p from public.proposals x where x.id = $1 and x.id in (select private.my_proposal_ids()) for update;
  if not found then raise exception 'not_found'; end if;
  if private.my_role() = 'auditor' or p.office_id <> me and not exists (
    select from public.proposal_parties pp where pp.proposal_id = p.id and pp.organisation_id = me and pp.left_at is null
  ) then raise exception 'not_allowed'; end if;
  if p.status = 'negotiating' then return; end if;
  perform private.move_proposal(p.id, 'negotiate', case when p.office_id = me then 'office' else 'party' end::public.proposal_actor, me);
  for told in
    select pp.organisation_id as id from public.proposal_parties pp where pp.proposal_id = p.id and pp.left_at is null
    union select p.office_id
  loop
    continue when told.id = me;
    perform private.notify(told.id, 'proposal_negotiating', jsonb_build_object('number', p.number), '/proposals/' || p.id);
  end loop;
end;
$$;
comment on function public.begin_negotiation is 'From accepted to negotiating. Raises not_found, not_allowed, wrong_state.';

-- The clock: one digest two working days before, and an end when the last day is over.
create function private.duty_expire_proposals() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  today date := private.chinese_day();
  p public.proposals;
  waiting record;
begin
  for p in select * from public.proposals x where x.status = 'proposed' and x.respond_by < today order by x.id for update skip locked loop
    perform private.end_proposal(p.id, 'expire', 'platform', null, null, null);
  end loop;
  for waiting in
    select pp.organisation_id as id, count(*)::int as count, min(pp.respond_by) as last_day
    from public.proposal_parties pp join public.proposals x on x.id = pp.proposal_id
    where x.status = 'proposed' and pp.answer is null and pp.left_at is null and pp.reminded_on is null
      and private.working_days_between(today, pp.respond_by) <= 2
    group by pp.organisation_id order by pp.organisation_id
  loop
    update public.proposal_parties pp set reminded_on = today
    from public.proposals x
    where x.id = pp.proposal_id and x.status = 'proposed' and pp.organisation_id = waiting.id and pp.answer is null and pp.left_at is null
      and pp.reminded_on is null and private.working_days_between(today, pp.respond_by) <= 2;
    perform private.notify(waiting.id, 'proposals_waiting', jsonb_build_object('count', waiting.count, 'by', waiting.last_day), '/proposals');
  end loop;
end;
$$;

revoke execute on function private.answering_party, private.take_interest, private.settle_answers, private.end_proposal, private.go_on_without,
  private.duty_expire_proposals, public.answer_proposal, public.withdraw_proposal, public.begin_negotiation from public;
grant execute on function public.answer_proposal, public.withdraw_proposal, public.begin_negotiation to authenticated;

-- 等待 / 换 / 退: what a party does about a change, and what the clock does for who says nothing.

create function public.choose_about_change(
  change_id bigint, choice public.change_choice, wait_until date default null, substitute_ref text default null, words text default '',
  for_organisation uuid default null, consent_id uuid default null
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  c public.proposal_changes;
  party public.proposal_parties;
  mine public.proposal_change_choices;
  substitute public.listings;
begin
  select * into c from public.proposal_changes x where x.id = $1;
  if not found then raise exception 'not_found'; end if;
  party := private.answering_party(c.proposal_id, $6, $7);
  select * into c from public.proposal_changes x where x.id = $1 for update;
  select * into mine from public.proposal_change_choices x where x.change_id = $1 and x.organisation_id = party.organisation_id for update;
  if not found then raise exception 'not_allowed'; end if;
  if mine.choice = $2 and $2 <> 'wait' then return; end if;
  if c.settled_at is not null or mine.choice is not null and mine.choice <> 'wait' then raise exception 'already_answered'; end if;
  if $2 = 'wait' and ($3 is null or $3 <= private.chinese_day() or $3 > private.chinese_day() + 90) then raise exception 'bad_date'; end if;
  if $2 = 'substitute' then
    select l.* into substitute from public.listings l
    join public.proposal_change_substitutes s on s.listing_id = l.id and s.change_id = c.id where l.ref = $4;
    if not found then raise exception 'substitute_needed'; end if;
    if substitute.status <> 'published' then raise exception 'offer_gone'; end if;
  end if;
  update public.proposal_change_choices x set choice = $2, wait_until = case when $2 = 'wait' then $3 end, substitute_id = substitute.id,
    chosen_at = clock_timestamp(), chosen_by = me.actor_id, chosen_by_name = me.actor_name, consent_id = $7
  from private.event_actor() me where x.change_id = c.id and x.organisation_id = party.organisation_id;
  perform private.record_proposal_event(c.proposal_id, 'choose', party.organisation_id, case when not party.revealed then party.organisation_id end,
    jsonb_strip_nulls(jsonb_build_object('change', c.id, 'choice', $2, 'until', $3, 'consent', $7)), left(words, 500));
  if $2 = 'leave' then perform private.party_leaves(c.proposal_id, party.organisation_id, left(words, 500), c.id);
  elsif $2 = 'substitute' then perform private.take_substitute(c, party.organisation_id, substitute);
  else
    perform private.close_chosen(c.id);
    perform private.settle_answers(c.proposal_id);
  end if;
end;
$$;
comment on function public.choose_about_change is 'wait until a date, take a named substitute, or leave. Raises not_found, not_allowed, consent_needed, already_answered, bad_date, substitute_needed, offer_gone, partner_not_available, too_many_proposals.';

-- Where nothing can come back there is nothing to wait for: a change that everybody took as it is is settled.
create function private.close_chosen(change_id bigint) returns void
language sql security definer set search_path = ''
as $$
  update public.proposal_changes c set settled_at = clock_timestamp(), settled_how = 'chosen'
  where c.id = $1 and c.settled_at is null and c.kind in ('deadline_moved', 'partial_answer') and not exists (
    select from public.proposal_change_choices x
    join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id and pp.left_at is null
    where x.change_id = c.id and x.choice is null)
$$;

-- Puts another in the place of who changed. Everybody is asked again, because it is another proposal now; what the others hold
-- stays held, and who chose has answered.
create function private.take_substitute(c public.proposal_changes, chooser uuid, substitute public.listings) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  gone public.proposal_parties;
  told record;
begin
  select * into p from public.proposals x where x.id = c.proposal_id for update;
  select * into gone from public.proposal_parties pp where pp.proposal_id = p.id and pp.organisation_id = c.caused_by;
  if not found or p.status not in ('proposed', 'accepted', 'negotiating') then raise exception 'wrong_state'; end if;
  if exists (select from public.proposal_parties pp where pp.proposal_id = p.id and pp.organisation_id = substitute.organisation_id) or exists (
    select from public.rather_nots r join public.proposal_parties pp on pp.proposal_id = p.id and pp.left_at is null and pp.organisation_id <> gone.organisation_id
    where (r.organisation_id, r.other_id) in ((pp.organisation_id, substitute.organisation_id), (substitute.organisation_id, pp.organisation_id))
  ) then raise exception 'partner_not_available'; end if;

  update public.proposal_parties pp set left_at = coalesce(pp.left_at, clock_timestamp()), waits = false
  where pp.proposal_id = p.id and pp.organisation_id = gone.organisation_id;
  perform private.release_commitments(p.id, gone.organisation_id);
  update public.proposal_changes x set settled_at = clock_timestamp(), settled_how = 'substituted'
  where x.proposal_id = p.id and x.settled_at is null and (x.id = c.id or x.caused_by = gone.organisation_id);
  perform private.move_proposal(p.id, 'recompose', 'party', chooser, jsonb_build_object('change', c.id, 'role', gone.role));

  insert into public.proposal_parties (proposal_id, organisation_id, position, role, side, listing_id, listing_version, respond_by, waits)
  select p.id, substitute.organisation_id, (select max(pp.position) + 1 from public.proposal_parties pp where pp.proposal_id = p.id), gone.role,
    private.side_of_region(o.region_code), substitute.id,
    coalesce((select max(v.number) from public.listing_versions v where v.listing_id = substitute.id), 0),
    private.add_working_days(private.chinese_day(), 5), true
  from public.organisations o where o.id = substitute.organisation_id;
  -- What the other gave is asked of it, as far as it offers the like.
  insert into public.proposal_commitments (proposal_id, organisation_id, position, listing_id, factor, need, unit, asked)
  select p.id, substitute.organisation_id, row_number() over (order by x.position) - 1, substitute.id, x.factor, x.need, x.unit,
    least(x.asked, coalesce(offered.most / private.in_base_unit(1, x.unit), x.asked))
  from public.proposal_commitments x, lateral (select private.offered_now(substitute.id, x.factor, private.unit_dimension(x.unit)) as most) offered
  where x.proposal_id = p.id and x.organisation_id = gone.organisation_id and (offered.most is null or offered.most > 0);
  perform private.stock_for(substitute.id, x.factor, private.unit_dimension(x.unit)) from public.proposal_commitments x
  where x.proposal_id = p.id and x.organisation_id = substitute.organisation_id;

  update public.proposal_parties pp set answer = null, answered_at = null, answered_by = null, answered_by_name = null, consent_id = null,
    reminded_on = null, respond_by = private.add_working_days(private.chinese_day(), 5)
  where pp.proposal_id = p.id and pp.left_at is null and pp.organisation_id not in (chooser, substitute.organisation_id) and pp.answer is not null;
  update public.proposal_commitments x set state = 'held', changed_at = clock_timestamp() where x.proposal_id = p.id and x.state = 'committed';
  if exists (select from public.proposal_parties pp where pp.proposal_id = p.id and pp.organisation_id = chooser and pp.answer is null) then
    perform private.take_interest(p.id, chooser, null, null);
  end if;

  for told in
    select pp.organisation_id as id, pp.respond_by, pp.organisation_id = substitute.organisation_id as is_new
    from public.proposal_parties pp where pp.proposal_id = p.id and pp.left_at is null and pp.organisation_id <> chooser
  loop
    perform private.notify(told.id, case when told.is_new then 'proposal_received' else 'proposal_recomposed' end,
      jsonb_build_object('number', p.number, 'proposal_kind', p.kind, 'by', told.respond_by), '/proposals/' || p.id);
  end loop;
  if gone.left_at is null then
    perform private.notify(gone.organisation_id, 'proposal_replaced', jsonb_build_object('number', p.number), '/proposals/' || p.id);
  end if;
  perform private.notify(p.office_id, 'proposal_recomposed', jsonb_build_object('number', p.number, 'by', private.add_working_days(private.chinese_day(), 5)),
    '/proposals/' || p.id);
end;
$$;

-- What was announced for who says nothing comes true on its day, and is told again; a wait that is over asks anew.
create function private.duty_settle_changes() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  today date := private.chinese_day();
  due record;
  again public.proposal_changes;
begin
  for due in
    select x.organisation_id, c.proposal_id, c.id, c.default_choice, p.number from public.proposal_change_choices x
    join public.proposal_changes c on c.id = x.change_id and c.settled_at is null and c.decide_by < today
    join public.proposals p on p.id = c.proposal_id
    join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id and pp.left_at is null
    where x.choice is null order by c.id, x.organisation_id
  loop
    -- An earlier one of this round may have ended it.
    continue when not exists (select from public.proposal_changes x where x.id = due.id and x.settled_at is null);
    update public.proposal_change_choices x set choice = due.default_choice, by_default = true, chosen_at = clock_timestamp(),
      wait_until = case when due.default_choice = 'wait' then private.add_working_days(today, 20) end
    where x.change_id = due.id and x.organisation_id = due.organisation_id and x.choice is null;
    perform private.record_proposal_event(due.proposal_id, 'choose', due.organisation_id, null,
      jsonb_build_object('change', due.id, 'choice', due.default_choice, 'default', true));
    perform private.notify(due.organisation_id, 'proposal_default', jsonb_build_object('number', due.number, 'choice', due.default_choice),
      '/proposals/' || due.proposal_id || '#change-' || due.id);
    if due.default_choice = 'leave' then perform private.party_leaves(due.proposal_id, due.organisation_id, null, due.id);
    else perform private.close_chosen(due.id);
    end if;
  end loop;
  for again in
    select * from public.proposal_changes x where x.settled_at is null and x.kind not in ('deadline_moved', 'partial_answer')
      and exists (select from public.proposal_change_choices y where y.change_id = x.id and y.choice = 'wait' and y.wait_until < today)
    order by x.id for update skip locked
  loop
    perform private.announce_change(again.proposal_id, again.kind, again.caused_by, again.listing_id, again.old, again.new, again.why, again.default_choice);
  end loop;
  for due in
    select x.organisation_id as id, count(*)::int as count, min(c.decide_by) as last_day from public.proposal_change_choices x
    join public.proposal_changes c on c.id = x.change_id and c.settled_at is null and private.working_days_between(today, c.decide_by) <= 2
    where x.choice is null and x.reminded_on is null group by 1 order by 1
  loop
    update public.proposal_change_choices x set reminded_on = today from public.proposal_changes c
    where c.id = x.change_id and c.settled_at is null and private.working_days_between(today, c.decide_by) <= 2
      and x.organisation_id = due.id and x.choice is null and x.reminded_on is null;
    perform private.notify(due.id, 'changes_waiting', jsonb_build_object('count', due.count, 'by', due.last_day), '/proposals');
  end loop;
end;
$$;
revoke execute on function private.close_chosen, private.take_substitute, private.duty_settle_changes, public.choose_about_change from public;
grant execute on function public.choose_about_change to authenticated;

-- What the engine still has to say: gains and reasons of new parties, substitutes for new changes. For the platform alone.
create function public.proposals_to_reckon(most integer default 50) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'parties', coalesce((select jsonb_agg(jsonb_build_object('proposal', t.id, 'parties', t.parties)) from (
      select p.id, jsonb_agg(jsonb_build_object('organisation', pp.organisation_id, 'listing', l.ref) order by pp.position) as parties
      from public.proposals p
      join public.proposal_parties pp on pp.proposal_id = p.id and pp.left_at is null
      join public.listings l on l.id = pp.listing_id
      where p.status in ('proposed', 'accepted', 'negotiating')
      group by p.id having bool_or(pp.reasons is null) order by p.id limit most) t), '[]'),
    'changes', coalesce((select jsonb_agg(jsonb_build_object('change', t.id, 'gone', t.gone, 'anchor', t.anchor, 'not', t.excluded, 'needs', t.needs)) from (
      select c.id, gone.ref as gone, anchor.ref as anchor,
        (select jsonb_agg(pp.organisation_id) from public.proposal_parties pp where pp.proposal_id = c.proposal_id) as excluded,
        (select coalesce(jsonb_agg(jsonb_build_object('factor', k.factor, 'unit', k.unit, 'quantity', k.asked)), '[]')
         from public.proposal_commitments k where k.proposal_id = c.proposal_id and k.organisation_id = c.caused_by) as needs
      from public.proposal_changes c
      join public.proposal_parties lost on lost.proposal_id = c.proposal_id and lost.organisation_id = c.caused_by
      join public.listings gone on gone.id = lost.listing_id
      cross join lateral (
        select l.ref from public.proposal_parties pp join public.listings l on l.id = pp.listing_id
        where pp.proposal_id = c.proposal_id and pp.left_at is null and pp.organisation_id <> c.caused_by
        order by (pp.side is distinct from lost.side) desc, pp.position limit 1) anchor
      where c.settled_at is null and c.searched_at is null and c.kind <> 'deadline_moved' order by c.id limit most) t), '[]'))
$$;

-- What the engine said. `reckoned`: [{"proposal", "parties": [{"organisation", "gain", "reasons"}]}];
-- `substitutes`: [{"change", "listings": [{"ref", "score"}]}], best first.
create function public.record_reckoning(reckoned jsonb, substitutes jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.proposal_parties pp set gain = (e.value ->> 'gain')::double precision, reasons = e.value -> 'reasons'
  from jsonb_array_elements(reckoned) p, jsonb_array_elements(p.value -> 'parties') e
  where pp.proposal_id = (p.value ->> 'proposal')::uuid and pp.organisation_id = (e.value ->> 'organisation')::uuid;
  insert into public.proposal_change_substitutes (change_id, position, listing_id, score)
  select (c.value ->> 'change')::bigint, l.place - 1, x.id, (l.value ->> 'score')::double precision
  from jsonb_array_elements(substitutes) c, jsonb_array_elements(c.value -> 'listings') with ordinality l (value, place)
  join public.listings x on x.ref = l.value ->> 'ref'
  on conflict do nothing;
  update public.proposal_changes c set searched_at = clock_timestamp()
  from jsonb_array_elements(substitutes) s where c.id = (s.value ->> 'change')::bigint;
end;
$$;
revoke execute on function public.proposals_to_reckon, public.record_reckoning from public;
grant execute on function public.proposals_to_reckon, public.record_reckoning to service_role;

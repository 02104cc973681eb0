-- How a change is announced, chosen about and settled.

-- What everybody is told of who did it: the name where it is known to him, the role where it is not.
create function private.told_who(proposal_id uuid, told uuid, who uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object('role', other.role, 'who', case
    when mine.revealed and other.revealed or s.initiator_id = $2 or p.office_id = $2 then o.name end))
  from public.proposal_parties other
  join public.organisations o on o.id = other.organisation_id
  join public.proposals p on p.id = other.proposal_id
  join public.proposal_subjects s on s.proposal_id = other.proposal_id
  left join public.proposal_parties mine on mine.proposal_id = other.proposal_id and mine.organisation_id = $2
  where other.proposal_id = $1 and other.organisation_id = $3
$$;

-- Writes the change, its event and one notice for each party that it concerns, in the transaction that made it. A newer change
-- of the same thing takes the place of an open one. Null when nobody is concerned.
create function private.announce_change(
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
    and (c.listing_id is not distinct from $4 or $2 = 'party_left') and (c.kind = $2 or c.kind <> 'deadline_moved' and $2 <> 'deadline_moved');
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
comment on function private.announce_change is 'Tells every party that a change concerns, once, and asks it to choose until a date. Other concepts call it for what their proposals stand on (a person drops out).';

-- What changed is as it was: those who were told of the change are told that it is over.
create function private.restore_change(change_id bigint) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  c public.proposal_changes;
  told record;
begin
  update public.proposal_changes x set settled_at = clock_timestamp(), settled_how = 'restored' where x.id = $1 and x.settled_at is null returning * into c;
  if not found then return; end if;
  perform private.record_proposal_event(c.proposal_id, 'restored', c.caused_by, null, jsonb_build_object('change', c.id));
  for told in
    select x.organisation_id as id, p.number from public.proposal_change_choices x
    join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id and pp.left_at is null
    join public.proposals p on p.id = x.proposal_id where x.change_id = c.id
  loop
    perform private.notify(told.id, 'proposal_restored', jsonb_build_object('number', told.number, 'restored', c.id), '/proposals/' || c.proposal_id);
  end loop;
  perform private.settle_answers(c.proposal_id);
end;
$$;

-- What a listing offers of the factors that proposals count on, brought up to date. Answers before and after, by 'factor dimension'.
create function private.restock(listing_id uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  s public.factor_stocks;
  now_offered numeric;
  moved jsonb := '{}';
begin
  for s in select * from public.factor_stocks x where x.listing_id = $1 order by x.factor, x.dimension for update loop
    now_offered := private.offered_now($1, s.factor, s.dimension);
    moved := moved || jsonb_build_object(s.factor || ' ' || s.dimension, jsonb_build_object('old', s.offered, 'new', now_offered));
    update public.factor_stocks x set
      offered = now_offered, ceiling = case when now_offered is not null then greatest(now_offered, x.promised) end
    where x.listing_id = s.listing_id and x.factor = s.factor and x.dimension = s.dimension;
  end loop;
  return moved;
end;
$$;

-- What a proposal takes of a listing that no longer suffices, in the units in which it was asked; null: nothing.
create function private.shortages(proposal_id uuid, listing_id uuid, moved jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_agg(jsonb_build_object(
    'factor', need.factor, 'unit', need.unit, 'needed', need.base / private.in_base_unit(1, need.unit),
    'old', (m.value ->> 'old')::numeric / private.in_base_unit(1, need.unit),
    'new', (m.value ->> 'new')::numeric / private.in_base_unit(1, need.unit),
    'lowered', coalesce((m.value ->> 'new')::numeric < (m.value ->> 'old')::numeric, true)) order by need.factor)
  from (
    select c.factor, private.unit_dimension(c.unit) as dimension, min(c.unit) as unit,
      sum(private.in_base_unit(coalesce(c.granted, c.asked), c.unit)) as base, bool_or(c.state in ('held', 'committed')) as holds
    from public.proposal_commitments c where c.proposal_id = $1 and c.listing_id = $2 and c.state <> 'released' group by 1, 2
  ) need
  join jsonb_each($3) m on m.key = need.factor || ' ' || need.dimension
  join public.factor_stocks s on s.listing_id = $2 and s.factor = need.factor and s.dimension = need.dimension
  where s.offered is not null and (need.base > s.offered or need.holds and s.promised > s.offered)
$$;

-- When a transaction commits that changed a listing: what its proposals may still count on.
create function private.look_at_changed_listing() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings;
  moved jsonb;
  short jsonb;
  p record;
  c record;
  reason text;
begin
  delete from private.changed_listings x where x.listing_id = new.listing_id;
  select * into l from public.listings x where x.id = new.listing_id;
  if not found then return null; end if;
  moved := private.restock(l.id);
  reason := case
    when l.status in ('withdrawn', 'fulfilled') then l.closing_note
    when l.status = 'published' then (select v.why from public.listing_versions v where v.listing_id = l.id order by v.number desc limit 1)
  end;
  for p in
    select x.id, x.status, pp.organisation_id from public.proposals x
    join public.proposal_parties pp on pp.proposal_id = x.id and pp.listing_id = l.id and pp.left_at is null
    where x.status in ('proposed', 'accepted', 'negotiating', 'signed', 'delivering') order by x.id
  loop
    if l.status <> 'published' then
      -- What is signed stands, also when its listing has done its work.
      continue when new.old_status is null or p.status in ('signed', 'delivering') and l.status <> 'withdrawn';
      perform private.announce_change(p.id, 'listing_gone', p.organisation_id, l.id, jsonb_build_object('status', new.old_status),
        jsonb_build_object('status', l.status), reason);
      continue;
    end if;
    short := private.shortages(p.id, l.id, moved);
    if short is null then
      for c in
        select x.id from public.proposal_changes x
        where x.proposal_id = p.id and x.listing_id = l.id and x.settled_at is null and x.kind in ('listing_gone', 'quantity_lowered') order by x.id
      loop
        perform private.restore_change(c.id);
      end loop;
    elsif jsonb_path_exists(short, '$[*] ? (@.lowered == true)') or new.old_status is not null then
      perform private.announce_change(p.id, 'quantity_lowered', p.organisation_id, l.id, null, jsonb_build_object('short', short), reason);
    end if;
  end loop;
  return null;
end;
$$;
create constraint trigger changed_listings_are_looked_at after insert on private.changed_listings
  deferrable initially deferred for each row execute function private.look_at_changed_listing();

create function private.note_changed_factors() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.changed_listings (listing_id)
  select distinct c.listing_id from changed c join public.factor_stocks s on s.listing_id = c.listing_id
  on conflict do nothing;
  return null;
end;
$$;
create trigger listing_factors_inserted_under_proposals after insert on public.listing_factors
  referencing new table as changed for each statement execute function private.note_changed_factors();
create trigger listing_factors_updated_under_proposals after update on public.listing_factors
  referencing new table as changed for each statement execute function private.note_changed_factors();
create trigger listing_factors_deleted_under_proposals after delete on public.listing_factors
  referencing old table as changed for each statement execute function private.note_changed_factors();

create function private.note_changed_status() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from public.proposal_parties pp where pp.listing_id = new.id and pp.left_at is null)
    or exists (select from public.factor_stocks s where s.listing_id = new.id)
  then
    insert into private.changed_listings as x (listing_id, old_status) values (new.id, old.status)
    on conflict (listing_id) do update set old_status = coalesce(x.old_status, excluded.old_status);
  end if;
  return null;
end;
$$;
create trigger listings_status_under_proposals after update of status on public.listings
  for each row when (old.status is distinct from new.status) execute function private.note_changed_status();

-- A party leaves. The others choose, or with fewer than two left it ends.
create function private.party_leaves(proposal_id uuid, organisation_id uuid, why text, from_change bigint default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  party public.proposal_parties;
begin
  select * into p from public.proposals x where x.id = $1 for update;
  update public.proposal_parties pp set left_at = clock_timestamp(), waits = false
  where pp.proposal_id = $1 and pp.organisation_id = $2 and pp.left_at is null returning * into party;
  if not found then return; end if;
  perform private.release_commitments($1, $2);
  -- Before it was mutual, nobody learns more than that one is out.
  perform private.record_proposal_event($1, 'left', $2, case when not party.revealed then $2 end,
    jsonb_strip_nulls(jsonb_build_object('change', $4, 'penalty', false)), $3);
  update public.proposal_change_choices x set choice = 'leave', chosen_at = clock_timestamp(), by_default = true
  from public.proposal_changes c
  where c.id = x.change_id and c.settled_at is null and x.proposal_id = $1 and x.organisation_id = $2 and x.choice is null;
  perform private.go_on_without($1, $2, case when p.status in ('signed', 'delivering') then 'terminate' else 'withdraw' end::public.proposal_verb, null, $3);
end;
$$;

create or replace function private.go_on_without(
  proposal_id uuid, gone uuid, verb public.proposal_verb, reason public.proposal_reason, why text
) returns public.proposal_status
language plpgsql security definer set search_path = ''
as $$
declare
  party public.proposal_parties;
begin
  if (select count(*) from public.proposal_parties pp where pp.proposal_id = $1 and pp.left_at is null) < 2 then
    return private.end_proposal($1, $3, 'party', $2, $4, $5);
  end if;
  select * into party from public.proposal_parties pp where pp.proposal_id = $1 and pp.organisation_id = $2;
  perform private.announce_change($1, 'party_left', $2, party.listing_id, jsonb_build_object('role', party.role),
    jsonb_strip_nulls(jsonb_build_object('reason', $4)), $5);
  return (select p.status from public.proposals p where p.id = $1);
end;
$$;

-- Also: with the proposal its open questions end.
create or replace function private.end_proposal(
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
  update public.proposal_changes c set settled_at = clock_timestamp(), settled_how = 'ended' where c.proposal_id = $1 and c.settled_at is null;
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

-- Also: nothing is mutual while one of them is missing; and what was granted in part only is told when it is.
create or replace function private.settle_answers(proposal_id uuid) returns public.proposal_status
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
  ) or exists (
    -- Everybody who stays has said what he does without who left.
    select from public.proposal_changes c
    join public.proposal_change_choices x on x.change_id = c.id and x.choice is null
    join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id and pp.left_at is null
    where c.proposal_id = $1 and c.settled_at is null and c.kind in ('party_left', 'person_left', 'listing_gone')
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

-- Leaves of one's own accord, after one was interested.
create function public.leave_proposal(proposal_id uuid, why text, for_organisation uuid default null, consent_id uuid default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  party public.proposal_parties := private.answering_party($1, $3, $4);
begin
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  if party.answer is distinct from 'interested' or not exists (
    select from public.proposals p where p.id = $1 and p.status in ('proposed', 'accepted', 'negotiating', 'signed', 'delivering')
  ) then raise exception 'wrong_state'; end if;
  perform private.party_leaves($1, party.organisation_id, left(why, 500));
end;
$$;
comment on function public.leave_proposal is 'Leaves a proposal; the others choose what to do. Raises not_found, not_allowed, consent_needed, reason_needed, wrong_state.';

-- The office in charge gives more time, or less.
create function public.move_proposal_deadline(proposal_id uuid, respond_by date, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
begin
  select * into p from public.proposals x where x.id = $1 and x.id in (select private.my_proposal_ids()) for update;
  if not found then raise exception 'not_found'; end if;
  if private.my_role() is distinct from 'coordinator' or p.office_id <> private.my_organisation_id() then raise exception 'not_allowed'; end if;
  if p.status <> 'proposed' then raise exception 'wrong_state'; end if;
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  if $2 is null or $2 < private.chinese_day() or $2 > private.chinese_day() + 90 then raise exception 'bad_date'; end if;
  if $2 = p.respond_by then return; end if;
  update public.proposals x set respond_by = $2 where x.id = p.id;
  update public.proposal_parties pp set respond_by = $2, reminded_on = null where pp.proposal_id = p.id and pp.answer is null and pp.left_at is null;
  perform private.announce_change(p.id, 'deadline_moved', null, null, jsonb_build_object('by', p.respond_by), jsonb_build_object('by', $2), left(why, 500), 'wait');
end;
$$;
comment on function public.move_proposal_deadline is 'Another last day for answers. Raises not_found, not_allowed, wrong_state, reason_needed, bad_date.';

revoke execute on function private.told_who, private.announce_change, private.restore_change, private.restock, private.shortages, private.look_at_changed_listing, private.note_changed_factors,
  private.note_changed_status, private.party_leaves, public.leave_proposal, public.move_proposal_deadline from public;
grant execute on function public.leave_proposal, public.move_proposal_deadline to authenticated;

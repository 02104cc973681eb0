-- Nothing silent after the signature either: who moves a day asks the parties, and each waits until the new day, talks about a
-- substitute or another way with the office, or leaves as the term sheet says (等待 / 换 / 退).

alter table public.proposal_change_choices add column help_id uuid references public.help_requests (id) on delete set null;
comment on column public.proposal_change_choices.help_id is 'For talk: the question that the office owes an answer to.';
create index on public.proposal_change_choices (help_id);
alter table public.proposal_changes drop constraint proposal_changes_settled_how_check;
alter table public.proposal_changes add constraint proposal_changes_settled_how_check
  check (settled_how in ('restored', 'substituted', 'superseded', 'ended', 'chosen', 'recomposed', 'done'));

-- Writes the change, its event and one notice for each party other than who moved it; the office in charge is told. A newer day takes
-- the place of an open question about the same.
create function private.announce_milestone_move(p public.proposals, x public.milestones, to_day date, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me constant uuid := private.my_organisation_id();
  mover uuid;
  decide_by constant date := private.add_working_days(private.chinese_day(), 5);
  about constant jsonb := jsonb_build_object('milestone', x.number, 'title', x.title, 'by', to_day, 'who', private.my_organisation_name());
  new_id bigint;
  told record;
begin
  select pp.organisation_id into mover from public.proposal_parties pp where pp.proposal_id = p.id and pp.organisation_id = me;
  update public.proposal_changes c set settled_at = clock_timestamp(), settled_how = 'superseded'
  where c.proposal_id = p.id and c.settled_at is null and c.kind = 'milestone_moved' and (c.new ->> 'milestone')::integer = x.number;
  insert into public.proposal_changes (proposal_id, kind, caused_by, old, new, why, by_name, decide_by, default_choice, searched_at)
  select p.id, 'milestone_moved', mover, jsonb_build_object('by', x.due_on), about, $4, a.actor_name, decide_by, 'wait', clock_timestamp()
  from private.event_actor() a returning id into new_id;
  perform private.record_proposal_event(p.id, 'change', me, null,
    jsonb_build_object('change', new_id, 'kind', 'milestone_moved', 'old', x.due_on, 'new', about), $4);
  for told in
    select pp.organisation_id as id from public.proposal_parties pp
    where pp.proposal_id = p.id and pp.left_at is null and pp.organisation_id <> me order by pp.position
  loop
    insert into public.proposal_change_choices (change_id, proposal_id, organisation_id) values (new_id, p.id, told.id);
    perform private.notify(told.id, 'proposal_changed', jsonb_build_object('change', new_id, 'number', p.number, 'change_kind', 'milestone_moved',
      'title', x.title, 'from', x.due_on, 'to', to_day, 'why', $4, 'who', private.my_organisation_name(), 'default', 'wait', 'by', decide_by),
      '/proposals/' || p.id || '/delivery#change-' || new_id);
  end loop;
  -- An office that is a party itself was told above.
  if p.office_id <> me and not exists (
    select from public.proposal_change_choices y where y.change_id = new_id and y.organisation_id = p.office_id
  ) then
    perform private.notify(p.office_id, 'milestone_moved', jsonb_build_object('title', x.title, 'from', x.due_on, 'to', to_day, 'why', $4,
      'by', private.my_organisation_name(), 'number', p.number), '/proposals/' || p.id || '/delivery#change-' || new_id);
  end if;
end;
$$;

create or replace function public.move_milestone(proposal_id uuid, milestone integer, to_day date, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals := private.my_delivery($1);
  x public.milestones := private.my_milestone(p, $2);
begin
  if to_day is null or to_day = x.due_on then raise exception 'bad_request'; end if;
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  update public.milestones y set due_on = $3, alerted = 0 where y.proposal_id = p.id and y.number = $2;
  insert into public.milestone_moves (proposal_id, number, from_day, to_day, why, by_id, by_name, acting_for)
  select p.id, $2, x.due_on, $3, left(btrim($4), 500), me.actor_id, me.actor_name, me.acting_for from private.event_actor() me;
  perform private.record_proposal_event(p.id, 'milestone_moved', private.my_organisation_id(), null,
    jsonb_build_object('milestone', $2, 'title', x.title, 'from', x.due_on, 'to', $3), left(why, 500));
  perform private.announce_milestone_move(p, x, $3, left(btrim($4), 500));
end;
$$;

-- The office in charge owes an answer within what it promises; to itself an office owes none, then the next one does.
create function private.ask_about_milestone(c public.proposal_changes, words text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  me constant uuid := private.my_organisation_id();
  office uuid;
  new_id uuid;
  t public.help_turns;
  question text;
begin
  select p.office_id into office from public.proposals p where p.id = c.proposal_id;
  if office = me then
    office := private.next_help_office((select o.region_code from public.organisations o where o.id = me), array[me]);
    if office is null then raise exception 'no_responsible_office'; end if;
  end if;
  question := '“' || (c.new ->> 'title') || '”由 ' || (c.old ->> 'by') || ' 改到 ' || (c.new ->> 'by') || '，想商量换一家或另作安排。' || coalesce(btrim($2), '');
  insert into public.help_requests (asked_by, asked_by_name, organisation_id, page, page_title)
  select a.actor_id, a.actor_name, a.acting_for, '/proposals/' || c.proposal_id || '/delivery#change-' || c.id, '履约' from private.event_actor() a
  returning id into new_id;
  insert into public.help_messages (request_id, written_by, written_by_name, organisation_id, is_answer, body)
  select new_id, a.actor_id, a.actor_name, a.acting_for, false, question from private.event_actor() a;
  t := private.begins_turn(new_id, office);
  perform private.record_event('ask', 'help_request', new_id::text, me, null, jsonb_build_object('office', office, 'due', t.due_at), null);
  perform private.notify(office, 'help_asked', jsonb_build_object('organisation', private.my_organisation_name(), 'question', left(question, 80),
    'due', private.chinese_moment(t.due_at)), '/help/' || new_id);
  return new_id;
end;
$$;

create or replace function public.choose_about_change(
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
  asked uuid;
begin
  select * into c from public.proposal_changes x where x.id = $1;
  if not found then raise exception 'not_found'; end if;
  party := private.answering_party(c.proposal_id, $6, $7);
  select * into c from public.proposal_changes x where x.id = $1 for update;
  select * into mine from public.proposal_change_choices x where x.change_id = $1 and x.organisation_id = party.organisation_id for update;
  if not found then raise exception 'not_allowed'; end if;
  if mine.choice = $2 and $2 <> 'wait' then return; end if;
  if c.settled_at is not null or mine.choice not in ('wait', 'talk') then raise exception 'already_answered'; end if;
  -- The day itself says until when one waits for it. Who speaks for one that works by phone is talking already.
  if c.kind = 'milestone_moved' and $2 = 'wait' then $3 := (c.new ->> 'by')::date;
  elsif $2 = 'talk' and (c.kind <> 'milestone_moved' or party.organisation_id <> private.my_organisation_id()) then raise exception 'not_allowed';
  elsif $2 = 'wait' and ($3 is null or $3 <= private.chinese_day() or $3 > private.chinese_day() + 90) then raise exception 'bad_date'; end if;
  if $2 = 'substitute' then
    select l.* into substitute from public.listings l
    join public.proposal_change_substitutes s on s.listing_id = l.id and s.change_id = c.id where l.ref = $4;
    if not found then raise exception 'substitute_needed'; end if;
    if substitute.status <> 'published' then raise exception 'offer_gone'; end if;
  end if;
  if $2 = 'talk' then asked := private.ask_about_milestone(c, left(words, 500)); end if;
  update public.proposal_change_choices x set choice = $2, wait_until = case when $2 = 'wait' then $3 end, substitute_id = substitute.id,
    chosen_at = clock_timestamp(), chosen_by = me.actor_id, chosen_by_name = me.actor_name, consent_id = $7,
    help_id = coalesce(asked, x.help_id)
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
comment on function public.choose_about_change is 'wait until a date, take a named substitute, talk about a day that was moved, or leave. Raises not_found, not_allowed, consent_needed, already_answered, bad_date, substitute_needed, offer_gone, partner_not_available, too_many_proposals, no_responsible_office.';

-- Who still talks has not chosen yet.
create or replace function private.close_chosen(change_id bigint) returns void
language sql security definer set search_path = ''
as $$
  update public.proposal_changes c set settled_at = clock_timestamp(), settled_how = 'chosen'
  where c.id = $1 and c.settled_at is null and c.kind in ('deadline_moved', 'partial_answer', 'milestone_moved') and not exists (
    select from public.proposal_change_choices x
    join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id and pp.left_at is null
    where x.change_id = c.id and (x.choice is null or x.choice = 'talk'))
$$;

create or replace function private.duty_settle_changes() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  today date := private.chinese_day();
  due record;
  again public.proposal_changes;
begin
  for due in
    select x.organisation_id, c.proposal_id, c.id, c.default_choice, p.number, case when c.kind = 'milestone_moved' then (c.new ->> 'by')::date end as moved_to from public.proposal_change_choices x
    join public.proposal_changes c on c.id = x.change_id and c.settled_at is null and c.decide_by < today
    join public.proposals p on p.id = c.proposal_id
    join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id and pp.left_at is null
    where x.choice is null order by c.id, x.organisation_id
  loop
    -- An earlier one of this round may have ended it.
    continue when not exists (select from public.proposal_changes x where x.id = due.id and x.settled_at is null);
    update public.proposal_change_choices x set choice = due.default_choice, by_default = true, chosen_at = clock_timestamp(),
      wait_until = case when due.default_choice = 'wait' then coalesce(due.moved_to, private.add_working_days(today, 20)) end
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
    select * from public.proposal_changes x where x.settled_at is null and x.kind not in ('deadline_moved', 'partial_answer', 'milestone_moved')
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

-- What is done is waited for no more.
create function private.settle_done_milestone() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.proposal_changes c set settled_at = clock_timestamp(), settled_how = 'done'
  where c.proposal_id = new.proposal_id and c.settled_at is null and c.kind = 'milestone_moved' and (c.new ->> 'milestone')::integer = new.number;
  return null;
end;
$$;
create trigger milestones_done_are_waited_for_no_more after update of done_on on public.milestones
  for each row when (old.done_on is null and new.done_on is not null) execute function private.settle_done_milestone();

create or replace function private.proposal_change_json(c public.proposal_changes, level public.disclosure_level) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', c.id, 'kind', c.kind, 'at', c.at, 'old', c.old, 'new', c.new, 'why', c.why, 'decideBy', c.decide_by, 'default', c.default_choice,
    'party', (select pp.position from public.proposal_parties pp where pp.proposal_id = c.proposal_id and pp.organisation_id = c.caused_by),
    'byName', case when c.caused_by is null or private.knows_party(c.proposal_id, c.caused_by) then c.by_name end,
    'isSearched', c.searched_at is not null, 'settledAt', c.settled_at, 'settledHow', c.settled_how,
    'concernsMe', exists (select from public.proposal_change_choices x where x.change_id = c.id and x.organisation_id = private.my_organisation_id()),
    'choices', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('party', pp.position, 'choice', x.choice, 'until', x.wait_until,
        'at', x.chosen_at, 'byName', x.chosen_by_name, 'byDefault', x.by_default, 'talk', (
          select jsonb_build_object('help', case when private.sees_help(t.request_id) then t.request_id end, 'office', o.name, 'due', t.due_at)
          from public.help_turns t join public.organisations o on o.id = t.office_id
          where x.choice = 'talk' and t.request_id = x.help_id order by t.id desc limit 1))) order by pp.position)
      from public.proposal_change_choices x
      join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id
      where x.change_id = c.id and (x.organisation_id = private.my_organisation_id() or level in ('identity', 'documents'))),
    'substitutes', (select jsonb_agg(jsonb_build_object('ref', l.ref, 'title', l.title, 'name', o.name, 'place', o.region_code, 'score', s.score) order by s.position)
      from public.proposal_change_substitutes s
      join public.listings l on l.id = s.listing_id and l.status = 'published'
      join public.organisations o on o.id = l.organisation_id
      where s.change_id = c.id)))
$$;

create function private.invariants_milestone_change() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'an open question about a day is about the day that stands', c.id::text from public.proposal_changes c
  where c.kind = 'milestone_moved' and c.settled_at is null and not exists (
    select from public.milestones m where m.proposal_id = c.proposal_id and m.number = (c.new ->> 'milestone')::integer
      and m.done_on is null and m.due_on = (c.new ->> 'by')::date)
  union all
  select 'one is asked once about a day', c.proposal_id || ' ' || (c.new ->> 'milestone') from public.proposal_changes c
  where c.kind = 'milestone_moved' and c.settled_at is null group by c.proposal_id, c.new ->> 'milestone' having count(*) > 1
  union all
  select 'a question about a day stands on a day that was moved', c.id::text from public.proposal_changes c
  where c.kind = 'milestone_moved' and not exists (
    select from public.milestone_moves v where v.proposal_id = c.proposal_id and v.number = (c.new ->> 'milestone')::integer
      and v.from_day = (c.old ->> 'by')::date and v.to_day = (c.new ->> 'by')::date and v.why = c.why)
  union all
  select 'who moved a day is not asked about it', x.change_id || ' ' || x.organisation_id
  from public.proposal_changes c join public.proposal_change_choices x on x.change_id = c.id
  where c.kind = 'milestone_moved' and x.organisation_id = c.caused_by
  union all
  select 'who waits for a day waits for the new one', x.change_id || ' ' || x.organisation_id
  from public.proposal_changes c join public.proposal_change_choices x on x.change_id = c.id
  where c.kind = 'milestone_moved' and x.choice = 'wait' and x.wait_until <> (c.new ->> 'by')::date
  union all
  select 'one talks about days that were moved, and an office owes the answer', x.change_id || ' ' || x.organisation_id
  from public.proposal_changes c join public.proposal_change_choices x on x.change_id = c.id
  where x.choice = 'talk' and (c.kind <> 'milestone_moved' or x.help_id is null)
  union all
  select 'silence counts as waiting after the announced day only', x.change_id || ' ' || x.organisation_id
  from public.proposal_changes c join public.proposal_change_choices x on x.change_id = c.id
  where c.kind = 'milestone_moved' and x.by_default and x.choice = 'wait' and private.chinese_day(x.chosen_at) <= c.decide_by
$$;
revoke execute on function private.announce_milestone_move, private.ask_about_milestone, private.settle_done_milestone,
  private.invariants_milestone_change from public;

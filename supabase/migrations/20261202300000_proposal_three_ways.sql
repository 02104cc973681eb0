-- Three ways for every change (等待 / 换 / 退): also when the last day for answers is moved one may take another in the place of who has
-- not answered; after the signature one asks the office for the named one, whatever changed; and where nobody can be looked for, no page
-- says that somebody is being looked for.

-- In whose place: the position within the proposal, which names nobody.
alter table public.proposal_change_substitutes add column instead_of smallint;
update public.proposal_change_substitutes s set instead_of = pp.position
from public.proposal_changes c join public.proposal_parties pp on pp.proposal_id = c.proposal_id and pp.organisation_id = c.caused_by
where c.id = s.change_id;
alter table public.proposal_change_substitutes alter column instead_of set not null;
alter table public.proposal_change_substitutes drop constraint proposal_change_substitutes_change_id_listing_id_key;
alter table public.proposal_change_substitutes add unique (change_id, listing_id, instead_of);

-- In whose place the engine looks for somebody, and beside whom: of a change that has an author, the author's; of a moved last day, that
-- of everybody, so that what was found does not tell who has answered. None where a party takes part without a listing.
create function private.sought_places(c public.proposal_changes) returns table (organisation_id uuid, place smallint, gone text, anchor text)
language sql stable security definer set search_path = ''
as $$
  select lost.organisation_id, lost.position, gone.ref, anchor.ref
  from public.proposal_parties lost
  join public.listings gone on gone.id = lost.listing_id
  cross join lateral (
    select l.ref from public.proposal_parties pp join public.listings l on l.id = pp.listing_id
    where pp.proposal_id = c.proposal_id and pp.left_at is null and pp.organisation_id <> lost.organisation_id
    order by (pp.side is distinct from lost.side) desc, pp.position limit 1) anchor
  where lost.proposal_id = c.proposal_id
    and case when c.kind = 'deadline_moved' then lost.left_at is null else lost.organisation_id = c.caused_by end
$$;

-- In whose place one may take another when the last day was moved: of who is still silent, once one has said oneself that one is
-- interested. Of several that do not know each other one is told, so that nobody learns who of the others has answered. Without an
-- organisation: all of them, for who oversees.
create function private.silent_places(c public.proposal_changes, for_organisation uuid) returns setof smallint
language sql stable security definer set search_path = ''
as $$
  select t.position from (
    select pp.position, row_number() over (order by md5(pp.proposal_id || ' ' || pp.position)) as place
    from public.proposal_parties pp
    where pp.proposal_id = c.proposal_id and pp.left_at is null and pp.answer is null and pp.organisation_id is distinct from $2) t
  where $2 is null or exists (
      select from public.proposal_parties mine
      where mine.proposal_id = c.proposal_id and mine.organisation_id = $2 and mine.left_at is null and mine.answer = 'interested'
        and (mine.revealed or t.place = 1))
$$;

create or replace function public.proposals_to_reckon(most integer default 50) returns jsonb
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
    'changes', coalesce((select jsonb_agg(jsonb_build_object('change', c.id, 'insteadOf', s.place, 'gone', s.gone, 'anchor', s.anchor,
        'not', (select jsonb_agg(pp.organisation_id) from public.proposal_parties pp where pp.proposal_id = c.proposal_id),
        'needs', (select coalesce(jsonb_agg(jsonb_build_object('factor', k.factor, 'unit', k.unit, 'quantity', k.asked)), '[]')
          from public.proposal_commitments k where k.proposal_id = c.proposal_id and k.organisation_id = s.organisation_id)) order by c.id, s.place)
      from (
        select x.id from public.proposal_changes x
        where x.settled_at is null and x.searched_at is null and exists (select from private.sought_places(x)) order by x.id limit most) due
      join public.proposal_changes c on c.id = due.id
      cross join lateral private.sought_places(c) s), '[]'))
$$;

-- `substitutes`: [{"change", "listings": [{"ref", "score", "insteadOf"}]}], best first; without `insteadOf` in the place of whose change it is.
create or replace function public.record_reckoning(reckoned jsonb, substitutes jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.proposal_parties pp set gain = (e.value ->> 'gain')::double precision,
    reasons = (select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('criterion', r.value -> 'criterion', 'factor', r.value -> 'factor',
      'points', r.value -> 'points')) order by r.place), '[]') from jsonb_array_elements(e.value -> 'reasons') with ordinality r (value, place))
  from jsonb_array_elements(reckoned) p, jsonb_array_elements(p.value -> 'parties') e
  where pp.proposal_id = (p.value ->> 'proposal')::uuid and pp.organisation_id = (e.value ->> 'organisation')::uuid;
  insert into public.proposal_change_substitutes (change_id, position, listing_id, score, instead_of)
  select x.id, l.place - 1, found.id, (l.value ->> 'score')::double precision, coalesce((l.value ->> 'insteadOf')::smallint, author.position)
  from jsonb_array_elements(substitutes) c
  join public.proposal_changes x on x.id = (c.value ->> 'change')::bigint
  left join public.proposal_parties author on author.proposal_id = x.proposal_id and author.organisation_id = x.caused_by
  cross join lateral jsonb_array_elements(c.value -> 'listings') with ordinality l (value, place)
  join public.listings found on found.ref = l.value ->> 'ref'
  on conflict do nothing;
  update public.proposal_changes c set searched_at = clock_timestamp()
  from jsonb_array_elements(substitutes) s where c.id = (s.value ->> 'change')::bigint;
end;
$$;

-- As before; and where the engine has nobody to look for, it has looked.
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
  update public.proposal_changes c set searched_at = clock_timestamp() where c.id = new_id and not exists (select from private.sought_places(c));
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
update public.proposal_changes c set searched_at = clock_timestamp()
where c.searched_at is null and c.settled_at is null and not exists (select from private.sought_places(c));

-- As before; also about another change than a day, once it is signed.
create function private.ask_about_change(c public.proposal_changes, words text) returns uuid
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
  question := case when c.kind = 'milestone_moved' then '“' || (c.new ->> 'title') || '”由 ' || (c.old ->> 'by') || ' 改到 ' || (c.new ->> 'by') || '，'
    else '签约以后有了变化，' end || '想商量换一家或另作安排。' || coalesce(btrim($2), '');
  insert into public.help_requests (asked_by, asked_by_name, organisation_id, page, page_title)
  select a.actor_id, a.actor_name, a.acting_for,
    '/proposals/' || c.proposal_id || case when c.kind = 'milestone_moved' then '/delivery' else '' end || '#change-' || c.id, '履约'
  from private.event_actor() a
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
drop function private.ask_about_milestone;

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
  in_place smallint;
  asked uuid;
  wish text := '';
  is_signed boolean;
begin
  select * into c from public.proposal_changes x where x.id = $1;
  if not found then raise exception 'not_found'; end if;
  party := private.answering_party(c.proposal_id, $6, $7);
  select * into c from public.proposal_changes x where x.id = $1 for update;
  select * into mine from public.proposal_change_choices x where x.change_id = $1 and x.organisation_id = party.organisation_id for update;
  if not found then raise exception 'not_allowed'; end if;
  if mine.choice = $2 and $2 <> 'wait' then return; end if;
  if c.settled_at is not null or mine.choice not in ('wait', 'talk') then raise exception 'already_answered'; end if;
  select p.status in ('signed', 'delivering') into is_signed from public.proposals p where p.id = c.proposal_id;
  -- The day itself says until when one waits for it. Who speaks for one that works by phone is talking already.
  if c.kind = 'milestone_moved' and $2 = 'wait' then $3 := (c.new ->> 'by')::date;
  elsif $2 = 'talk' and (not is_signed or party.organisation_id <> private.my_organisation_id()) then raise exception 'not_allowed';
  elsif $2 = 'wait' and ($3 is null or $3 <= private.chinese_day() or $3 > private.chinese_day() + 90) then raise exception 'bad_date'; end if;
  if $2 = 'substitute' or $2 = 'talk' and $4 <> '' then
    select s.instead_of into in_place
    from public.proposal_change_substitutes s join public.listings l on l.id = s.listing_id
    where s.change_id = c.id and l.ref = $4
      and (c.kind <> 'deadline_moved' or s.instead_of in (select private.silent_places(c, party.organisation_id)))
    order by s.position limit 1;
    if not found then raise exception 'substitute_needed'; end if;
    select l.* into substitute from public.listings l where l.ref = $4;
    if substitute.status <> 'published' then raise exception 'offer_gone'; end if;
  end if;
  -- After the signature nobody is put in another's place over his head: the office brings the named one to the table.
  if $2 = 'talk' then
    select '希望换成' || o.name || '（' || substitute.title || '）。' into wish from public.organisations o where o.id = substitute.organisation_id;
    asked := private.ask_about_change(c, left(coalesce(wish, '') || coalesce(words, ''), 500));
  end if;
  update public.proposal_change_choices x set choice = $2, wait_until = case when $2 = 'wait' then $3 end, substitute_id = case when $2 = 'substitute' then substitute.id end,
    chosen_at = clock_timestamp(), chosen_by = me.actor_id, chosen_by_name = me.actor_name, consent_id = $7,
    help_id = coalesce(asked, x.help_id)
  from private.event_actor() me where x.change_id = c.id and x.organisation_id = party.organisation_id;
  perform private.record_proposal_event(c.proposal_id, 'choose', party.organisation_id, case when not party.revealed then party.organisation_id end,
    jsonb_strip_nulls(jsonb_build_object('change', c.id, 'choice', $2, 'until', $3, 'consent', $7)), left(words, 500));
  if $2 = 'leave' then perform private.party_leaves(c.proposal_id, party.organisation_id, left(words, 500), c.id);
  elsif $2 = 'substitute' then
    -- Of a moved last day no party is the author: whose place is taken is who is silent.
    c.caused_by := (select pp.organisation_id from public.proposal_parties pp where pp.proposal_id = c.proposal_id and pp.position = in_place);
    perform private.take_substitute(c, party.organisation_id, substitute);
  else
    perform private.close_chosen(c.id);
    perform private.settle_answers(c.proposal_id);
  end if;
end;
$$;
comment on function public.choose_about_change is 'wait until a date, take a named substitute, talk about one after the signature, or leave. Raises not_found, not_allowed, consent_needed, already_answered, bad_date, substitute_needed, offer_gone, partner_not_available, too_many_proposals, no_responsible_office, wrong_state.';

create or replace function private.proposal_change_json(c public.proposal_changes, level public.disclosure_level) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', c.id, 'kind', c.kind, 'at', c.at, 'old', c.old, 'new', c.new, 'why', c.why, 'decideBy', c.decide_by, 'default', c.default_choice,
    'party', (select pp.position from public.proposal_parties pp where pp.proposal_id = c.proposal_id and pp.organisation_id = c.caused_by),
    'byName', case when c.caused_by is null or private.knows_party(c.proposal_id, c.caused_by) then c.by_name end,
    'isSearched', c.searched_at is not null, 'isSought', exists (select from private.sought_places(c)),
    'settledAt', c.settled_at, 'settledHow', c.settled_how,
    'concernsMe', exists (select from public.proposal_change_choices x where x.change_id = c.id and x.organisation_id = private.my_organisation_id()),
    'choices', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('party', pp.position, 'choice', x.choice, 'until', x.wait_until,
        'at', x.chosen_at, 'byName', x.chosen_by_name, 'byDefault', x.by_default, 'talk', (
          select jsonb_build_object('help', case when private.sees_help(t.request_id) then t.request_id end, 'office', o.name, 'due', t.due_at)
          from public.help_turns t join public.organisations o on o.id = t.office_id
          where x.choice = 'talk' and t.request_id = x.help_id order by t.id desc limit 1))) order by pp.position)
      from public.proposal_change_choices x
      join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id
      where x.change_id = c.id and (x.organisation_id = private.my_organisation_id() or level in ('identity', 'documents'))),
    'substitutes', (select jsonb_agg(jsonb_build_object('ref', l.ref, 'title', l.title, 'name', o.name, 'place', o.region_code, 'score', s.score,
        'insteadOf', s.instead_of) order by s.position)
      from public.proposal_change_substitutes s
      join public.listings l on l.id = s.listing_id and l.status = 'published'
      join public.organisations o on o.id = l.organisation_id
      where s.change_id = c.id and (c.kind <> 'deadline_moved' or s.instead_of in (
        select private.silent_places(c, case when not private.oversees_proposal(c.proposal_id) then private.my_organisation_id() end))))))
$$;

create or replace function private.invariants_milestone_change() returns table (rule text, subject text)
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
  select 'one talks about what was signed, and an office owes the answer', x.change_id || ' ' || x.organisation_id
  from public.proposal_changes c join public.proposal_change_choices x on x.change_id = c.id join public.proposals p on p.id = c.proposal_id
  where x.choice = 'talk' and (p.status not in ('signed', 'delivering', 'completed', 'terminated') or x.help_id is null)
  union all
  select 'silence counts as waiting after the announced day only', x.change_id || ' ' || x.organisation_id
  from public.proposal_changes c join public.proposal_change_choices x on x.change_id = c.id
  where c.kind = 'milestone_moved' and x.by_default and x.choice = 'wait' and private.chinese_day(x.chosen_at) <= c.decide_by
$$;
revoke execute on function private.sought_places, private.silent_places, private.ask_about_change from public;

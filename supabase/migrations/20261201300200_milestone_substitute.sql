-- A day that was moved after the signature: who relies on it also sees whom the engine names in the place of who moved it, and may
-- ask the office for just that one.

create or replace function private.announce_milestone_move(p public.proposals, x public.milestones, to_day date, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  me constant uuid := private.my_organisation_id();
  mover uuid;
  decide_by constant date := private.add_working_days(private.chinese_day(), 5);
  about constant jsonb := jsonb_build_object('milestone', x.number, 'title', x.title, 'by', to_day, 'who', private.my_organisation_name());
  new_id bigint;
  -- The engine looks for somebody in the place of a party with a listing, beside another party with one.
  is_sought boolean;
  told record;
begin
  select pp.organisation_id, pp.listing_id is not null and exists (
      select from public.proposal_parties other
      where other.proposal_id = p.id and other.organisation_id <> me and other.left_at is null and other.listing_id is not null)
  into mover, is_sought from public.proposal_parties pp where pp.proposal_id = p.id and pp.organisation_id = me;
  update public.proposal_changes c set settled_at = clock_timestamp(), settled_how = 'superseded'
  where c.proposal_id = p.id and c.settled_at is null and c.kind = 'milestone_moved' and (c.new ->> 'milestone')::integer = x.number;
  insert into public.proposal_changes (proposal_id, kind, caused_by, old, new, why, by_name, decide_by, default_choice, searched_at)
  select p.id, 'milestone_moved', mover, jsonb_build_object('by', x.due_on), about, $4, a.actor_name, decide_by, 'wait', case when is_sought then null else clock_timestamp() end
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
  wish text := '';
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
  if $2 = 'substitute' or $2 = 'talk' and $4 <> '' then
    select l.* into substitute from public.listings l
    join public.proposal_change_substitutes s on s.listing_id = l.id and s.change_id = c.id where l.ref = $4;
    if not found then raise exception 'substitute_needed'; end if;
    if substitute.status <> 'published' then raise exception 'offer_gone'; end if;
  end if;
  -- After the signature nobody is put in another's place over his head: the office brings the named one to the table.
  if $2 = 'talk' then
    select '希望换成' || o.name || '（' || substitute.title || '）。' into wish from public.organisations o where o.id = substitute.organisation_id;
    asked := private.ask_about_milestone(c, left(coalesce(wish, '') || coalesce(words, ''), 500));
  end if;
  update public.proposal_change_choices x set choice = $2, wait_until = case when $2 = 'wait' then $3 end, substitute_id = case when $2 = 'substitute' then substitute.id end,
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

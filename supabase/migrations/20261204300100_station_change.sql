-- Nothing silent about a station either: when its host changes the address that was approved, or keeps fewer places, those who agreed to it
-- are asked as with any other change (等待 / 换 / 退), and whoever booked or waits there is told, with a named station that has room.

-- Whoever takes a changed station as it is waits for no day.
alter table public.proposal_change_choices add column as_it_is boolean not null default false;
comment on column public.proposal_change_choices.as_it_is is 'For wait: goes on with the changed station, until no day.';
alter table public.proposal_change_choices drop constraint proposal_change_choices_waits_until_a_day;
alter table public.proposal_change_choices add constraint proposal_change_choices_waits_until_a_day
  check ((choice is not distinct from 'wait') = (wait_until is not null or as_it_is) and not (wait_until is not null and as_it_is));

-- Up to three other open stations with room in the next thirty days for what this one is slept or worked in, the nearest first: by
-- coordinates where both have them, else by their places' codes.
create function private.stations_instead(station_id uuid)
returns table (id uuid, name text, region_code text, free integer, km integer)
language sql stable security definer set search_path = ''
as $$
  select t.id, t.name, t.region_code, t.free::integer, t.km from (
    select o.id, o.name, o.region_code, o.number, s.region_code as here, f.free,
      -- Great-circle distance on a sphere of 6371 km.
      round(2 * 6371 * asin(sqrt(sin(radians(o.latitude - s.latitude) / 2) ^ 2
        + cos(radians(s.latitude)) * cos(radians(o.latitude)) * sin(radians(o.longitude - s.longitude) / 2) ^ 2)))::integer as km
    from public.stations s
    join public.stations o on o.status = 'open' and o.id <> s.id and o.kind = s.kind
    cross join lateral (
      select count(*) as free from public.station_places p
      where p.station_id = o.id and p.retired_on is null
        and p.kind = case when exists (select from public.station_places q where q.station_id = s.id and q.kind = 'bed') then 'bed' else 'desk' end::public.place_kind
        and not exists (
          select from public.station_stays y where y.place_id = p.id and y.status in ('held', 'booked', 'arrived')
            and daterange(y.starts_on, y.ends_before) && daterange(private.chinese_day(), private.chinese_day() + 30))) f
    where s.id = $1 and f.free > 0) t
  order by t.km nulls last, left(t.region_code, 4) <> left(t.here, 4), left(t.region_code, 2) <> left(t.here, 2), t.number
  limit 3
$$;

-- What of a station others rely on.
create function private.relied_on(station public.stations) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object('station', station.id, 'name', station.name, 'address', station.address,
    'desks', station.desks, 'beds', station.beds, 'labs', station.labs)
$$;

-- Whether it is no longer as good as it was: elsewhere, or with fewer places.
create function private.falls_short(old jsonb, new jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select old ->> 'address' <> new ->> 'address' or (old ->> 'desks')::integer > (new ->> 'desks')::integer
    or (old ->> 'beds')::integer > (new ->> 'beds')::integer or (old ->> 'labs')::integer > (new ->> 'labs')::integer
$$;

-- What became what, flat, as notices keep it: 'beds_from', 'beds_to'.
create function private.station_differences(old jsonb, new jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(k || '_from', $1 -> k) || jsonb_object_agg(k || '_to', $2 -> k), '{}')
  from unnest(array['address', 'beds', 'desks', 'labs']) k where $1 -> k <> $2 -> k
$$;

-- The change, its event and one notice for each party but the host; the office in charge is told.
create function private.ask_about_station(proposal_id uuid, host_id uuid, old jsonb, new jsonb, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  p public.proposals;
  decide_by constant date := private.add_working_days(private.chinese_day(), 5);
  new_id bigint;
  told record;
begin
  select * into p from public.proposals x where x.id = $1 for update;
  if p.status is null or p.status not in ('proposed', 'accepted', 'negotiating', 'signed', 'delivering') or not exists (
    select from public.proposal_parties pp where pp.proposal_id = p.id and pp.left_at is null and pp.organisation_id <> $2) then return; end if;
  insert into public.proposal_changes (proposal_id, kind, caused_by, old, new, why, by_name, decide_by, default_choice, searched_at)
  select p.id, 'station_changed', $2, $3, $4, nullif($5, ''), me.actor_name, decide_by, 'wait', clock_timestamp() from private.event_actor() me returning id into new_id;
  perform private.record_proposal_event(p.id, 'change', $2, null, jsonb_build_object('change', new_id, 'kind', 'station_changed', 'old', $3, 'new', $4), $5);
  for told in
    select pp.organisation_id as id from public.proposal_parties pp
    where pp.proposal_id = p.id and pp.left_at is null and pp.organisation_id <> $2 order by pp.position
  loop
    insert into public.proposal_change_choices (change_id, proposal_id, organisation_id) values (new_id, p.id, told.id);
    perform private.notify(told.id, 'proposal_changed', jsonb_strip_nulls(jsonb_build_object('change', new_id, 'number', p.number, 'change_kind', 'station_changed',
      'why', nullif($5, ''), 'who', (select o.name from public.organisations o where o.id = $2), 'default', 'wait', 'by', decide_by,
      'others', (select string_agg(t.name, '、') from private.stations_instead(($4 ->> 'station')::uuid) t))) || private.station_differences($3, $4),
      '/proposals/' || p.id || '#change-' || new_id);
  end loop;
  if not exists (select from public.proposal_change_choices x where x.change_id = new_id and x.organisation_id = p.office_id) then
    perform private.notify(p.office_id, 'proposal_changed_office', jsonb_build_object('number', p.number, 'change_kind', 'station_changed',
      'who', (select o.name from public.organisations o where o.id = $2)), '/proposals/' || p.id || '#change-' || new_id);
  end if;
end;
$$;

-- Called by whoever changes an approved station, in the same transaction. What an open question asks about is compared with what was there
-- before it: all back, it is over; still short, the newer question takes its place.
create function private.station_was_changed(before public.stations, station public.stations, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  open_change public.proposal_changes;
  old constant jsonb := private.relied_on(before);
  new constant jsonb := private.relied_on(station);
  put_back boolean;
  told record;
begin
  if station.status not in ('approved', 'open', 'closing') or old - 'name' = new - 'name' then return; end if;
  select * into open_change from public.proposal_changes c
  where c.proposal_id = station.proposal_id and c.kind = 'station_changed' and c.settled_at is null for update;
  put_back := open_change.id is not null and not private.falls_short(open_change.old, new);
  if private.falls_short(old, new) and not put_back and why = '' then raise exception 'reason_needed'; end if;
  if put_back then
    perform private.restore_change(open_change.id);
  elsif open_change.id is not null or private.falls_short(old, new) then
    update public.proposal_changes c set settled_at = clock_timestamp(), settled_how = 'superseded' where c.id = open_change.id;
    perform private.ask_about_station(station.proposal_id, station.host_id, coalesce(open_change.old, old), new, why);
  end if;
  -- A place that is booked is never taken away; where it is may change. Who waits waits for one of a kind.
  for told in
    select t.organisation_id as id, t.guest_name, t.starts_on, false as waits, instead.names, instead.nearest
    from public.station_stays t cross join lateral private.stations_with_room(station, t, greatest(t.starts_on, private.civil_today())) instead
    where t.station_id = station.id and t.status in ('booked', 'arrived') and t.ends_before > private.civil_today()
      and t.organisation_id <> station.host_id and before.address <> station.address
    union all
    select w.organisation_id, w.guest_name, w.starts_on, true, coalesce(instead.names, ''), instead.nearest
    from public.station_waits w cross join lateral (
      select string_agg(x.name, '、') as names, (array_agg(x.id))[1] as nearest from private.stations_instead(station.id) x) instead
    where w.station_id = station.id and w.status in ('waiting', 'offered') and w.ends_before > private.civil_today() and w.organisation_id <> station.host_id
      and (before.address <> station.address or (old ->> (w.kind || 's'))::integer > (new ->> (w.kind || 's'))::integer)
    order by 1, 3
  loop
    perform private.notify(told.id, 'station_changed', jsonb_build_object('station', station.name, 'guest', told.guest_name, 'on', told.starts_on,
      'waits', told.waits, 'by', private.my_organisation_name(), 'why', why, 'others', told.names) || private.station_differences(old, new),
      coalesce('/stations/' || told.nearest || '/book', '/stations/bookings'));
  end loop;
end;
$$;

-- As before; and whoever relies on an approved station hears what became of it.
create or replace function public.save_station(station_id uuid, revision integer, content jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations;
  was public.stations;
  c jsonb := content;
  said constant text := nullif(left(btrim(coalesce(content ->> 'why', '')), 500), '');
begin
  if private.my_role() is null or private.my_role() in ('auditor', 'administrator') then raise exception 'not_allowed'; end if;
  if jsonb_typeof(c) is distinct from 'object' then raise exception 'bad_request'; end if;
  if station_id is null then
    insert into public.stations (kind, name, host_id, address, region_code, proposed_by, proposed_by_name)
    select (c ->> 'kind')::public.station_kind, btrim(c ->> 'name'), private.my_organisation_id(), btrim(c ->> 'address'), c ->> 'region', a.user_id, a.display_name
    from public.accounts a where a.user_id = auth.uid()
    returning * into station;
  else
    station := private.own_station(station_id);
    if station.status = 'closed' then raise exception 'wrong_state'; end if;
    if station.revision <> save_station.revision then raise exception 'station_changed'; end if;
    was := station;
    if station.status = 'proposed' then
      update public.stations s set kind = (c ->> 'kind')::public.station_kind, region_code = c ->> 'region' where s.id = station.id;
    end if;
  end if;
  update public.stations s set
    name = btrim(c ->> 'name'), operator = coalesce(btrim(c ->> 'operator'), ''), address = btrim(c ->> 'address'),
    area_m2 = (c ->> 'areaM2')::integer,
    desks = coalesce((c ->> 'desks')::smallint, 0), beds = coalesce((c ->> 'beds')::smallint, 0), labs = coalesce((c ->> 'labs')::smallint, 0),
    reserved_posts = coalesce((c ->> 'reservedPosts')::smallint, 0),
    services = coalesce(btrim(c ->> 'services'), ''), partners = coalesce(btrim(c ->> 'partners'), ''),
    opens_on = (c ->> 'opensOn')::date,
    latitude = (c ->> 'latitude')::numeric, longitude = (c ->> 'longitude')::numeric,
    coordinate_source = coalesce(btrim(c ->> 'coordinateSource'), ''),
    stay_days_most = coalesce((c ->> 'stayDaysMost')::smallint, 30), ahead_days_most = coalesce((c ->> 'aheadDaysMost')::smallint, 180),
    organisation_places_most = (c ->> 'organisationPlacesMost')::smallint,
    exit_when = coalesce(btrim(c ->> 'exitWhen'), ''), exit_people = coalesce(btrim(c ->> 'exitPeople'), ''),
    exit_assets = coalesce(btrim(c ->> 'exitAssets'), ''), exit_owner = coalesce(btrim(c ->> 'exitOwner'), ''),
    revision = case when save_station.station_id is null then 1 else s.revision + 1 end
  where s.id = station.id returning * into station;
  insert into public.station_terms (station_id, lease_from, lease_until, rent_fen, subsidy_fen, running_fen)
  values (station.id, (c ->> 'leaseFrom')::date, (c ->> 'leaseUntil')::date, (c ->> 'rentFen')::bigint, (c ->> 'subsidyFen')::bigint, (c ->> 'runningFen')::bigint)
  on conflict on constraint station_terms_pkey do update set
    lease_from = excluded.lease_from, lease_until = excluded.lease_until,
    rent_fen = excluded.rent_fen, subsidy_fen = excluded.subsidy_fen, running_fen = excluded.running_fen;
  perform private.match_places(station);
  perform private.record_event(case when save_station.station_id is null then 'propose' else 'change' end, 'station', station.id::text, station.host_id,
    case when was.id is not null then to_jsonb(was) end, to_jsonb(station), said);
  if was.id is not null then perform private.station_was_changed(was, station, coalesce(said, '')); end if;
  if save_station.station_id is null then
    perform private.notify(private.responsible_office_id((select region_code from public.organisations where id = station.host_id)), 'station_proposed',
      jsonb_build_object('name', station.name, 'host', private.my_organisation_name()), '/stations/' || station.id);
  end if;
  return station.id;
exception
  when check_violation or not_null_violation or foreign_key_violation or invalid_text_representation or numeric_value_out_of_range
    or invalid_datetime_format or datetime_field_overflow then
    -- An open station keeps its plan.
    if sqlerrm like '%stations_exit_plan_before_opening%' then raise exception 'exit_plan_needed'; end if;
    raise exception 'bad_request';
end;
$$;

comment on function public.save_station is 'Proposes a station or changes one''s own; answers its id. Raises not_allowed, not_found, station_changed, wrong_state, exit_plan_needed, places_in_use, reason_needed, bad_request.';

create or replace function private.ask_about_change(c public.proposal_changes, words text) returns uuid
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
    when c.kind = 'station_changed' then '“' || (c.new ->> 'name') || '”改了，'
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

-- As before; a changed station is waited for until a day, or taken as it is, and one talks about the named one with the office.
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
  goes_on boolean := false;
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
  elsif $2 = 'talk' and (not is_signed and c.kind <> 'station_changed' or party.organisation_id <> private.my_organisation_id()) then raise exception 'not_allowed';
  elsif $2 = 'substitute' and c.kind = 'station_changed' then raise exception 'not_allowed';
  elsif $2 = 'wait' and c.kind = 'station_changed' and $3 is null then goes_on := true;
  elsif $2 = 'wait' and ($3 is null or $3 <= private.chinese_day() or $3 > private.chinese_day() + 90) then raise exception 'bad_date'; end if;
  if c.kind = 'station_changed' and $4 <> '' then
    select '希望换成“' || t.name || '”。' into wish from private.stations_instead((c.new ->> 'station')::uuid) t where t.id::text = $4;
    if not found then raise exception 'substitute_needed'; end if;
  elsif $2 = 'substitute' or $2 = 'talk' and $4 <> '' then
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
    if substitute.id is not null then
      select '希望换成' || o.name || '（' || substitute.title || '）。' into wish from public.organisations o where o.id = substitute.organisation_id;
    end if;
    asked := private.ask_about_change(c, left(coalesce(wish, '') || coalesce(words, ''), 500));
  end if;
  update public.proposal_change_choices x set choice = $2, wait_until = case when $2 = 'wait' then $3 end, as_it_is = goes_on, substitute_id = case when $2 = 'substitute' then substitute.id end,
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

create or replace function private.close_chosen(change_id bigint) returns void
language sql security definer set search_path = ''
as $$
  update public.proposal_changes c set settled_at = clock_timestamp(), settled_how = 'chosen'
  where c.id = $1 and c.settled_at is null and c.kind in ('deadline_moved', 'partial_answer', 'milestone_moved', 'station_changed') and not exists (
    select from public.proposal_change_choices x
    join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id and pp.left_at is null
    where x.change_id = c.id and (x.choice is null or x.choice = 'talk' or c.kind = 'station_changed' and not x.as_it_is))
$$;

-- As before; silence about a changed station takes it as it is, and a wait for it that is over asks anew.
create or replace function private.duty_settle_changes() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  today date := private.chinese_day();
  due record;
  again public.proposal_changes;
begin
  for due in
    select x.organisation_id, c.proposal_id, c.id, c.default_choice, p.number, c.kind, case when c.kind = 'milestone_moved' then (c.new ->> 'by')::date end as moved_to from public.proposal_change_choices x
    join public.proposal_changes c on c.id = x.change_id and c.settled_at is null and c.decide_by < today
    join public.proposals p on p.id = c.proposal_id
    join public.proposal_parties pp on pp.proposal_id = x.proposal_id and pp.organisation_id = x.organisation_id and pp.left_at is null
    where x.choice is null order by c.id, x.organisation_id
  loop
    -- An earlier one of this round may have ended it.
    continue when not exists (select from public.proposal_changes x where x.id = due.id and x.settled_at is null);
    update public.proposal_change_choices x set choice = due.default_choice, by_default = true, chosen_at = clock_timestamp(),
      as_it_is = due.kind = 'station_changed',
      wait_until = case when due.default_choice = 'wait' and due.kind <> 'station_changed' then coalesce(due.moved_to, private.add_working_days(today, 20)) end
    where x.change_id = due.id and x.organisation_id = due.organisation_id and x.choice is null;
    perform private.record_proposal_event(due.proposal_id, 'choose', due.organisation_id, null,
      jsonb_build_object('change', due.id, 'choice', due.default_choice, 'default', true));
    perform private.notify(due.organisation_id, 'proposal_default', jsonb_build_object('number', due.number, 'choice', due.default_choice, 'change_kind', due.kind),
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
    if again.kind = 'station_changed' then
      update public.proposal_changes x set settled_at = clock_timestamp(), settled_how = 'superseded' where x.id = again.id;
      perform private.ask_about_station(again.proposal_id, again.caused_by, again.old, again.new, coalesce(again.why, ''));
      continue;
    end if;
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

create or replace function private.proposal_change_json(c public.proposal_changes, level public.disclosure_level) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'id', c.id, 'kind', c.kind, 'at', c.at, 'old', c.old, 'new', c.new, 'why', c.why, 'decideBy', c.decide_by, 'default', c.default_choice,
    'party', (select pp.position from public.proposal_parties pp where pp.proposal_id = c.proposal_id and pp.organisation_id = c.caused_by),
    'byName', case when c.caused_by is null or private.knows_party(c.proposal_id, c.caused_by) then c.by_name end,
    'isSearched', c.searched_at is not null, 'isSought', exists (select from private.sought_places(c)),
    'stations', case when c.kind = 'station_changed' and c.settled_at is null then (
      select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', t.id, 'name', t.name, 'place', t.region_code, 'free', t.free, 'km', t.km))), '[]')
      from private.stations_instead((c.new ->> 'station')::uuid) t) end,
    'settledAt', c.settled_at, 'settledHow', c.settled_how,
    'concernsMe', exists (select from public.proposal_change_choices x where x.change_id = c.id and x.organisation_id = private.my_organisation_id()),
    'choices', (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('party', pp.position, 'choice', x.choice, 'until', x.wait_until, 'asItIs', nullif(x.as_it_is, false),
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
  where x.choice = 'talk' and (c.kind <> 'station_changed' and p.status not in ('signed', 'delivering', 'completed', 'terminated') or x.help_id is null)
  union all
  select 'silence counts as waiting after the announced day only', x.change_id || ' ' || x.organisation_id
  from public.proposal_changes c join public.proposal_change_choices x on x.change_id = c.id
  where c.kind = 'milestone_moved' and x.by_default and x.choice = 'wait' and private.chinese_day(x.chosen_at) <= c.decide_by
$$;


create function private.invariants_station_change() returns table (rule text, subject text)
language sql stable security definer set search_path = ''
as $$
  select 'one is asked once about a station', c.proposal_id::text from public.proposal_changes c
  where c.kind = 'station_changed' and c.settled_at is null group by c.proposal_id having count(*) > 1
  union all
  select 'an open question about a station is about what falls short', c.id::text from public.proposal_changes c
  join public.stations s on s.id = (c.new ->> 'station')::uuid
  where c.kind = 'station_changed' and c.settled_at is null
    and (not private.falls_short(c.old, c.new) or private.relied_on(s) - 'name' <> c.new - 'name' or s.proposal_id is distinct from c.proposal_id)
  union all
  select 'only a station is taken as it is', x.change_id || ' ' || x.organisation_id
  from public.proposal_change_choices x join public.proposal_changes c on c.id = x.change_id where x.as_it_is and c.kind <> 'station_changed'
$$;
revoke execute on function private.stations_instead, private.relied_on, private.falls_short, private.station_differences, private.ask_about_station, private.station_was_changed,
  private.invariants_station_change from public;

-- Writing the registers. One shape for every kind: a JSON object with the columns' names; units, teams and people are named as
-- the office names them. The trail says which columns changed, not what they said: it is kept for ever, people are not.

create function private.words(value jsonb) returns text[]
language sql immutable set search_path = ''
as $$
  select coalesce(array_agg(w order by place), '{}')
  from (select btrim(x.value) as w, min(x.place) as place
    from jsonb_array_elements_text(case jsonb_typeof($1) when 'array' then $1 else '[]' end) with ordinality as x (value, place)
    group by 1) each where w <> ''
$$;

create function private.numbers(value jsonb) returns smallint[]
language sql immutable set search_path = ''
as $$
  select nullif(array_agg(distinct x.value::smallint order by x.value::smallint), '{}')
  from jsonb_array_elements_text(case jsonb_typeof($1) when 'array' then $1 else '[]' end) as x (value)
$$;

create function private.unit_of(office uuid, unit_name text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_id uuid := (select u.id from public.work_units u where u.office_id = $1 and u.name = btrim($2));
begin
  if found_id is null then raise exception 'unit_unknown'; end if;
  return found_id;
end;
$$;

create function private.team_of(office uuid, team_name text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_id uuid;
begin
  if btrim(coalesce($2, '')) = '' then return null; end if;
  found_id := (select t.id from public.teams t where t.office_id = $1 and t.name = btrim($2));
  if found_id is null then raise exception 'team_unknown'; end if;
  return found_id;
end;
$$;

-- An exchange that an office may put something into: open, and its own.
create function private.exchange_for(office uuid, exchange_id text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  e public.exchanges;
begin
  if coalesce($2, '') = '' then return null; end if;
  select * into e from public.exchanges x where x.id = $2::uuid and $1 in (x.east_office_id, x.west_office_id);
  if not found then raise exception 'not_found'; end if;
  if e.status <> 'open' then raise exception 'exchange_not_open'; end if;
  return e.id;
end;
$$;

create function private.put_unit(office uuid, entry_id uuid, c jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  at_id uuid := coalesce($2, gen_random_uuid());
  account uuid;
begin
  if coalesce(c ->> 'organisation', '') <> '' then
    select o.id into account from public.organisations o
    where o.name = btrim(c ->> 'organisation') and o.kind in ('county', 'enterprise', 'institution')
    order by (o.region_code is not distinct from c ->> 'region_code') desc, o.created_at limit 1;
    if not found then raise exception 'organisation_unknown'; end if;
  end if;
  insert into public.work_units as u (id, office_id, name, region_code, organisation_id, release_cap, note)
  values (at_id, office, btrim(c ->> 'name'), c ->> 'region_code', account, (c ->> 'release_cap')::integer, coalesce(c ->> 'note', ''))
  on conflict (id) do update set name = excluded.name, region_code = excluded.region_code, organisation_id = excluded.organisation_id,
    release_cap = excluded.release_cap, note = excluded.note, revision = u.revision + 1, updated_at = clock_timestamp();
  delete from public.unit_covers v where v.unit_id = at_id;
  insert into public.unit_covers (unit_id, specialty, at_least)
  select at_id, btrim(v.specialty), v.at_least
  from jsonb_to_recordset(coalesce(c -> 'covers', '[]')) as v (specialty text, at_least integer);
  return at_id;
end;
$$;

create function private.put_team(office uuid, entry_id uuid, c jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  at_id uuid := coalesce($2, gen_random_uuid());
begin
  insert into public.teams as t (id, office_id, exchange_id, name, min_filled, purpose)
  values (at_id, office, private.exchange_for(office, c ->> 'exchange'), btrim(c ->> 'name'), (c ->> 'min_filled')::integer, coalesce(c ->> 'purpose', ''))
  on conflict (id) do update set exchange_id = excluded.exchange_id, name = excluded.name, min_filled = excluded.min_filled,
    purpose = excluded.purpose, revision = t.revision + 1, updated_at = clock_timestamp();
  return at_id;
end;
$$;

create function private.put_person(office uuid, entry_id uuid, c jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  at_id uuid := coalesce($2, gen_random_uuid());
begin
  insert into public.people as p (id, office_id, exchange_id, unit_id, ref, display_name, ladder, level, title, specialties, languages,
    months_min, months_max, months_allowed, max_altitude_m, last_ended_on, hardship_months, wants_to_learn, preferences, purpose, keep_until)
  values (at_id, office, private.exchange_for(office, c ->> 'exchange'), private.unit_of(office, c ->> 'unit'),
    coalesce(nullif(btrim(c ->> 'ref'), ''), upper(left(at_id::text, 8))), btrim(c ->> 'display_name'),
    (c ->> 'ladder')::public.secondment_ladder, (c ->> 'level')::smallint, coalesce(c ->> 'title', ''),
    private.words(c -> 'specialties'), private.words(c -> 'languages'),
    (c ->> 'months_min')::smallint, (c ->> 'months_max')::smallint, private.numbers(c -> 'months_allowed'),
    (c ->> 'max_altitude_m')::integer, (c ->> 'last_ended_on')::date, coalesce((c ->> 'hardship_months')::smallint, 0),
    coalesce(c ->> 'wants_to_learn', ''), coalesce(c ->> 'preferences', ''), btrim(c ->> 'purpose'), (c ->> 'keep_until')::date)
  on conflict (id) do update set exchange_id = excluded.exchange_id, unit_id = excluded.unit_id, ref = excluded.ref,
    display_name = excluded.display_name, ladder = excluded.ladder, level = excluded.level, title = excluded.title,
    specialties = excluded.specialties, languages = excluded.languages, months_min = excluded.months_min, months_max = excluded.months_max,
    months_allowed = excluded.months_allowed, max_altitude_m = excluded.max_altitude_m, last_ended_on = excluded.last_ended_on,
    hardship_months = excluded.hardship_months, wants_to_learn = excluded.wants_to_learn, preferences = excluded.preferences,
    purpose = excluded.purpose, keep_until = excluded.keep_until, revision = p.revision + 1, updated_at = clock_timestamp();

  delete from public.person_availability a where a.person_id = at_id;
  insert into public.person_availability (person_id, starts_on, ends_before)
  select at_id, a."from", a.until
  from jsonb_to_recordset(coalesce(c -> 'available', '[]')) as a ("from" date, until date);

  insert into public.person_sensitive (person_id, health, health_valid_until, family_limits)
  values (at_id, coalesce((c ->> 'health')::public.health_conclusion, 'not_examined'), (c ->> 'health_valid_until')::date, coalesce(c ->> 'family_limits', ''))
  on conflict (person_id) do update set health = excluded.health, health_valid_until = excluded.health_valid_until,
    family_limits = excluded.family_limits;
  return at_id;
end;
$$;

-- Two who are placed together or not at all. An empty name takes the tie away.
create function private.join_people(office uuid, person_id uuid, with_ref text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  other uuid;
begin
  if btrim(coalesce($3, '')) <> '' then
    select p.id into other from public.people p where p.office_id = $1 and p.ref = btrim($3) and p.id <> $2;
    if not found then raise exception 'person_unknown'; end if;
  end if;
  update public.people p set joint_with = null where (p.joint_with in ($2, other) or p.id = other) and p.joint_with is not null;
  update public.people p set joint_with = other where p.id = $2 and p.joint_with is distinct from other;
  update public.people p set joint_with = $2 where p.id = other;
end;
$$;

create function private.put_post(office uuid, entry_id uuid, c jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  at_id uuid := coalesce($2, gen_random_uuid());
begin
  insert into public.posts as q (id, office_id, exchange_id, unit_id, ref, title, duties, ladder, level_min, level_max, specialties,
    starts_on, ends_before, months_min, months_max, months_allowed, seats, priority, altitude_m, is_hardship, handover_months, team_id, is_lead, scheme)
  values (at_id, office, private.exchange_for(office, c ->> 'exchange'), private.unit_of(office, c ->> 'unit'),
    coalesce(nullif(btrim(c ->> 'ref'), ''), upper(left(at_id::text, 8))), btrim(c ->> 'title'), btrim(c ->> 'duties'),
    (c ->> 'ladder')::public.secondment_ladder, (c ->> 'level_min')::smallint, (c ->> 'level_max')::smallint,
    private.words(c -> 'specialties'), (c ->> 'starts_on')::date, (c ->> 'ends_before')::date,
    (c ->> 'months_min')::smallint, (c ->> 'months_max')::smallint, private.numbers(c -> 'months_allowed'),
    coalesce((c ->> 'seats')::integer, 1), coalesce((c ->> 'priority')::smallint, 1), coalesce((c ->> 'altitude_m')::integer, 0),
    coalesce((c ->> 'is_hardship')::boolean, false), coalesce((c ->> 'handover_months')::smallint, 0),
    private.team_of(office, c ->> 'team'), coalesce((c ->> 'is_lead')::boolean, false), nullif(c ->> 'scheme', ''))
  on conflict (id) do update set exchange_id = excluded.exchange_id, unit_id = excluded.unit_id, ref = excluded.ref, title = excluded.title,
    duties = excluded.duties, ladder = excluded.ladder, level_min = excluded.level_min, level_max = excluded.level_max,
    specialties = excluded.specialties, starts_on = excluded.starts_on, ends_before = excluded.ends_before,
    months_min = excluded.months_min, months_max = excluded.months_max, months_allowed = excluded.months_allowed, seats = excluded.seats,
    priority = excluded.priority, altitude_m = excluded.altitude_m, is_hardship = excluded.is_hardship,
    handover_months = excluded.handover_months, team_id = excluded.team_id, is_lead = excluded.is_lead, scheme = excluded.scheme,
    revision = q.revision + 1, updated_at = clock_timestamp();
  return at_id;
end;
$$;

create function private.put_training(office uuid, entry_id uuid, c jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  at_id uuid := coalesce($2, gen_random_uuid());
begin
  insert into public.trainings as t (id, office_id, exchange_id, ref, title, audience, direction, place, starts_on, ends_before, classes, planned, held)
  values (at_id, office, private.exchange_for(office, c ->> 'exchange'), coalesce(nullif(btrim(c ->> 'ref'), ''), upper(left(at_id::text, 8))),
    btrim(c ->> 'title'), coalesce(c ->> 'audience', ''), (c ->> 'direction')::public.exchange_direction, coalesce(c ->> 'place', ''),
    (c ->> 'starts_on')::date, (c ->> 'ends_before')::date, coalesce((c ->> 'classes')::integer, 1), (c ->> 'planned')::integer, (c ->> 'held')::integer)
  on conflict (id) do update set exchange_id = excluded.exchange_id, ref = excluded.ref, title = excluded.title, audience = excluded.audience,
    direction = excluded.direction, place = excluded.place, starts_on = excluded.starts_on, ends_before = excluded.ends_before,
    classes = excluded.classes, planned = excluded.planned, held = excluded.held, revision = t.revision + 1, updated_at = clock_timestamp();
  return at_id;
end;
$$;

create function private.put_visit(office uuid, entry_id uuid, c jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  at_id uuid := coalesce($2, gen_random_uuid());
begin
  insert into public.visits as v (id, office_id, exchange_id, ref, title, kind, direction, place, purpose, starts_on, ends_before, planned, held, outcome)
  values (at_id, office, private.exchange_for(office, c ->> 'exchange'), coalesce(nullif(btrim(c ->> 'ref'), ''), upper(left(at_id::text, 8))),
    btrim(c ->> 'title'), (c ->> 'kind')::public.visit_kind, (c ->> 'direction')::public.exchange_direction, coalesce(c ->> 'place', ''),
    btrim(c ->> 'purpose'), (c ->> 'starts_on')::date, (c ->> 'ends_before')::date, (c ->> 'planned')::integer, (c ->> 'held')::integer,
    coalesce(c ->> 'outcome', ''))
  on conflict (id) do update set exchange_id = excluded.exchange_id, ref = excluded.ref, title = excluded.title, kind = excluded.kind,
    direction = excluded.direction, place = excluded.place, purpose = excluded.purpose, starts_on = excluded.starts_on,
    ends_before = excluded.ends_before, planned = excluded.planned, held = excluded.held, outcome = excluded.outcome,
    revision = v.revision + 1, updated_at = clock_timestamp();
  return at_id;
end;
$$;

-- Who keeps an entry, in which unit and exchange it stands, and how often it changed; nothing where there is none.
create function private.roster_head(kind public.roster_kind, entry_id uuid, out office_id uuid, out exchange_id uuid, out unit_id uuid, out revision integer)
language plpgsql stable security definer set search_path = ''
as $$
begin
  case $1
    when 'unit' then select u.office_id, null, u.id, u.revision into office_id, exchange_id, unit_id, revision from public.work_units u where u.id = $2;
    when 'team' then select t.office_id, t.exchange_id, null, t.revision into office_id, exchange_id, unit_id, revision from public.teams t where t.id = $2;
    when 'person' then select p.office_id, p.exchange_id, p.unit_id, p.revision into office_id, exchange_id, unit_id, revision from public.people p where p.id = $2;
    when 'post' then select q.office_id, q.exchange_id, q.unit_id, q.revision into office_id, exchange_id, unit_id, revision from public.posts q where q.id = $2;
    when 'training' then select t.office_id, t.exchange_id, null, t.revision into office_id, exchange_id, unit_id, revision from public.trainings t where t.id = $2;
    when 'visit' then select v.office_id, v.exchange_id, null, v.revision into office_id, exchange_id, unit_id, revision from public.visits v where v.id = $2;
  end case;
end;
$$;

create function private.put_roster_entry(kind public.roster_kind, office uuid, entry_id uuid, content jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
begin
  return case $1
    when 'unit' then private.put_unit($2, $3, $4)
    when 'team' then private.put_team($2, $3, $4)
    when 'person' then private.put_person($2, $3, $4)
    when 'post' then private.put_post($2, $3, $4)
    when 'training' then private.put_training($2, $3, $4)
    when 'visit' then private.put_visit($2, $3, $4)
  end;
exception
  when unique_violation then raise exception 'ref_taken';
  when exclusion_violation then raise exception 'periods_overlap';
  when check_violation or not_null_violation or foreign_key_violation or data_exception then raise exception 'bad_request';
end;
$$;

-- Names of the columns in which two contents differ.
create function private.changed_columns(old jsonb, new jsonb) returns jsonb
language sql immutable set search_path = ''
as $$
  select coalesce(jsonb_agg(k order by k), '[]') from jsonb_object_keys(coalesce($2, '{}')) as k
  where $1 -> k is distinct from $2 -> k
$$;

-- An entry in the shape in which it is written. Sensitive columns for the keeping office alone.
create function private.roster_content(kind public.roster_kind, entry_id uuid, whole boolean) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return case $1
    when 'unit' then (
      select jsonb_build_object('name', u.name, 'region_code', u.region_code, 'release_cap', u.release_cap, 'note', u.note,
        'organisation', (select o.name from public.organisations o where o.id = u.organisation_id),
        'covers', (select coalesce(jsonb_agg(jsonb_build_object('specialty', v.specialty, 'at_least', v.at_least) order by v.specialty), '[]')
          from public.unit_covers v where v.unit_id = u.id))
      from public.work_units u where u.id = $2)
    when 'team' then (
      select jsonb_build_object('exchange', t.exchange_id, 'name', t.name, 'min_filled', t.min_filled, 'purpose', t.purpose)
      from public.teams t where t.id = $2)
    when 'person' then (
      select jsonb_build_object('exchange', p.exchange_id, 'unit', (select u.name from public.work_units u where u.id = p.unit_id),
        'ref', p.ref, 'display_name', p.display_name, 'ladder', p.ladder, 'level', p.level, 'title', p.title,
        'specialties', p.specialties, 'languages', p.languages, 'months_min', p.months_min, 'months_max', p.months_max,
        'months_allowed', p.months_allowed, 'max_altitude_m', p.max_altitude_m, 'last_ended_on', p.last_ended_on,
        'hardship_months', p.hardship_months, 'wants_to_learn', p.wants_to_learn, 'preferences', p.preferences,
        'purpose', p.purpose, 'keep_until', p.keep_until,
        'joint_with', (select j.ref from public.people j where j.id = p.joint_with),
        'available', (select coalesce(jsonb_agg(jsonb_build_object('from', a.starts_on, 'until', a.ends_before) order by a.starts_on), '[]')
          from public.person_availability a where a.person_id = p.id))
        || case when $3 then (
          select jsonb_build_object('health', s.health, 'health_valid_until', s.health_valid_until, 'family_limits', s.family_limits)
          from public.person_sensitive s where s.person_id = p.id) else '{}' end
      from public.people p where p.id = $2)
    when 'post' then (
      select jsonb_build_object('exchange', q.exchange_id, 'unit', (select u.name from public.work_units u where u.id = q.unit_id),
        'ref', q.ref, 'title', q.title, 'duties', q.duties, 'ladder', q.ladder, 'level_min', q.level_min, 'level_max', q.level_max,
        'specialties', q.specialties, 'starts_on', q.starts_on, 'ends_before', q.ends_before, 'months_min', q.months_min,
        'months_max', q.months_max, 'months_allowed', q.months_allowed, 'seats', q.seats, 'priority', q.priority,
        'altitude_m', q.altitude_m, 'is_hardship', q.is_hardship, 'handover_months', q.handover_months,
        'team', (select t.name from public.teams t where t.id = q.team_id), 'is_lead', q.is_lead, 'scheme', q.scheme)
      from public.posts q where q.id = $2)
    when 'training' then (
      select jsonb_build_object('exchange', t.exchange_id, 'ref', t.ref, 'title', t.title, 'audience', t.audience, 'direction', t.direction,
        'place', t.place, 'starts_on', t.starts_on, 'ends_before', t.ends_before, 'classes', t.classes, 'planned', t.planned, 'held', t.held)
      from public.trainings t where t.id = $2)
    when 'visit' then (
      select jsonb_build_object('exchange', v.exchange_id, 'ref', v.ref, 'title', v.title, 'kind', v.kind, 'direction', v.direction,
        'place', v.place, 'purpose', v.purpose, 'starts_on', v.starts_on, 'ends_before', v.ends_before, 'planned', v.planned,
        'held', v.held, 'outcome', v.outcome)
      from public.visits v where v.id = $2)
  end;
end;
$$;

revoke execute on function private.words, private.numbers, private.unit_of, private.team_of, private.exchange_for, private.put_unit,
  private.put_team, private.put_person, private.join_people, private.put_post, private.put_training, private.put_visit,
  private.roster_head, private.put_roster_entry, private.changed_columns, private.roster_content from public;

create function public.save_roster_entry(kind public.roster_kind, entry_id uuid, seen_revision integer, content jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  office uuid := private.my_organisation_id();
  head record;
  before jsonb;
  saved uuid;
begin
  if not private.keeps_rosters() then raise exception 'not_allowed'; end if;
  if jsonb_typeof($4) is distinct from 'object' then raise exception 'bad_request'; end if;
  if $2 is not null then
    select * into head from private.roster_head($1, $2);
    if head.office_id is distinct from office then raise exception 'not_found'; end if;
    if head.revision is distinct from $3 then raise exception 'stale_revision'; end if;
    before := private.roster_content($1, $2, true);
  end if;
  saved := private.put_roster_entry($1, office, $2, $4);
  if $1 = 'person' then perform private.join_people(office, saved, $4 ->> 'joint_with'); end if;
  perform private.record_event(case when $2 is null then 'add' else 'change' end, 'roster_' || $1, saved::text, office, null,
    private.changed_columns(before, private.roster_content($1, saved, true)), null);
  return saved;
end;
$$;
comment on function public.save_roster_entry is 'Writes an entry of the caller''s registers; null begins a new one. Raises not_allowed, not_found, stale_revision, ref_taken, periods_overlap, unit_unknown, team_unknown, person_unknown, organisation_unknown, exchange_not_open, bad_request.';

-- What somebody relies on is not removed: a unit with people or posts, for one.
create function public.remove_roster_entry(kind public.roster_kind, entry_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  head record;
begin
  select * into head from private.roster_head($1, $2);
  if not private.keeps_rosters() or head.office_id is distinct from private.my_organisation_id() then raise exception 'not_found'; end if;
  if btrim(coalesce($3, '')) = '' then raise exception 'reason_needed'; end if;
  perform private.record_event('remove', 'roster_' || $1, $2::text, head.office_id, null, null, $3);
  perform private.delete_roster_entry($1, $2);
end;
$$;

create function private.delete_roster_entry(kind public.roster_kind, entry_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  case $1
    when 'unit' then delete from public.work_units where id = $2;
    when 'team' then delete from public.teams where id = $2;
    when 'person' then delete from public.people where id = $2;
    when 'post' then delete from public.posts where id = $2;
    when 'training' then delete from public.trainings where id = $2;
    when 'visit' then delete from public.visits where id = $2;
  end case;
exception
  when foreign_key_violation then raise exception 'in_use';
end;
$$;
revoke execute on function private.delete_roster_entry from public;

-- The entries of a register that the caller may see, each with who keeps it.
create function public.roster_entries(kind public.roster_kind, entry_id uuid default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine uuid := private.my_roster_office();
  exchanged uuid[] := array(select private.my_exchange_ids());
  own_units uuid[] := array(select private.my_unit_ids());
  shown_units uuid[] := array(select private.exchanged_unit_ids());
  sees_all boolean := coalesce(private.my_role() = 'auditor', false);
begin
  return (
    with heads as (
      select u.id, u.office_id, null::uuid as exchange_id, u.revision, u.is_sample, u.updated_at, u.name as sort, u.region_code, u.id as unit_id
      from public.work_units u where $1 = 'unit'
      union all
      select t.id, t.office_id, t.exchange_id, t.revision, t.is_sample, t.updated_at, t.name, null, null from public.teams t where $1 = 'team'
      union all
      select p.id, p.office_id, p.exchange_id, p.revision, p.is_sample, p.updated_at, p.ref, u.region_code, u.id
      from public.people p join public.work_units u on u.id = p.unit_id where $1 = 'person' and p.forgotten_at is null
      union all
      select q.id, q.office_id, q.exchange_id, q.revision, q.is_sample, q.updated_at, q.ref, u.region_code, u.id
      from public.posts q join public.work_units u on u.id = q.unit_id where $1 = 'post'
      union all
      select t.id, t.office_id, t.exchange_id, t.revision, t.is_sample, t.updated_at, t.ref, null, null from public.trainings t where $1 = 'training'
      union all
      select v.id, v.office_id, v.exchange_id, v.revision, v.is_sample, v.updated_at, v.ref, null, null from public.visits v where $1 = 'visit')
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', h.id, 'officeId', h.office_id, 'officeName', o.name, 'isMine', coalesce(h.office_id = mine, false), 'revision', h.revision,
      'isSample', h.is_sample, 'updatedAt', h.updated_at, 'regionCode', h.region_code,
      'side', (select r.side from public.regions r where r.code = left(coalesce(h.region_code, o.region_code), 2) || '0000'),
      'content', private.roster_content($1, h.id, coalesce(h.office_id = mine, false))) order by o.name, h.sort), '[]')
    from heads h join public.organisations o on o.id = h.office_id
    where ($2 is null or h.id = $2)
      and (h.office_id = mine or h.exchange_id = any (exchanged) or h.unit_id = any (own_units) or sees_all
        or ($1 = 'unit' and h.id = any (shown_units))));
end;
$$;
comment on function public.roster_entries is 'A register as the caller may see it; health and family limits only of people whose record the caller''s office keeps.';

revoke execute on function public.save_roster_entry, public.remove_roster_entry, public.roster_entries from public;
grant execute on function public.save_roster_entry, public.remove_roster_entry, public.roster_entries to authenticated;

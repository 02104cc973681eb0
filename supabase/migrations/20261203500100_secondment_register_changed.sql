-- Whoever signed an assignment, or is asked to, relies on its post and its person as the registers say them. Where one of them changes in
-- what a plan goes by, the assignment stays as it was signed, and everybody hears in the same transaction what changed and by whom.

-- Names of the columns in which an entry differs from what it was and that a plan goes by.
create function private.planned_by(kind public.roster_kind, old jsonb, new jsonb) returns text
language sql immutable set search_path = ''
as $$
  select coalesce(string_agg(c.name, ' ' order by c.name), '')
  from jsonb_array_elements_text(private.changed_columns($2, $3)) as c (name)
  where c.name = any (case $1
    when 'post' then array['unit', 'title', 'duties', 'ladder', 'level_min', 'level_max', 'specialties', 'starts_on', 'ends_before', 'months_min',
      'months_max', 'months_allowed', 'seats', 'altitude_m', 'is_hardship', 'station']
    when 'person' then array['unit', 'ladder', 'level', 'specialties', 'months_min', 'months_max', 'months_allowed', 'available', 'max_altitude_m']
    else '{}'::text[] end)
$$;

create function private.tell_register_changed(kind public.roster_kind, entry_id uuid, columns text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s record;
  reader uuid;
begin
  for s in
    select x.id, x.status, x.plan_id, p.display_name as person, q.title as post
    from public.secondments x join public.people p on p.id = x.person_id join public.posts q on q.id = x.post_id
    where x.status in ('proposed', 'published', 'running') and case $1 when 'post' then x.post_id else x.person_id end = $2
    order by x.number
  loop
    insert into public.secondment_events (secondment_id, verb, from_status, to_status, actor_name)
    values (s.id, 'change_' || $1, s.status, s.status, private.my_name());
    for reader in select r from private.secondment_readers(s.id) as r where r is distinct from private.my_organisation_id() order by r loop
      perform private.notify(reader, 'secondment_' || $1 || '_changed', jsonb_build_object('person', s.person, 'post', s.post,
        'by', coalesce(private.my_name(), ''), 'columns', $3), '/secondments/plans/' || s.plan_id);
    end loop;
  end loop;
end;
$$;

-- As before; and who relies on what changed is told.
create or replace function private.put_roster_entry(kind public.roster_kind, office uuid, entry_id uuid, content jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  saved uuid;
  before jsonb := case when $3 is not null and $1 in ('post', 'person') then private.roster_content($1, $3, false) end;
  columns text;
begin
  saved := case $1
    when 'unit' then private.put_unit($2, $3, $4)
    when 'team' then private.put_team($2, $3, $4)
    when 'person' then private.put_person($2, $3, $4)
    when 'post' then private.put_post($2, $3, $4)
    when 'training' then private.put_training($2, $3, $4)
    when 'visit' then private.put_visit($2, $3, $4)
  end;
  if $1 = 'post' then perform private.tie_post_station(saved, $4); end if;
  if before is not null then
    columns := private.planned_by($1, before, private.roster_content($1, saved, false));
    if columns <> '' then perform private.tell_register_changed($1, saved, columns); end if;
  end if;
  return saved;
exception
  when unique_violation then raise exception 'ref_taken';
  when exclusion_violation then raise exception 'periods_overlap';
  when check_violation or not_null_violation or foreign_key_violation or data_exception then raise exception 'bad_request';
end;
$$;
revoke execute on function private.planned_by, private.tell_register_changed, private.put_roster_entry from public;

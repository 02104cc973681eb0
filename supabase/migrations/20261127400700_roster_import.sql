-- A workbook of registers on its way in: checked row by row, taken in batches, undone as a whole. What waits here is personal
-- data too: it is cleared when it is no longer needed.

create table public.roster_imports (
  id uuid primary key default gen_random_uuid(),
  office_id uuid not null references public.organisations (id) on delete cascade,
  -- Into which exchange its people and posts go; null: into none yet.
  exchange_id uuid references public.exchanges (id) on delete set null,
  file_name text not null check (char_length(file_name) between 1 and 200),
  status public.import_status not null default 'reading' check (status in ('reading', 'checked', 'accepted', 'undone', 'discarded')),
  skipped jsonb not null default '[]' check (jsonb_typeof(skipped) = 'array'),
  created_by_name text not null,
  created_at timestamptz not null default now(),
  accepted_at timestamptz,
  undone_at timestamptz
);
comment on table public.roster_imports is 'A workbook of registers that somebody brought: what its rows would do, did, and whether it was taken back. The file itself is not kept.';
create index on public.roster_imports (office_id, created_at);
create index on public.roster_imports (exchange_id);

create table public.roster_import_rows (
  import_id uuid not null references public.roster_imports (id) on delete cascade,
  position integer not null check (position >= 0),
  kind public.roster_kind not null,
  sheet text not null,
  -- As the spreadsheet numbers it.
  row_number integer not null check (row_number > 0),
  ref text not null default '',
  label text not null default '',
  action public.import_action not null,
  content jsonb,
  faults jsonb not null default '[]' check (jsonb_typeof(faults) = 'array'),
  left_out boolean not null default false,
  entry_id uuid,
  previous jsonb,
  taken_revision integer,
  outcome public.import_outcome,
  primary key (import_id, position),
  constraint roster_import_rows_refused_with_fault check ((action = 'refused') = (jsonb_array_length(faults) > 0))
);
comment on table public.roster_import_rows is 'One row of such a workbook: what it would do, what is wrong with it, what became of it.';

alter table public.roster_imports enable row level security;
alter table public.roster_import_rows enable row level security;
grant select on public.roster_imports, public.roster_import_rows to authenticated;
grant select, insert, update, delete on public.roster_imports, public.roster_import_rows to service_role;
create policy "The office that brought it alone: its rows hold what is sensitive"
  on public.roster_imports for select to authenticated using (office_id = (select private.my_roster_office()));
create policy "Who sees an import sees its rows"
  on public.roster_import_rows for select to authenticated
  using (exists (select from public.roster_imports i where i.id = import_id));

-- The caller's import, locked.
create function private.my_roster_import(import_id uuid) returns public.roster_imports
language plpgsql security definer set search_path = ''
as $$
declare
  i public.roster_imports;
begin
  select * into i from public.roster_imports where id = $1 for update;
  if not found or i.office_id is distinct from private.my_roster_office() then raise exception 'not_found'; end if;
  return i;
end;
$$;
revoke execute on function private.my_roster_import from public;

create function public.begin_roster_import(file_name text, exchange_id uuid default null) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if not private.keeps_rosters() then raise exception 'not_allowed'; end if;
  perform private.exchange_for(private.my_organisation_id(), $2::text);
  begin
    insert into public.roster_imports (office_id, exchange_id, file_name, created_by_name)
    select private.my_organisation_id(), $2, $1, a.display_name from public.accounts a where a.user_id = auth.uid()
    returning id into new_id;
  exception
    when check_violation or not_null_violation then raise exception 'bad_request';
  end;
  return new_id;
end;
$$;

create function public.stage_roster_rows(import_id uuid, rows jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.roster_imports := private.my_roster_import($1);
begin
  if i.status <> 'reading' then raise exception 'wrong_state'; end if;
  insert into public.roster_import_rows (import_id, position, kind, sheet, row_number, ref, label, action, content, faults)
  select i.id, r.position, r.kind, r.sheet, r.row_number, r.ref, r.label, r.action, r.content, r.faults
  from jsonb_to_recordset($2) as r (position integer, kind public.roster_kind, sheet text, row_number integer, ref text, label text,
    action public.import_action, content jsonb, faults jsonb);
exception
  when integrity_constraint_violation or data_exception then raise exception 'bad_request';
end;
$$;

create function public.finish_roster_import(import_id uuid, skipped jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.roster_imports := private.my_roster_import($1);
begin
  if i.status <> 'reading' then raise exception 'wrong_state'; end if;
  update public.roster_imports x set status = 'checked', skipped = $2 where x.id = i.id;
end;
$$;

create function public.choose_roster_rows(import_id uuid, positions integer[], chosen integer[]) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.roster_imports := private.my_roster_import($1);
begin
  if i.status <> 'checked' then raise exception 'wrong_state'; end if;
  update public.roster_import_rows r set left_out = not (r.position = any (coalesce($3, '{}')))
  where r.import_id = i.id and r.position = any ($2) and r.action in ('new', 'changed');
end;
$$;

create function public.discard_roster_import(import_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.roster_imports := private.my_roster_import($1);
begin
  if i.status not in ('reading', 'checked') then raise exception 'wrong_state'; end if;
  delete from public.roster_import_rows r where r.import_id = i.id;
  update public.roster_imports x set status = 'discarded' where x.id = i.id;
end;
$$;

-- Which entry of an office a row is about: by its number, or by its name where the register has no numbers.
create function private.roster_entry_of(kind public.roster_kind, office uuid, ref text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  return case $1
    when 'unit' then (select u.id from public.work_units u where u.office_id = $2 and u.name = $3)
    when 'team' then (select t.id from public.teams t where t.office_id = $2 and t.name = $3)
    when 'person' then (select p.id from public.people p where p.office_id = $2 and p.ref = $3)
    when 'post' then (select q.id from public.posts q where q.office_id = $2 and q.ref = $3)
    when 'training' then (select t.id from public.trainings t where t.office_id = $2 and t.ref = $3)
    when 'visit' then (select v.id from public.visits v where v.office_id = $2 and v.ref = $3)
  end;
end;
$$;
revoke execute on function private.roster_entry_of from public;

-- Takes the next rows of a checked import; answers how many are left. A row that the registers refuse after all (somebody took
-- its number meanwhile) is marked, and the others go on.
create function public.accept_roster_import(import_id uuid, most integer default 300) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  i public.roster_imports := private.my_roster_import($1);
  r public.roster_import_rows;
  at_id uuid;
  before jsonb;
begin
  if i.status not in ('checked', 'accepted') then raise exception 'wrong_state'; end if;
  if i.status = 'checked' and not exists (
    select from public.roster_import_rows x where x.import_id = i.id and x.action in ('new', 'changed') and not x.left_out
  ) then raise exception 'import_empty'; end if;
  if i.status = 'checked' then
    update public.roster_imports x set status = 'accepted', accepted_at = clock_timestamp() where x.id = i.id;
    perform private.record_event('import', 'roster_import', i.id::text, i.office_id, null, to_jsonb(i.file_name), null);
  end if;
  for r in
    select * from public.roster_import_rows x
    where x.import_id = i.id and x.outcome is null and x.action in ('new', 'changed') and not x.left_out
    order by x.kind, x.position limit $2
  loop
    begin
      at_id := case when r.ref <> '' then private.roster_entry_of(r.kind, i.office_id, r.ref) end;
      before := case when at_id is not null then private.roster_content(r.kind, at_id, true) end;
      at_id := private.put_roster_entry(r.kind, i.office_id, at_id, r.content);
      update public.roster_import_rows x set entry_id = at_id, previous = before, outcome = 'taken',
        taken_revision = (private.roster_head(r.kind, at_id)).revision
      where x.import_id = r.import_id and x.position = r.position;
      perform private.record_event('import', 'roster_' || r.kind, at_id::text, i.office_id, null,
        private.changed_columns(before, r.content), null);
    exception
      when raise_exception then
        update public.roster_import_rows x
        set action = 'refused', faults = jsonb_build_array(jsonb_build_object('field', '', 'column', null, 'header', '', 'code', sqlerrm, 'got', '', 'expected', ''))
        where x.import_id = r.import_id and x.position = r.position;
    end;
  end loop;
  -- Ties between people, when all of them are there.
  if not exists (
    select from public.roster_import_rows x
    where x.import_id = i.id and x.outcome is null and x.action in ('new', 'changed') and not x.left_out
  ) then
    for r in
      select * from public.roster_import_rows x
      where x.import_id = i.id and x.outcome = 'taken' and x.kind = 'person' and coalesce(x.content ->> 'joint_with', '') <> ''
      order by x.position
    loop
      begin
        perform private.join_people(i.office_id, r.entry_id, r.content ->> 'joint_with');
      exception
        when raise_exception then null; -- the other one was left out: the person stays without the tie
      end;
    end loop;
    return 0;
  end if;
  return (
    select count(*) from public.roster_import_rows x
    where x.import_id = i.id and x.outcome is null and x.action in ('new', 'changed') and not x.left_out);
end;
$$;

-- Takes an import back: what nobody touched since goes or becomes what it was; what moved on, or is relied on, stays and is counted.
create function public.undo_roster_import(import_id uuid, most integer default 300) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  i public.roster_imports := private.my_roster_import($1);
  r public.roster_import_rows;
  stays boolean;
begin
  if i.status not in ('accepted', 'undone') then raise exception 'wrong_state'; end if;
  if i.status = 'accepted' then
    update public.roster_imports x set status = 'undone', undone_at = clock_timestamp() where x.id = i.id;
    perform private.record_event('undo_import', 'roster_import', i.id::text, i.office_id, null, to_jsonb(i.file_name), null);
  end if;
  for r in
    select * from public.roster_import_rows x where x.import_id = i.id and x.outcome = 'taken' order by x.kind desc, x.position desc limit $2
  loop
    stays := (private.roster_head(r.kind, r.entry_id)).revision is distinct from r.taken_revision;
    if not stays then
      begin
        if r.previous is null then perform private.delete_roster_entry(r.kind, r.entry_id);
        else
          perform private.put_roster_entry(r.kind, i.office_id, r.entry_id, r.previous);
          if r.kind = 'person' then perform private.join_people(i.office_id, r.entry_id, r.previous ->> 'joint_with'); end if;
        end if;
        perform private.record_event('undo_import', 'roster_' || r.kind, r.entry_id::text, i.office_id, null, null, null);
      exception
        when raise_exception then stays := true;
      end;
    end if;
    update public.roster_import_rows x set outcome = case when stays then 'kept'::public.import_outcome else 'undone' end
    where x.import_id = r.import_id and x.position = r.position;
  end loop;
  return (select count(*) from public.roster_import_rows x where x.import_id = i.id and x.outcome = 'taken');
end;
$$;

-- What was never taken is cleared after two weeks, what was taken after three months: by then nobody undoes it.
create function private.duty_clear_roster_imports() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.roster_imports i where i.status in ('reading', 'checked', 'discarded') and i.created_at < now() - interval '14 days';
  delete from public.roster_imports i where i.status in ('accepted', 'undone') and i.created_at < now() - interval '90 days';
end;
$$;
revoke execute on function private.duty_clear_roster_imports from public;

-- An office's own rule packs.
create function public.add_own_scheme(
  code text, name text, ladder public.secondment_ladder, direction public.exchange_direction, months_min integer, months_max integer,
  months_allowed integer[], conditions text, valid_from date, source text, source_url text, confidence public.confidence
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.keeps_rosters() then raise exception 'not_allowed'; end if;
  begin
    insert into public.own_schemes (office_id, code, name, ladder, direction, months_min, months_max, months_allowed, conditions,
      valid_from, source, source_url, confidence, recorded_by)
    values (private.my_organisation_id(), $1, btrim($2), $3, $4, $5, $6, $7, coalesce($8, ''), $9, btrim($10), nullif($11, ''), $12, auth.uid());
  exception
    when unique_violation or exclusion_violation then raise exception 'already_recorded';
    when check_violation or not_null_violation or data_exception then raise exception 'bad_request';
  end;
  perform private.record_event('add', 'own_scheme', $1 || ' ' || $9, private.my_organisation_id(), null, to_jsonb($2), $10);
end;
$$;

create function public.end_own_scheme(code text, valid_from date, valid_until date) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.keeps_rosters() or not exists (
    select from public.own_schemes s where s.office_id = private.my_organisation_id() and s.code = $1 and s.valid_from = $2
  ) then raise exception 'not_found'; end if;
  if $3 is null or $3 <= $2 then raise exception 'period_empty'; end if;
  begin
    update public.own_schemes s set valid_until = $3 where s.office_id = private.my_organisation_id() and s.code = $1 and s.valid_from = $2;
  exception
    when exclusion_violation then raise exception 'already_recorded';
  end;
  perform private.record_event('end', 'own_scheme', $1 || ' ' || $2, private.my_organisation_id(), null, to_jsonb($3), null);
end;
$$;

revoke execute on function public.begin_roster_import, public.stage_roster_rows, public.finish_roster_import, public.choose_roster_rows,
  public.discard_roster_import, public.accept_roster_import, public.undo_roster_import, public.add_own_scheme, public.end_own_scheme from public;
grant execute on function public.begin_roster_import, public.stage_roster_rows, public.finish_roster_import, public.choose_roster_rows,
  public.discard_roster_import, public.accept_roster_import, public.undo_roster_import, public.add_own_scheme, public.end_own_scheme to authenticated;

-- Reading an import again keeps which listings the person had left out, where the same rows of the file are one listing again.

alter table public.imports
  -- First and last row of each listing that was left out before this reading: '12-15'.
  add column left_out_before text[] not null default '{}';

-- Begins to read, or to read again: the number that this attempt shows with everything it writes.
create or replace function public.begin_import_reading(import_id uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
begin
  if i.status in ('accepted', 'undone', 'discarded') then raise exception 'wrong_state'; end if;
  update public.imports m
  set status = 'reading', refusal = null, attempt = i.attempt + 1, rows_read = 0, heartbeat_at = clock_timestamp(), skipped = '[]', work = null,
    -- A reading that was cut off has not shown all rows: what it did not show stays as it was left before.
    left_out_before = array(
      select r.from_row || '-' || r.to_row from public.import_rows r where r.import_id = i.id and r.left_out
      union
      select o.rows from unnest(i.left_out_before) o (rows)
      where not exists (select from public.import_rows r where r.import_id = i.id and r.from_row || '-' || r.to_row = o.rows and r.action <> 'refused'))
  where m.id = i.id;
  delete from public.import_rows r where r.import_id = i.id;
  return i.attempt + 1;
end;
$$;

create or replace function public.stage_import_rows(import_id uuid, attempt integer, rows jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.import_being_read($1, $2);
begin
  insert into public.import_rows (import_id, position, from_row, to_row, ref, title, organisation_name, organisation_id, consent_id,
    action, typed, content, confidential, faults, seen_revision, seen_version, cells, organisation, listing_id, left_out)
  select i.id, r.position, r.from_row, r.to_row, r.ref, r.title, r.organisation_name, r.organisation_id, r.consent_id,
    r.action, r.typed, r.content, r.confidential, r.faults, r.seen_revision, r.seen_version, r.cells, r.organisation,
    (select l.id from public.listings l where l.ref = r.ref and r.action in ('changed', 'unchanged')),
    r.action in ('new', 'changed') and r.from_row || '-' || r.to_row = any (i.left_out_before)
  from jsonb_to_recordset($3) as r (position integer, from_row integer, to_row integer, ref text, title text, organisation_name text,
    organisation_id uuid, consent_id uuid, action public.import_action, typed jsonb, content jsonb, confidential jsonb, faults jsonb,
    seen_revision integer, seen_version integer, cells jsonb, organisation jsonb);
  update public.imports set heartbeat_at = clock_timestamp() where id = i.id;
exception
  when integrity_constraint_violation or data_exception then raise exception 'bad_request';
end;
$$;

create or replace function public.discard_import(import_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
begin
  if i.status in ('accepted', 'undone', 'discarded') then raise exception 'wrong_state'; end if;
  delete from public.import_rows r where r.import_id = i.id;
  update public.imports set status = 'discarded', refusal = null, work = null where id = i.id;
end;
$$;

-- Leaves out or takes up listings that were not taken yet: those at the given places. Not while something is being done.
create or replace function public.choose_import_rows(import_id uuid, take integer[], leave integer[]) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
begin
  if i.status not in ('checked', 'accepted') or i.work is not null then raise exception 'wrong_state'; end if;
  update public.import_rows r set left_out = r.position = any ($3)
  where r.import_id = i.id and r.position = any ($2 || $3) and r.action in ('new', 'changed') and r.outcome is null;
end;
$$;

create or replace function public.choose_all_import_rows(import_id uuid, take boolean, words text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
begin
  if i.status not in ('checked', 'accepted') or i.work is not null then raise exception 'wrong_state'; end if;
  update public.import_rows r set left_out = not $2
  where r.import_id = i.id and r.action in ('new', 'changed') and r.outcome is null
    and (position(lower($3) in lower(r.title)) > 0 or position(lower($3) in lower(r.organisation_name)) > 0);
end;
$$;

-- What an office's own column names mean, remembered by the word, so that the next workbook of the same kind is read at once; and
-- which columns of a workbook nobody understood.

create table public.roster_columns (
  office_id uuid not null references public.organisations (id) on delete cascade,
  kind public.roster_kind not null,
  -- The header without spaces, brackets and stars.
  word text not null check (char_length(word) between 1 and 80),
  -- Null: on purpose not imported.
  field text check (field ~ '^[a-z_]{1,40}$'),
  saved_by_name text,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (office_id, kind, word)
);
comment on table public.roster_columns is 'What an office''s columns of registers mean, remembered by the word of the header.';
alter table public.roster_columns enable row level security;
revoke all on public.roster_columns from anon, authenticated, service_role;
grant select on public.roster_columns to authenticated, service_role;
create policy "What an office's columns mean is its own"
  on public.roster_columns for select to authenticated using (office_id = (select private.my_roster_office()));

alter table public.roster_imports add column unknown_columns jsonb not null default '[]' check (jsonb_typeof(unknown_columns) = 'array');

drop function public.finish_roster_import(uuid, jsonb);
create function public.finish_roster_import(import_id uuid, skipped jsonb, unknown_columns jsonb default '[]') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.roster_imports := private.my_roster_import($1);
begin
  if i.status <> 'reading' then raise exception 'wrong_state'; end if;
  update public.roster_imports x set status = 'checked', skipped = $2, unknown_columns = coalesce($3, '[]') where x.id = i.id;
end;
$$;
revoke execute on function public.finish_roster_import from public;
grant execute on function public.finish_roster_import to authenticated;

create function public.remember_roster_columns(columns jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.keeps_rosters() then raise exception 'not_allowed'; end if;
  if jsonb_typeof($1) is distinct from 'array' or jsonb_array_length($1) > 500 then raise exception 'bad_request'; end if;
  insert into public.roster_columns as k (office_id, kind, word, field, saved_by_name)
  select private.my_organisation_id(), c.kind, c.word, nullif(c.field, ''), private.my_name()
  from jsonb_to_recordset($1) as c (kind public.roster_kind, word text, field text)
  on conflict on constraint roster_columns_pkey do update
    set field = excluded.field, saved_by_name = excluded.saved_by_name, saved_at = clock_timestamp();
  perform private.record_event('remember_columns', 'roster_import', private.my_organisation_id()::text, private.my_organisation_id(), null, null, null);
exception
  when integrity_constraint_violation or data_exception or cardinality_violation then raise exception 'bad_request';
end;
$$;
comment on function public.remember_roster_columns is 'Keeps what the caller''s office means by column names. Raises not_allowed, bad_request.';
revoke execute on function public.remember_roster_columns from public;
grant execute on function public.remember_roster_columns to authenticated;

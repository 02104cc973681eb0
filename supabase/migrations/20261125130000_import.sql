-- Files of listings on their way in: read by the server, checked row by row, taken in one transaction, undone as a whole.

create type public.import_status as enum ('reading', 'mapping', 'checked', 'refused', 'accepted', 'undone', 'discarded');
create type public.import_action as enum ('new', 'changed', 'unchanged', 'refused');
create type public.import_outcome as enum ('taken', 'undone', 'kept');

-- Who brings files in: members for their own organisation, coordinators for those that agreed.
create function private.may_import() returns boolean
language plpgsql stable security definer set search_path = ''
as $$ begin return coalesce(private.my_role() in ('county_member', 'enterprise_member', 'coordinator'), false); end $$;

create table public.imports (
  id uuid primary key default gen_random_uuid(),
  -- Whose file it is: the organisation of who brought it.
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  created_by uuid references public.accounts (user_id) on delete set null,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  file_name text not null check (char_length(file_name) between 1 and 200),
  file_bytes integer not null check (file_bytes between 0 and 20971520),
  -- SHA-256 of the bytes, to notice the same file again.
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  status public.import_status not null default 'reading',
  format text check (format in ('xlsx', 'csv', 'jsonl')),
  -- Why the whole file is refused (src/lib/domain/file-refusal.ts).
  refusal text check (refusal ~ '^[a-z_]+$'),
  -- A fencing number: whoever read before and comes late is refused.
  attempt integer not null default 0,
  rows_read integer not null default 0,
  heartbeat_at timestamptz not null default now(),
  -- Sheets and columns as found, with sample values.
  layout jsonb,
  -- What each column means (src/lib/domain/sheet-column.ts).
  mapping jsonb,
  -- Rows passed over and why.
  skipped jsonb not null default '[]' check (jsonb_typeof(skipped) = 'array'),
  accepted_at timestamptz,
  accepted_by uuid references public.accounts (user_id) on delete set null,
  undone_at timestamptz,
  constraint imports_refused_with_reason check ((status = 'refused') = (refusal is not null))
);
comment on table public.imports is 'A file of listings that somebody brought: what was read, what it changed, whether it was undone. The bytes are in the bucket `imports`.';
create index on public.imports (organisation_id, created_at);
create index on public.imports (created_by);
create index on public.imports (accepted_by);

create table public.import_rows (
  import_id uuid not null references public.imports (id) on delete cascade,
  -- Place among the listings of the file, from 0.
  position integer not null check (position >= 0),
  -- First and last row as the spreadsheet numbers them.
  from_row integer not null,
  to_row integer not null check (to_row >= from_row),
  ref text,
  title text not null default '',
  organisation_name text not null default '',
  organisation_id uuid references public.organisations (id) on delete set null,
  consent_id uuid,
  action public.import_action not null,
  -- As the form has it, and as read into the exchange format; null where it could not be read.
  typed jsonb not null check (private.is_listing_form(typed)),
  content jsonb,
  confidential jsonb,
  faults jsonb not null default '[]' check (jsonb_typeof(faults) = 'array'),
  -- The working copy's revision and the approved version that the comparison saw.
  seen_revision integer not null default 0,
  seen_version integer not null default 0,
  listing_id uuid references public.listings (id) on delete set null,
  -- The working copy that a change replaced; null where there was none.
  previous jsonb,
  taken_revision integer,
  outcome public.import_outcome,
  primary key (import_id, position),
  constraint import_rows_refused_with_fault check ((action = 'refused') = (jsonb_array_length(faults) > 0)),
  constraint import_rows_good_ones_are_read check (action = 'refused' or (content is not null and confidential is not null and organisation_id is not null))
);
comment on table public.import_rows is 'One listing of an import: what it would do, what is wrong with it, what became of it.';
create index on public.import_rows (listing_id) where listing_id is not null;
create index on public.import_rows (organisation_id);

create table public.import_mappings (
  organisation_id uuid not null references public.organisations (id) on delete cascade,
  -- SHA-256 of the header's words.
  header_hash text not null check (header_hash ~ '^[0-9a-f]{64}$'),
  mapping jsonb not null check (jsonb_typeof(mapping) = 'object' and octet_length(mapping::text) <= 100000),
  saved_by uuid references public.accounts (user_id) on delete set null,
  saved_at timestamptz not null default now(),
  primary key (organisation_id, header_hash)
);
comment on table public.import_mappings is 'What an organisation''s columns mean, remembered by the words of the header.';
create index on public.import_mappings (saved_by);

alter table public.imports enable row level security;
alter table public.import_rows enable row level security;
alter table public.import_mappings enable row level security;
grant select on public.imports, public.import_rows, public.import_mappings to authenticated;
grant select, insert, update, delete on public.imports, public.import_rows, public.import_mappings to service_role;

create policy "An import is its organisation's; auditors read all"
  on public.imports for select to authenticated
  using (
    organisation_id = (select private.my_organisation_id())
    or (select private.my_role()) = 'auditor'
  );
create policy "Who reads an import reads its rows"
  on public.import_rows for select to authenticated
  using (exists (select from public.imports i where i.id = import_id));
create policy "An organisation's columns are its own; auditors read all"
  on public.import_mappings for select to authenticated
  using (
    organisation_id = (select private.my_organisation_id())
    or (select private.my_role()) = 'auditor'
  );

-- The caller's import, locked; not_found for any other.
create function private.my_import(import_id uuid) returns public.imports
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports;
begin
  select * into i from public.imports where id = $1 for update;
  if not found or not private.may_import() or i.organisation_id is distinct from private.my_organisation_id() then
    raise exception 'not_found';
  end if;
  return i;
end;
$$;

-- The import that this attempt is reading; wrong_state for an attempt that another one replaced.
create function private.import_being_read(import_id uuid, attempt integer) returns public.imports
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
begin
  if i.status <> 'reading' or i.attempt <> $2 then raise exception 'wrong_state'; end if;
  return i;
end;
$$;
revoke execute on function private.may_import, private.my_import, private.import_being_read from public;
grant execute on function private.may_import to authenticated;

-- A file was brought. The bytes follow, under <organisation>/<import> in the bucket.
create function public.begin_import(file_name text, file_bytes integer, file_hash text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
begin
  if not private.may_import() then raise exception 'not_allowed'; end if;
  begin
    insert into public.imports (organisation_id, created_by, created_by_name, file_name, file_bytes, file_hash)
    select private.my_organisation_id(), auth.uid(), a.display_name, $1, $2, $3 from public.accounts a where a.user_id = auth.uid()
    returning id into new_id;
  exception
    when check_violation or not_null_violation then raise exception 'bad_request';
  end;
  return new_id;
end;
$$;

-- Begins to read, or to read again: the number that this attempt shows with everything it writes.
create function public.begin_import_reading(import_id uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
begin
  if i.status in ('accepted', 'undone', 'discarded') then raise exception 'wrong_state'; end if;
  delete from public.import_rows r where r.import_id = i.id;
  update public.imports
  set status = 'reading', refusal = null, attempt = i.attempt + 1, rows_read = 0, heartbeat_at = clock_timestamp(), skipped = '[]'
  where id = i.id;
  return i.attempt + 1;
end;
$$;

create function public.report_import_progress(import_id uuid, attempt integer, rows_read integer) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.import_being_read($1, $2);
begin
  update public.imports set rows_read = greatest(0, $3), heartbeat_at = clock_timestamp() where id = i.id;
end;
$$;

create function public.refuse_import(import_id uuid, attempt integer, refusal text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.import_being_read($1, $2);
begin
  update public.imports set status = 'refused', refusal = $3 where id = i.id;
exception
  when check_violation then raise exception 'bad_request';
end;
$$;

-- The columns are not known yet: a person decides.
create function public.offer_import_columns(import_id uuid, attempt integer, format text, layout jsonb, mapping jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.import_being_read($1, $2);
begin
  update public.imports set status = 'mapping', format = $3, layout = $4, mapping = $5 where id = i.id;
exception
  when check_violation then raise exception 'bad_request';
end;
$$;

-- The person's decision, for this file and for the next of the same form.
create function public.save_import_mapping(import_id uuid, header_hash text, mapping jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
begin
  if i.status not in ('mapping', 'checked') then raise exception 'wrong_state'; end if;
  update public.imports set mapping = $3 where id = i.id;
  insert into public.import_mappings as m (organisation_id, header_hash, mapping, saved_by)
  values (i.organisation_id, $2, $3, auth.uid())
  on conflict on constraint import_mappings_pkey do update
    set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = clock_timestamp();
exception
  when check_violation then raise exception 'bad_request';
end;
$$;

-- Listings as they are read, some at a time.
create function public.stage_import_rows(import_id uuid, attempt integer, rows jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.import_being_read($1, $2);
begin
  insert into public.import_rows (import_id, position, from_row, to_row, ref, title, organisation_name, organisation_id, consent_id,
    action, typed, content, confidential, faults, seen_revision, seen_version, listing_id)
  select i.id, r.position, r.from_row, r.to_row, r.ref, r.title, r.organisation_name, r.organisation_id, r.consent_id,
    r.action, r.typed, r.content, r.confidential, r.faults, r.seen_revision, r.seen_version,
    (select l.id from public.listings l where l.ref = r.ref and r.action in ('changed', 'unchanged'))
  from jsonb_to_recordset($3) as r (position integer, from_row integer, to_row integer, ref text, title text, organisation_name text,
    organisation_id uuid, consent_id uuid, action public.import_action, typed jsonb, content jsonb, confidential jsonb, faults jsonb,
    seen_revision integer, seen_version integer);
  update public.imports set heartbeat_at = clock_timestamp() where id = i.id;
exception
  when integrity_constraint_violation or data_exception then raise exception 'bad_request';
end;
$$;

create function public.finish_import_reading(import_id uuid, attempt integer, format text, mapping jsonb, layout jsonb, skipped jsonb, rows_read integer)
returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.import_being_read($1, $2);
begin
  update public.imports
  set status = 'checked', format = $3, mapping = $4, layout = $5, skipped = $6, rows_read = $7
  where id = i.id;
exception
  when check_violation then raise exception 'bad_request';
end;
$$;

create function public.discard_import(import_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.my_import($1);
begin
  if i.status in ('accepted', 'undone', 'discarded') then raise exception 'wrong_state'; end if;
  delete from public.import_rows r where r.import_id = i.id;
  update public.imports set status = 'discarded', refusal = null where id = i.id;
end;
$$;

-- How many listings would do what, in one row.
create function public.import_counts(import_id uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'new', count(*) filter (where action = 'new'), 'changed', count(*) filter (where action = 'changed'),
    'unchanged', count(*) filter (where action = 'unchanged'), 'refused', count(*) filter (where action = 'refused'),
    'taken', count(*) filter (where outcome = 'taken'), 'undone', count(*) filter (where outcome = 'undone'),
    'kept', count(*) filter (where outcome = 'kept'), 'faults', coalesce(sum(jsonb_array_length(faults)), 0))
  from public.import_rows r where r.import_id = $1
$$;

-- What an import compares with: own listings of these numbers, and whether a number is somebody else's.
create function public.import_existing(refs text[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not private.may_import() then return '[]'; end if;
  return (
    select coalesce(jsonb_agg(case
      when l.organisation_id = private.my_organisation_id() or private.coordinates_organisation(l.organisation_id) then
        jsonb_build_object('ref', l.ref, 'organisationId', l.organisation_id, 'status', l.status,
          'typed', d.typed, 'revision', coalesce(d.revision, 0), 'submitted', d.submitted_at is not null,
          'version', coalesce((select max(v.number) from public.listing_versions v where v.listing_id = l.id), 0),
          'content', case when l.status not in ('draft', 'in_review') then private.listing_json(l) end,
          'confidential', (select jsonb_build_object('text', c.text, 'offers', c.offers, 'seeks', c.seeks)
            from public.listing_confidential c where c.listing_id = l.id))
      else jsonb_build_object('ref', l.ref)
    end), '[]')
    from public.listings l left join public.listing_drafts d on d.listing_id = l.id
    where l.ref = any ($1)
  );
end;
$$;
comment on function public.import_existing is 'The listings of these numbers as the caller''s import may change them; only the number where they are somebody else''s.';

-- Organisations that a coordinator's file may name, and for which of them there is a consent.
create function public.import_organisations() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.my_role() is distinct from 'coordinator' then return '[]'; end if;
  return (
    with mine as materialized (select id from private.coordinated_organisation_ids() as m (id))
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', o.id, 'name', o.name, 'creditCode', o.credit_code, 'kind', o.kind, 'region', o.region_code,
      'coordinated', o.id in (select id from mine),
      'consentId', (
        select c.id from public.consents c
        where c.organisation_id = o.id and private.consent_counts(c.id, o.id, 'posting') order by c.valid_until desc limit 1))), '[]')
    from public.organisations o where o.kind in ('enterprise', 'county', 'institution', 'investor')
  );
end;
$$;

revoke execute on function public.begin_import, public.begin_import_reading, public.report_import_progress, public.refuse_import,
  public.offer_import_columns, public.save_import_mapping, public.stage_import_rows, public.finish_import_reading,
  public.discard_import, public.import_counts, public.import_existing, public.import_organisations from public;
grant execute on function public.begin_import, public.begin_import_reading, public.report_import_progress, public.refuse_import,
  public.offer_import_columns, public.save_import_mapping, public.stage_import_rows, public.finish_import_reading,
  public.discard_import, public.import_counts, public.import_existing, public.import_organisations to authenticated;

-- Objects are named <organisation>/<import>; the file's own name stands in the row, because object names are ASCII.
insert into storage.buckets (id, name, public, file_size_limit) values ('imports', 'imports', false, 20971520);

create function private.import_of_object(name text) returns uuid
language sql stable security definer set search_path = ''
as $$
  select i.id from public.imports i
  where name ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[0-9a-f-]{36}$' and i.organisation_id::text || '/' || i.id::text = name
$$;
revoke execute on function private.import_of_object from public;
grant execute on function private.import_of_object to authenticated;

create policy "An organisation reads the files of its imports; auditors all"
  on storage.objects for select to authenticated
  using (
    bucket_id = 'imports' and private.import_of_object(name) is not null
    and (split_part(name, '/', 1) = (select private.my_organisation_id())::text or (select private.my_role()) = 'auditor')
  );
create policy "Who brings a file puts it beside its import"
  on storage.objects for insert to authenticated
  with check (
    bucket_id = 'imports' and private.import_of_object(name) is not null and (select private.may_import())
    and split_part(name, '/', 1) = (select private.my_organisation_id())::text
  );

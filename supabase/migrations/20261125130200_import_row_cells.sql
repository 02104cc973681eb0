-- A refused row keeps the person's own cells, so that it can be given back with its faults beside it.
alter table public.import_rows
  -- [[row, [cell, …]], …] as read, of refused listings only.
  add column cells jsonb check (jsonb_typeof(cells) = 'array'),
  -- Whose it is said to be: name, credit code, kind, region.
  add column organisation jsonb check (jsonb_typeof(organisation) = 'object');

create or replace function public.stage_import_rows(import_id uuid, attempt integer, rows jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  i public.imports := private.import_being_read($1, $2);
begin
  insert into public.import_rows (import_id, position, from_row, to_row, ref, title, organisation_name, organisation_id, consent_id,
    action, typed, content, confidential, faults, seen_revision, seen_version, cells, organisation, listing_id)
  select i.id, r.position, r.from_row, r.to_row, r.ref, r.title, r.organisation_name, r.organisation_id, r.consent_id,
    r.action, r.typed, r.content, r.confidential, r.faults, r.seen_revision, r.seen_version, r.cells, r.organisation,
    (select l.id from public.listings l where l.ref = r.ref and r.action in ('changed', 'unchanged'))
  from jsonb_to_recordset($3) as r (position integer, from_row integer, to_row integer, ref text, title text, organisation_name text,
    organisation_id uuid, consent_id uuid, action public.import_action, typed jsonb, content jsonb, confidential jsonb, faults jsonb,
    seen_revision integer, seen_version integer, cells jsonb, organisation jsonb);
  update public.imports set heartbeat_at = clock_timestamp() where id = i.id;
exception
  when integrity_constraint_violation or data_exception then raise exception 'bad_request';
end;
$$;

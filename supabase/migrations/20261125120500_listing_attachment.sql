-- Evidence of a listing. A row first, then the bytes under the name that the row gives; who may see the row may see them.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types)
values ('evidence', 'evidence', false, 10485760, array['image/jpeg', 'image/png', 'image/webp', 'application/pdf']);

create function public.add_listing_attachment(
  listing_ref text, kind public.attachment_kind, name text, media_type text, bytes integer, is_public boolean
) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  l public.listings := private.my_listing(listing_ref);
  new_id uuid := gen_random_uuid();
  new_path text := l.id || '/' || new_id;
begin
  if l.status in ('withdrawn', 'fulfilled') then raise exception 'wrong_state'; end if;
  if exists (select from public.listing_drafts where listing_id = l.id and submitted_at is not null) then raise exception 'listing_in_review'; end if;
  if (select count(*) from public.listing_attachments where listing_id = l.id) >= 20 then raise exception 'too_many_attachments'; end if;
  insert into public.listing_attachments (id, listing_id, kind, name, media_type, bytes, is_public, path, uploaded_by)
  values (new_id, l.id, $2, left(btrim($3), 200), $4, $5, $6 and $2 = 'photo', new_path, auth.uid());
  perform private.record_event('attach', 'listing', l.id::text, l.organisation_id, null, jsonb_build_object('name', $3, 'kind', $2), null);
  return new_path;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;
comment on function public.add_listing_attachment is 'Makes room for a file; answers its name in the bucket `evidence`. At most 20 a listing, 10 MiB each.';

create function public.remove_listing_attachment(attachment_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  a public.listing_attachments;
  l public.listings;
begin
  select * into a from public.listing_attachments where id = attachment_id;
  l := private.my_listing((select ref from public.listings where id = a.listing_id));
  if exists (select from public.listing_drafts where listing_id = l.id and submitted_at is not null) then raise exception 'listing_in_review'; end if;
  delete from public.listing_attachments where id = a.id;
  perform private.record_event('detach', 'listing', l.id::text, l.organisation_id, jsonb_build_object('name', a.name, 'kind', a.kind), null, null);
end;
$$;
revoke execute on function public.add_listing_attachment, public.remove_listing_attachment from public;
grant execute on function public.add_listing_attachment, public.remove_listing_attachment to authenticated;

-- Whether the caller put this name into a row and may send its bytes.
create function private.sends_evidence(object_name text) returns boolean
language sql stable security definer set search_path = ''
as $$ select exists (select from public.listing_attachments a where a.path = object_name and a.uploaded_by = auth.uid()) $$;

-- Whether the caller writes the listing that the bytes belong to, and it is not under review.
create function private.removes_evidence(object_name text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.listing_attachments a join public.listings l on l.id = a.listing_id
    where a.path = object_name and private.writes_for(l.organisation_id, l.consent_id)
      and not exists (select from public.listing_drafts d where d.listing_id = l.id and d.submitted_at is not null))
$$;
revoke execute on function private.sends_evidence, private.removes_evidence from public;
grant execute on function private.sends_evidence, private.removes_evidence to authenticated;

create policy "Evidence is read by who sees its row" on storage.objects for select to authenticated
  using (bucket_id = 'evidence' and exists (select from public.listing_attachments a where a.path = name));
create policy "Evidence is sent by who made its row" on storage.objects for insert to authenticated
  with check (bucket_id = 'evidence' and private.sends_evidence(name));
create policy "Evidence is removed by who writes the listing" on storage.objects for delete to authenticated
  using (bucket_id = 'evidence' and private.removes_evidence(name));

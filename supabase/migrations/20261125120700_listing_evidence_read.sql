-- `name` alone meant the attachment's own title: the object's name has to be said in full.
drop policy "Evidence is read by who sees its row" on storage.objects;
create policy "Evidence is read by who sees its row" on storage.objects for select to authenticated
  using (bucket_id = 'evidence' and exists (select from public.listing_attachments a where a.path = objects.name));

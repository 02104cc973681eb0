-- Buckets of a small office: papers are their owner's, posters hang in the open, scans are small pictures.

insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values
  ('papers', 'papers', false, null, null),
  ('archive', 'archive', false, null, null),
  ('posters', 'posters', true, null, null),
  ('scans', 'scans', false, 1000, array['image/*', 'application/pdf']);

-- Everybody signed in has a folder, named after their id, in every bucket; nobody has another's.
create policy "Owners read" on storage.objects for select to authenticated
  using ((storage.foldername(name))[1] = (select auth.uid())::text);
create policy "Owners add" on storage.objects for insert to authenticated
  with check ((storage.foldername(name))[1] = (select auth.uid())::text);
create policy "Owners change" on storage.objects for update to authenticated
  using ((storage.foldername(name))[1] = (select auth.uid())::text)
  with check ((storage.foldername(name))[1] = (select auth.uid())::text and bucket_id <> 'scans');
create policy "Owners remove what is not archived" on storage.objects for delete to authenticated
  using ((storage.foldername(name))[1] = (select auth.uid())::text and bucket_id <> 'archive');

create policy "The signed-in see the buckets" on storage.buckets for select to authenticated using (true);

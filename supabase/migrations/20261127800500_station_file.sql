-- Papers and photos of a station, in the bucket of evidence. A row first, then the bytes under the name that the row gives.

create table public.station_files (
  id uuid primary key default gen_random_uuid(),
  station_id uuid not null references public.stations (id) on delete cascade,
  is_photo boolean not null,
  name text not null check (btrim(name) <> '' and char_length(name) <= 200),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  bytes integer not null check (bytes between 1 and 10485760),
  path text not null unique,
  added_by uuid,
  added_by_name text not null,
  added_at timestamptz not null default clock_timestamp(),
  constraint station_files_photos_are_pictures check (not is_photo or media_type <> 'application/pdf')
);
comment on table public.station_files is 'Photos of a station, which every member may see, and its papers, for who runs or checks it. The object of the same path lies in the bucket evidence.';
create index on public.station_files (station_id);

alter table public.station_files enable row level security;
grant select on public.station_files to authenticated, service_role;
create policy "Photos go with the station; papers are for who runs or checks it"
  on public.station_files for select to authenticated
  using ((is_photo and exists (select from public.stations s where s.id = station_id)) or private.inside_station_id(station_id));

-- Makes room for a file; answers its name in the bucket. At most 20 a station.
create function public.add_station_file(station_id uuid, is_photo boolean, name text, media_type text, bytes integer) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  station public.stations := private.own_station(station_id);
  new_id uuid := gen_random_uuid();
  new_path text := station.id || '/' || new_id;
begin
  if (select count(*) from public.station_files f where f.station_id = station.id) >= 20 then raise exception 'too_many_attachments'; end if;
  insert into public.station_files (id, station_id, is_photo, name, media_type, bytes, path, added_by, added_by_name)
  select new_id, station.id, $2, left(btrim($3), 200), $4, $5, new_path, a.user_id, a.display_name from public.accounts a where a.user_id = auth.uid();
  perform private.record_event('attach', 'station', station.id::text, station.host_id, null, jsonb_build_object('name', $3), null);
  return new_path;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;
comment on function public.add_station_file is 'Makes room for a file of one''s own station; answers its name in the bucket `evidence`. Raises not_found, not_allowed, too_many_attachments, bad_request.';

create function public.remove_station_file(file_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  f public.station_files;
  station public.stations;
begin
  select * into f from public.station_files where id = file_id;
  station := private.own_station(f.station_id);
  delete from public.station_files where id = f.id;
  perform private.record_event('detach', 'station', station.id::text, station.host_id, jsonb_build_object('name', f.name), null, null);
exception
  when foreign_key_violation then raise exception 'evidence_in_use';
end;
$$;
revoke execute on function public.add_station_file, public.remove_station_file from public;
grant execute on function public.add_station_file, public.remove_station_file to authenticated;

create function private.sends_station_file(object_name text) returns boolean
language sql stable security definer set search_path = ''
as $$ select exists (select from public.station_files f where f.path = object_name and f.added_by = auth.uid()) $$;
create function private.removes_station_file(object_name text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select from public.station_files f join public.stations s on s.id = f.station_id
    where f.path = object_name and s.host_id = private.my_organisation_id())
$$;
revoke execute on function private.sends_station_file, private.removes_station_file from public;
grant execute on function private.sends_station_file, private.removes_station_file to authenticated;

create policy "A station's file is read by who sees its row" on storage.objects for select to authenticated
  using (bucket_id = 'evidence' and exists (select from public.station_files f where f.path = objects.name));
create policy "A station's file is sent by who made its row" on storage.objects for insert to authenticated
  with check (bucket_id = 'evidence' and private.sends_station_file(objects.name));
create policy "A station's file is removed by its host" on storage.objects for delete to authenticated
  using (bucket_id = 'evidence' and private.removes_station_file(objects.name));

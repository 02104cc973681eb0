-- Where the people of a post live is part of the post's entry: the same form, the same sheet, one transaction.

alter function private.roster_content(public.roster_kind, uuid, boolean) rename to roster_content_itself;
create function private.roster_content(kind public.roster_kind, entry_id uuid, whole boolean) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select private.roster_content_itself($1, $2, $3) || case when $1 = 'post' then jsonb_build_object('station', (
      select s.name from public.station_posts p join public.stations s on s.id = p.station_id where p.post_id = $2))
    else '{}' end
$$;

-- Says at which station the people of a post live, by name; an empty name takes it away. Where nothing is said nothing changes.
create function private.tie_post_station(post_id uuid, content jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  wanted text := btrim(coalesce($2 ->> 'station', ''));
  held uuid := (select p.station_id from public.station_posts p where p.post_id = $1);
  found_id uuid;
begin
  if not $2 ? 'station' then return; end if;
  if wanted <> '' then
    select s.id into found_id from public.stations s where s.name = wanted
    order by (s.id = held) desc nulls last, (s.status = 'open') desc, s.number limit 1;
    if not found then raise exception 'station_unknown'; end if;
  end if;
  if found_id is distinct from held then perform public.set_post_station($1, found_id); end if;
end;
$$;

create or replace function private.put_roster_entry(kind public.roster_kind, office uuid, entry_id uuid, content jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  saved uuid;
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
  return saved;
exception
  when unique_violation then raise exception 'ref_taken';
  when exclusion_violation then raise exception 'periods_overlap';
  when check_violation or not_null_violation or foreign_key_violation or data_exception then raise exception 'bad_request';
end;
$$;
revoke execute on function private.roster_content, private.tie_post_station, private.put_roster_entry from public;

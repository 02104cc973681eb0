-- An exchange begins with one office's offer; nothing is shared before the other has joined.

create function private.side_of_office(office_id uuid) returns public.region_side
language sql stable security definer set search_path = ''
as $$
  select r.side from public.organisations o join public.regions r on r.code = left(o.region_code, 2) || '0000'
  where o.id = $1 and o.kind = 'talent_office'
$$;

-- The caller's exchange, locked.
create function private.my_exchange(exchange_id uuid) returns public.exchanges
language plpgsql security definer set search_path = ''
as $$
declare
  e public.exchanges;
begin
  select * into e from public.exchanges where id = $1 for update;
  if not found or not private.keeps_rosters() or private.my_organisation_id() not in (e.east_office_id, e.west_office_id) then
    raise exception 'not_found';
  end if;
  return e;
end;
$$;

create function private.across(e public.exchanges) returns uuid
language sql stable security definer set search_path = ''
as $$ select case when e.east_office_id = private.my_organisation_id() then e.west_office_id else e.east_office_id end $$;
revoke execute on function private.side_of_office, private.my_exchange, private.across from public;

create function public.offer_exchange(
  partner_id uuid, name text, purpose text, starts_on date, ends_before date, max_difference integer default null
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  mine uuid := private.my_organisation_id();
  my_side public.region_side := private.side_of_office(mine);
  new_id uuid;
begin
  if not private.keeps_rosters() then raise exception 'not_allowed'; end if;
  if private.side_of_office($1) is null then raise exception 'not_found'; end if;
  if my_side is not distinct from private.side_of_office($1) then raise exception 'same_side'; end if;
  if $4 >= $5 then raise exception 'period_empty'; end if;
  begin
    insert into public.exchanges (name, east_office_id, west_office_id, offered_by, starts_on, ends_before, max_difference, purpose)
    values (btrim($2), case when my_side = 'east' then mine else $1 end, case when my_side = 'east' then $1 else mine end,
      mine, $4, $5, $6, btrim($3))
    returning id into new_id;
  exception
    when check_violation or not_null_violation then raise exception 'bad_request';
  end;
  perform private.record_event('offer', 'exchange', new_id::text, $1, null,
    jsonb_build_object('name', btrim($2), 'starts_on', $4, 'ends_before', $5), $3);
  perform private.notify($1, 'exchange_offered',
    jsonb_build_object('name', btrim($2), 'office', private.my_organisation_name()), '/secondments');
  return new_id;
end;
$$;

create function public.answer_exchange(exchange_id uuid, joins boolean, why text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  e public.exchanges := private.my_exchange($1);
begin
  if e.status <> 'offered' then raise exception 'already_answered'; end if;
  if e.offered_by = private.my_organisation_id() then raise exception 'not_oneself'; end if;
  if not $2 and btrim(coalesce($3, '')) = '' then raise exception 'reason_needed'; end if;
  update public.exchanges set status = case when $2 then 'open'::public.exchange_status else 'declined' end,
    closed_why = case when not $2 then left(btrim($3), 500) end
  where id = e.id;
  perform private.record_event(case when $2 then 'join' else 'decline' end, 'exchange', e.id::text, e.offered_by, null, null, $3);
  perform private.notify(e.offered_by, case when $2 then 'exchange_joined' else 'exchange_declined' end,
    jsonb_build_object('name', e.name, 'office', private.my_organisation_name(), 'why', left(btrim(coalesce($3, '')), 500)), '/secondments');
end;
$$;

-- Ends an exchange: what is in it stays readable, nothing new is put into it.
create function public.close_exchange(exchange_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  e public.exchanges := private.my_exchange($1);
begin
  if e.status not in ('offered', 'open') then raise exception 'wrong_state'; end if;
  if btrim(coalesce($2, '')) = '' then raise exception 'reason_needed'; end if;
  update public.exchanges set status = 'closed', closed_why = left(btrim($2), 500) where id = e.id;
  perform private.record_event('close', 'exchange', e.id::text, private.across(e), to_jsonb(e.status), '"closed"', $2);
  perform private.notify(private.across(e), 'exchange_closed',
    jsonb_build_object('name', e.name, 'office', private.my_organisation_name(), 'why', left(btrim($2), 500)), '/secondments');
end;
$$;

-- Talent offices that one may exchange with: those of the other side.
create function public.exchange_partners() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not private.keeps_rosters() then return '[]'; end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
    from public.organisations o
    where o.kind = 'talent_office' and private.side_of_office(o.id) <> private.side_of_office(private.my_organisation_id()));
end;
$$;

revoke execute on function public.offer_exchange, public.answer_exchange, public.close_exchange, public.exchange_partners from public;
grant execute on function public.offer_exchange, public.answer_exchange, public.close_exchange, public.exchange_partners to authenticated;

-- An office's own rule pack says from how many months on a stay counts, as ours do; and the office across reads it, so that both
-- offices of a pair count the same report.
drop function public.add_own_scheme(text, text, public.secondment_ladder, public.exchange_direction, integer, integer, integer[], text,
  date, text, text, public.confidence);

create function public.add_own_scheme(
  code text, name text, ladder public.secondment_ladder, direction public.exchange_direction, months_min integer, months_max integer,
  months_allowed integer[], counts_from_months integer, conditions text, valid_from date, source text, source_url text,
  confidence public.confidence
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.keeps_rosters() then raise exception 'not_allowed'; end if;
  begin
    insert into public.own_schemes (office_id, code, name, ladder, direction, months_min, months_max, months_allowed, counts_from_months,
      conditions, valid_from, source, source_url, confidence, recorded_by)
    values (private.my_organisation_id(), $1, btrim($2), $3, $4, $5, $6, $7, $8, coalesce($9, ''), $10, btrim($11), nullif($12, ''), $13,
      auth.uid());
  exception
    when unique_violation or exclusion_violation then raise exception 'already_recorded';
    when check_violation or not_null_violation or data_exception then raise exception 'bad_request';
  end;
  perform private.record_event('add', 'own_scheme', $1 || ' ' || $10, private.my_organisation_id(), null, to_jsonb($2), $11);
end;
$$;
revoke execute on function public.add_own_scheme from public;
grant execute on function public.add_own_scheme to authenticated;

-- Offices of the exchanges that the caller's office takes part in.
create function private.my_pair_offices() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select unnest(array[e.east_office_id, e.west_office_id]) from public.exchanges e where e.id in (select private.my_exchange_ids())
$$;
revoke execute on function private.my_pair_offices from public;
grant execute on function private.my_pair_offices to authenticated;

drop policy "An office's own rule packs are its own; auditors and administrators read all" on public.own_schemes;
create policy "Own rule packs: their office, the office across, auditors and administrators"
  on public.own_schemes for select to authenticated
  using (
    office_id = (select private.my_organisation_id())
    or office_id in (select private.my_pair_offices())
    or (select private.sees_all_members())
  );

-- A ranking knows the pairings that the asking office recorded for itself, as the office's pages do; they become part of the
-- recorded input, so that a repetition reads the same rows.
create function public.pairings_for_run(run_id uuid, attempt integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.held_run(run_id, attempt);
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', p.id, 'system', p.system, 'level', p.level, 'east', p.east_code, 'west', p.west_code,
      'validFrom', p.valid_from, 'validUntil', p.valid_until, 'startAssumed', false,
      'source', p.source, 'sourceUrl', p.source_url, 'confidence', p.confidence) order by p.id), '[]')
    from public.own_pairings p where p.office_id = run.organisation_id);
end;
$$;
revoke execute on function public.pairings_for_run from public;
grant execute on function public.pairings_for_run to service_role;

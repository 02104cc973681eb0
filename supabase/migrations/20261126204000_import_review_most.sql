-- As before, and at most 2,000 at once, in the order of the file: on a busy machine 5,000 took as long as a statement may.
-- The others wait for the next decision.
create or replace function public.review_import(
  import_id uuid, until timestamptz, clear integer, specific integer, credible integer, useful integer, outcome public.review_outcome, comment text default ''
) returns integer
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  most constant integer := 2000;
  chosen uuid[];
begin
  select array_agg(c.listing_id) into chosen
  from (
    select r.listing_id
    from private.reviewable(array(select d.listing_id from public.listing_drafts d where d.import_id = $1 and d.submitted_at <= $2)) r
    left join (select w.listing_id, min(w.position) as place from public.import_rows w where w.import_id = $1 group by 1) f
      on f.listing_id = r.listing_id
    where not r.takes_two order by f.place limit most) c;
  if chosen is null then raise exception 'not_found'; end if;
  return private.review_together($1, chosen, $3, $4, $5, $6, $7, $8);
end;
$$;
comment on function public.review_import is 'Reviews the small listings of an import together, at most 2,000 at once; answers how many. Raises not_found where none waits for the caller.';

-- A run's output may be larger than one call to the backend may be. It is sent in slices, which nobody reads; the last call
-- takes them together, with the recorded hash, or takes nothing.

create table private.output_slices (
  run_id uuid not null references public.runs (id) on delete cascade,
  sent_by uuid not null,
  place integer not null check (place between 0 and 999),
  slice text not null check (char_length(slice) between 1 and 300000),
  sent_at timestamptz not null default clock_timestamp(),
  primary key (run_id, sent_by, place)
);
comment on table private.output_slices is 'Slices of a run''s output on the way into a portfolio: written and taken by functions alone, gone after a day.';

-- Takes the slice at a place; the first takes the place of all that the caller sent before.
create function public.send_output_slice(run_id uuid, place integer, slice text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.own_run(run_id);
begin
  if run.kind <> 'portfolio' or run.output_hash is null then raise exception 'wrong_state'; end if;
  if place not between 0 and 999 or char_length(slice) not between 1 and 300000 then raise exception 'bad_request'; end if;
  if place = 0 then delete from private.output_slices s where s.run_id = run.id and s.sent_by = auth.uid(); end if;
  insert into private.output_slices (run_id, sent_by, place, slice) values (run.id, auth.uid(), $2, $3)
  on conflict on constraint output_slices_pkey do update set slice = excluded.slice, sent_at = excluded.sent_at;
end;
$$;
comment on function public.send_output_slice is 'Takes a slice of a run''s output for open_sent_portfolio. Raises not_found, not_allowed, wrong_state, bad_request.';

-- Begins a review with the output that was sent in slices.
create function public.open_sent_portfolio(run_id uuid, point integer, name text, why text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.own_run(run_id);
  output text;
begin
  select string_agg(s.slice, '' order by s.place) into output from private.output_slices s where s.run_id = run.id and s.sent_by = auth.uid();
  if output is null then raise exception 'bad_request'; end if;
  delete from private.output_slices s where s.run_id = run.id and s.sent_by = auth.uid();
  return public.open_portfolio(run.id, output, point, name, why);
end;
$$;
comment on function public.open_sent_portfolio is 'Like open_portfolio, with the slices that the caller sent. Raises what open_portfolio raises.';
revoke execute on function public.send_output_slice, public.open_sent_portfolio from public;
grant execute on function public.send_output_slice, public.open_sent_portfolio to authenticated;

-- What was sent and never taken.
create function private.duty_forget_output_slices() returns void
language sql security definer set search_path = ''
as $$ delete from private.output_slices where sent_at < clock_timestamp() - interval '1 day' $$;
revoke execute on function private.duty_forget_output_slices from public;

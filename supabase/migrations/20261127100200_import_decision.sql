-- A coordinator's decision on all small listings of an import is kept and carried out batch by batch, in the order of the
-- file, so that one that was cut off is gone on with, and authors are told once of the whole.

create table public.import_decisions (
  id uuid primary key default gen_random_uuid(),
  import_id uuid not null references public.imports (id) on delete cascade,
  decided_by uuid references public.accounts (user_id) on delete set null,
  decided_by_name text not null,
  office_id uuid not null references public.organisations (id),
  decided_at timestamptz not null default now(),
  -- What had been handed in when the page was shown.
  handed_in_until timestamptz not null,
  clear smallint not null check (clear between 0 and 5),
  specific smallint not null check (specific between 0 and 5),
  credible smallint not null check (credible between 0 and 5),
  useful smallint not null check (useful between 0 and 5),
  outcome public.review_outcome not null,
  comment text not null default '' check (char_length(comment) <= 2000),
  listings integer not null check (listings > 0),
  done integer not null default 0 check (done >= 0),
  -- Place in the file up to which it is carried out.
  passed_place integer not null default -1,
  -- A fencing number, as of an import.
  attempt integer not null default 1,
  heartbeat_at timestamptz not null default now(),
  finished_at timestamptz,
  -- Authors are told of what was decided up to here.
  told_at timestamptz not null default '-infinity',
  constraint import_decisions_zero_blocks check (outcome = 'returned' or least(clear, specific, credible, useful) > 0),
  constraint import_decisions_returned_with_comment check (outcome = 'approved' or btrim(comment) <> '')
);
comment on table public.import_decisions is 'The same marks for all small listings of an import: what a coordinator decided, and how far it is carried out.';
create index on public.import_decisions (import_id);
create index on public.import_decisions (office_id);
create index on public.import_decisions (decided_by);

alter table public.import_decisions enable row level security;
grant select on public.import_decisions to authenticated;
grant select, insert, update, delete on public.import_decisions to service_role;
create policy "A decision is read by its office; auditors read all"
  on public.import_decisions for select to authenticated
  using (
    office_id = (select private.my_organisation_id())
    or (select private.my_role()) = 'auditor'
  );

alter table public.listing_reviews
  -- The decision on a whole import that this review carries out.
  add column decision_id uuid references public.import_decisions (id) on delete set null;
create index on public.listing_reviews (decision_id) where decision_id is not null;

drop function private.record_reviews;
-- Marks for each of these listings, in the trail too. Raises what marks may not be.
create function private.record_reviews(
  listing_ids uuid[], clear integer, specific integer, credible integer, useful integer, outcome public.review_outcome, why text, decision uuid default null
) returns void
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
begin
  if $6 = 'approved' and least($2, $3, $4, $5) = 0 then raise exception 'zero_blocks'; end if;
  if $6 = 'returned' and why = '' then raise exception 'comment_needed'; end if;
  insert into public.listing_reviews
    (listing_id, draft_revision, reviewed_by, reviewed_by_name, office_id, clear, specific, credible, useful, outcome, comment, decision_id)
  select d.listing_id, d.revision, me.actor_id, me.actor_name, me.acting_for, $2, $3, $4, $5, $6, $7, $8
  from public.listing_drafts d, private.event_actor() me where d.listing_id = any ($1);
  insert into public.audit_events (actor_id, actor_name, acting_for, verb, subject_kind, subject_id, concerns, new, why)
  select me.actor_id, me.actor_name, me.acting_for, case when $6 = 'approved' then 'approve' else 'return' end, 'listing', l.id::text,
    l.organisation_id, jsonb_build_object('clear', $2, 'specific', $3, 'credible', $4, 'useful', $5), nullif($7, '')
  from public.listings l, private.event_actor() me where l.id = any ($1) order by l.id;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
  when unique_violation then raise exception 'wrong_state';
end;
$$;

-- Tells the owners of these listings once how an import of theirs, or for them, was decided.
create function private.tell_import_reviewed(of_import uuid, listing_ids uuid[], outcome public.review_outcome, why text) returns void
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  told record;
begin
  for told in
    select l.organisation_id, count(*) as listings, i.file_name, i.organisation_id = l.organisation_id as is_own
    from public.listings l, public.imports i where l.id = any ($2) and i.id = $1 group by 1, 3, 4
  loop
    perform private.notify(told.organisation_id, case when $3 = 'returned' then 'import_returned' else 'import_published' end,
      jsonb_build_object('file', told.file_name, 'count', told.listings, 'comment', $4),
      case when told.is_own then '/imports/' || $1 else '/listings/mine' end);
  end loop;
end;
$$;

drop function private.review_together;
-- The same marks for small listings of one import: all of them or none. Who calls it tells the owners.
create function private.review_together(
  listing_ids uuid[], clear integer, specific integer, credible integer, useful integer, outcome public.review_outcome, why text, decision uuid default null
) returns integer
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  found record;
begin
  perform from public.listings l where l.id = any ($1) order by l.id for update;
  select count(*) as listings, count(*) filter (where r.takes_two) as big into found from private.reviewable($1) r;
  if found.listings <> cardinality($1) then raise exception 'not_found'; end if;
  if found.big > 0 then raise exception 'review_one_by_one'; end if;
  perform private.record_reviews($1, $2, $3, $4, $5, $6, $7, $8);
  if $6 = 'returned' then
    perform private.unsubmit_drafts($1);
    perform private.move_reviewed($1, 'return');
  else
    perform private.publish_versions($1);
  end if;
  return cardinality($1);
end;
$$;

-- Some of them, as the page showed them. `items`: [{"ref","revision"}].
create or replace function public.review_listings(
  items jsonb, clear integer, specific integer, credible integer, useful integer, outcome public.review_outcome, comment text default ''
) returns integer
language plpgsql security definer set search_path = '' set enable_nestloop = off
as $$
declare
  imports uuid[];
  chosen uuid[];
  why text := btrim(coalesce($7, ''));
begin
  if jsonb_typeof(items) <> 'array' or jsonb_array_length(items) not between 1 and 200 then raise exception 'bad_request'; end if;
  select array_agg(distinct d.import_id), array_agg(distinct l.id) into imports, chosen
  from jsonb_to_recordset(items) i (ref text, revision integer)
  join public.listings l on l.ref = i.ref
  left join public.listing_drafts d on d.listing_id = l.id;
  if exists (
    select from jsonb_to_recordset(items) i (ref text, revision integer)
    left join public.listings l on l.ref = i.ref
    left join public.listing_drafts d on d.listing_id = l.id
    where d.revision is distinct from i.revision
  ) then raise exception 'draft_changed'; end if;
  if array_length(imports, 1) is distinct from 1 or imports[1] is null then raise exception 'review_one_by_one'; end if;
  perform private.review_together(chosen, $2, $3, $4, $5, $6, why);
  perform private.tell_import_reviewed(imports[1], chosen, $6, why);
  return cardinality(chosen);
end;
$$;

-- The next small listings of an import that the caller may decide on, in the order of its file.
create function private.import_listings_to_decide(of_import uuid, until timestamptz, after integer, most integer)
returns table (listing_id uuid, place integer)
language sql stable security definer set search_path = '' set enable_nestloop = off
as $$
  with waiting as materialized (
    select d.listing_id, w.position as place
    from public.import_rows w join public.listing_drafts d on d.listing_id = w.listing_id
    where w.import_id = $1 and w.outcome is not null and w.position > $3 and d.import_id = $1 and d.submitted_at <= $2
  )
  select w.listing_id, w.place
  from waiting w join private.reviewable(array(select listing_id from waiting order by place limit $4)) r on r.listing_id = w.listing_id
  where not r.takes_two
  order by w.place
$$;

drop function public.review_import;
-- Decides on all small listings of an import that had been handed in when the page was shown: noted, not carried out yet.
create function public.begin_import_decision(
  import_id uuid, until timestamptz, clear integer, specific integer, credible integer, useful integer, outcome public.review_outcome, comment text default ''
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  why text := btrim(coalesce($8, ''));
  waiting integer;
  new_id uuid;
begin
  select count(*) into waiting from private.import_listings_to_decide($1, $2, -1, null);
  if waiting = 0 then raise exception 'not_found'; end if;
  if $7 = 'approved' and least($3, $4, $5, $6) = 0 then raise exception 'zero_blocks'; end if;
  if $7 = 'returned' and why = '' then raise exception 'comment_needed'; end if;
  insert into public.import_decisions
    (import_id, decided_by, decided_by_name, office_id, handed_in_until, clear, specific, credible, useful, outcome, comment, listings)
  select $1, me.actor_id, me.actor_name, me.acting_for, $2, $3, $4, $5, $6, $7, why, waiting from private.event_actor() me
  returning id into new_id;
  return new_id;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;
comment on function public.begin_import_decision is 'Notes the same marks for all small listings of an import; do_import_decision carries them out. Raises not_found where none waits for the caller, zero_blocks, comment_needed.';

-- Tells the owners what this decision did since they were told last.
create function private.tell_import_decision(d public.import_decisions) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.tell_import_reviewed(d.import_id, array(
    select r.listing_id from public.listing_reviews r where r.decision_id = d.id and r.reviewed_at > d.told_at), d.outcome, d.comment);
  update public.import_decisions w set told_at = now() where w.id = d.id;
end;
$$;

-- The number that who carries a decision out shows: whoever carried it out before and comes late is refused. Only who decided.
create function public.resume_import_decision(decision_id uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  number integer;
begin
  update public.import_decisions d set attempt = d.attempt + 1, heartbeat_at = clock_timestamp()
  where d.id = $1 and d.decided_by = auth.uid() and d.office_id = private.my_organisation_id() and d.finished_at is null
  returning d.attempt into number;
  if number is null then raise exception 'not_found'; end if;
  return number;
end;
$$;

-- One batch of at most so many listings; answers how far the decision is.
create function public.do_import_decision(decision_id uuid, attempt integer, most integer default 1000) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  size constant integer := least(greatest($3, 1), 2000);
  d public.import_decisions;
  chosen uuid[];
  last_place integer;
  is_over boolean;
begin
  select * into d from public.import_decisions w where w.id = $1 for update;
  if not found or d.decided_by is distinct from auth.uid() or d.office_id is distinct from private.my_organisation_id() then raise exception 'not_found'; end if;
  if d.finished_at is not null or d.attempt <> $2 then raise exception 'wrong_state'; end if;
  select array_agg(c.listing_id order by c.place) into chosen
  from private.import_listings_to_decide(d.import_id, d.handed_in_until, d.passed_place, size) c;
  -- Where the batch ends: those in it that others decide on are passed.
  select max(w.position), count(*) < size into last_place, is_over from (
    select r.position from public.import_rows r join public.listing_drafts f on f.listing_id = r.listing_id
    where r.import_id = d.import_id and r.outcome is not null and r.position > d.passed_place and f.import_id = d.import_id
      and f.submitted_at <= d.handed_in_until
    order by r.position limit size) w;
  if chosen is not null then
    perform private.review_together(chosen, d.clear, d.specific, d.credible, d.useful, d.outcome, d.comment, d.id);
  end if;
  update public.import_decisions w
  set done = w.done + coalesce(cardinality(chosen), 0), passed_place = coalesce(last_place, w.passed_place), heartbeat_at = clock_timestamp(),
    listings = greatest(w.listings, w.done + coalesce(cardinality(chosen), 0)), finished_at = case when is_over then now() end
  where w.id = d.id returning * into d;
  if is_over then perform private.tell_import_decision(d); end if;
  return jsonb_build_object('done', d.done, 'total', d.listings, 'passedOver', 0, 'isOver', is_over);
end;
$$;
comment on function public.do_import_decision is 'Carries out the next batch of a decision on an import. Raises wrong_state for a number that another one replaced.';

-- Authors are told of what a decision that was cut off did, though nobody goes on with it.
create function private.duty_import_decision_cut_off() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  d public.import_decisions;
begin
  for d in
    select * from public.import_decisions w
    where w.finished_at is null and w.heartbeat_at < now() - interval '1 hour' and w.heartbeat_at > w.told_at
    for update skip locked
  loop
    perform private.tell_import_decision(d);
  end loop;
end;
$$;

revoke execute on function private.record_reviews, private.tell_import_reviewed, private.review_together, private.import_listings_to_decide,
  private.tell_import_decision, private.duty_import_decision_cut_off, public.begin_import_decision, public.resume_import_decision,
  public.do_import_decision from public;
grant execute on function public.begin_import_decision, public.resume_import_decision, public.do_import_decision to authenticated;

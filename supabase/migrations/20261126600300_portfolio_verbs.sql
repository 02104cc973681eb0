-- What a coordinator does with a portfolio. Members write none of its tables directly.

-- Begins the review of one point of a run's fairness curve. `output` is the text of the run's output, taken only when it
-- has the recorded hash.
create function public.open_portfolio(run_id uuid, output text, point integer, name text, why text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.own_run(run_id);
  content jsonb;
  chosen jsonb;
  new_id uuid;
  named text := left(btrim(coalesce(name, '')), 80);
  reason text := left(btrim(coalesce(why, '')), 500);
begin
  if run.kind <> 'portfolio' or run.output_hash is null then raise exception 'wrong_state'; end if;
  if encode(sha256(convert_to(output, 'UTF8')), 'hex') is distinct from run.output_hash then raise exception 'bad_request'; end if;
  if reason = '' then raise exception 'reason_needed'; end if;
  content := output::jsonb;
  chosen := content -> 'points' -> point;
  if chosen is null or point < 0 or jsonb_array_length(chosen -> 'selected') = 0 then raise exception 'bad_request'; end if;

  insert into public.portfolios (run_id, organisation_id, name, dial, value, served, chosen_by, chosen_by_name, chosen_why)
  select run.id, run.organisation_id, coalesce(nullif(named, ''), '#' || run.number), (chosen ->> 'dial')::double precision,
    (chosen ->> 'value')::double precision, (chosen ->> 'served')::integer, a.user_id, a.display_name, reason
  from public.accounts a where a.user_id = auth.uid()
  returning id into new_id;
  perform private.take_projects(new_id, content, chosen -> 'selected');
  perform private.record_event('open', 'portfolio', new_id::text, run.organisation_id, null,
    jsonb_build_object('run', run.number, 'dial', chosen -> 'dial', 'value', chosen -> 'value', 'served', chosen -> 'served'), reason);
  return new_id;
end;
$$;
comment on function public.open_portfolio is 'Begins the review of a point of a run''s curve. Raises not_found, not_allowed, wrong_state, bad_request, reason_needed.';

-- Puts the selected bundles of an output into the tables, in their order.
create function private.take_projects(portfolio_id uuid, content jsonb, selected jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  with chosen as (
    select s.place, b.value as bundle
    from jsonb_array_elements_text(selected) with ordinality as s (id, place)
    join jsonb_array_elements(content -> 'bundles') as b (value) on b.value ->> 'id' = s.id)
  insert into public.projects (portfolio_id, bundle, mode, place, value)
  select take_projects.portfolio_id, c.bundle ->> 'id', c.bundle ->> 'mode', c.place, (c.bundle ->> 'value')::double precision
  from chosen c;

  insert into public.project_parties (project_id, listing_id, listing_ref, listing_version, organisation_id, role, side, position)
  select p.id, l.id, l.ref, coalesce((content -> 'versions' ->> l.ref)::integer, 0), l.organisation_id,
    party.value ->> 'role', party.value ->> 'side', party.place - 1
  from public.projects p
  join jsonb_array_elements(content -> 'bundles') as b (value) on b.value ->> 'id' = p.bundle
  cross join jsonb_array_elements(b.value -> 'parties') with ordinality as party (value, place)
  join public.listings l on l.ref = party.value ->> 'listing'
  where p.portfolio_id = take_projects.portfolio_id;

  insert into public.project_commitments (project_id, listing_id, offer_position, factor, need, quantity, unit)
  select p.id, l.id, (u.value ->> 'at')::smallint, (u.value ->> 'factor')::public.factor_kind, u.value ->> 'need',
    sum((u.value ->> 'amount')::numeric), (u.value ->> 'unit')::public.factor_unit
  from public.projects p
  join jsonb_array_elements(content -> 'bundles') as b (value) on b.value ->> 'id' = p.bundle
  cross join jsonb_array_elements(b.value -> 'uses') as u (value)
  join public.listings l on l.ref = u.value ->> 'listing'
  where p.portfolio_id = take_projects.portfolio_id
  group by 1, 2, 3, 4, 5, 7;
end;
$$;

-- The caller's own portfolio under review, locked.
create function private.own_portfolio(portfolio_id uuid) returns public.portfolios
language plpgsql security definer set search_path = ''
as $$
declare
  portfolio public.portfolios;
begin
  select * into portfolio from public.portfolios p
  where p.id = portfolio_id and p.organisation_id = private.my_organisation_id() for update;
  if not found then raise exception 'not_found'; end if;
  if private.my_role() is distinct from 'coordinator' then raise exception 'not_allowed'; end if;
  if portfolio.status <> 'in_review' then raise exception 'wrong_state'; end if;
  return portfolio;
end;
$$;
revoke execute on function private.take_projects, private.own_portfolio from public;

-- Keeps, pins, removes or reopens projects, all for one reason. A project whose listing is gone can only be removed.
create function public.decide_projects(portfolio_id uuid, projects uuid[], decision public.project_decision, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  portfolio public.portfolios := private.own_portfolio(portfolio_id);
  reason text := left(btrim(coalesce(why, '')), 500);
  project public.projects;
begin
  if coalesce(cardinality(projects), 0) = 0 then raise exception 'nothing_chosen'; end if;
  if reason = '' then raise exception 'reason_needed'; end if;
  if decision in ('kept', 'pinned') and exists (
    select from private.moved_listings(portfolio.id) m where m.how = 'withdrawn' and m.project_id = any (decide_projects.projects)
  ) then raise exception 'listing_withdrawn'; end if;
  for project in
    select * from public.projects p where p.portfolio_id = portfolio.id and p.id = any (decide_projects.projects) order by p.place for update
  loop
    update public.projects p set
      decision = decide_projects.decision,
      decided_by = case when decide_projects.decision <> 'open' then auth.uid() end,
      decided_by_name = case when decide_projects.decision <> 'open' then (select display_name from public.accounts where user_id = auth.uid()) end,
      decided_at = case when decide_projects.decision <> 'open' then clock_timestamp() end,
      decided_why = case when decide_projects.decision <> 'open' then reason end
    where p.id = project.id;
    perform private.record_event('decide', 'project', project.id::text, portfolio.organisation_id,
      to_jsonb(project.decision), to_jsonb(decide_projects.decision), reason);
  end loop;
  if not found then raise exception 'not_found'; end if;
end;
$$;
comment on function public.decide_projects is 'Decides about projects of one''s own portfolio under review. Raises not_found, not_allowed, wrong_state, nothing_chosen, reason_needed, listing_withdrawn.';

-- The named person's word that every project was looked at. What is kept stands on listings that are still what the run saw.
create function public.close_portfolio(portfolio_id uuid, note text default '') returns void
language plpgsql security definer set search_path = ''
as $$
declare
  portfolio public.portfolios := private.own_portfolio(portfolio_id);
  kept integer;
  moved text;
begin
  if exists (select from public.projects p where p.portfolio_id = portfolio.id and p.decision = 'open') then raise exception 'projects_open'; end if;
  select count(*) into kept from public.projects p where p.portfolio_id = portfolio.id and p.decision in ('kept', 'pinned');
  if kept = 0 then raise exception 'nothing_kept'; end if;
  select max(m.how) into moved
  from private.moved_listings(portfolio.id) m join public.projects p on p.id = m.project_id where p.decision in ('kept', 'pinned');
  if moved = 'withdrawn' then raise exception 'listing_withdrawn'; end if;
  if moved = 'changed' then raise exception 'listing_moved_on'; end if;
  perform private.end_portfolio(portfolio, 'reviewed', note);
  perform private.notify(portfolio.organisation_id, 'portfolio_reviewed',
    jsonb_build_object('number', portfolio.number, 'name', portfolio.name, 'projects', kept,
      'by', (select display_name from public.accounts where user_id = auth.uid())), '/portfolios/' || portfolio.id);
end;
$$;
comment on function public.close_portfolio is 'Marks a portfolio as reviewed by the caller. Raises projects_open, nothing_kept, listing_withdrawn, listing_moved_on, wrong_state, not_found, not_allowed.';

-- Another scenario is better: this one is laid aside, and why.
create function public.drop_portfolio(portfolio_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  portfolio public.portfolios := private.own_portfolio(portfolio_id);
begin
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  perform private.end_portfolio(portfolio, 'dropped', why);
end;
$$;

create function private.end_portfolio(portfolio public.portfolios, status public.portfolio_status, note text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update public.portfolios p set
    status = end_portfolio.status, closed_by = auth.uid(), closed_at = clock_timestamp(),
    closed_by_name = (select display_name from public.accounts where user_id = auth.uid()),
    closing_note = left(btrim(coalesce(note, '')), 1000)
  where p.id = portfolio.id;
  perform private.record_event('close', 'portfolio', portfolio.id::text, portfolio.organisation_id,
    to_jsonb(portfolio.status), to_jsonb(end_portfolio.status), note);
end;
$$;
revoke execute on function private.end_portfolio from public;

-- Which listings of a portfolio's projects are gone or changed since the run, as far as the caller may read the portfolio.
create function public.portfolio_moves(portfolio_id uuid) returns table (project_id uuid, listing_id uuid, how text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not exists (
    select from public.portfolios p where p.id = portfolio_moves.portfolio_id
      and (p.organisation_id = private.my_organisation_id() or private.my_role() = 'auditor')
  ) then return; end if;
  return query select m.project_id, m.listing_id, m.how from private.moved_listings(portfolio_moves.portfolio_id) m;
end;
$$;

revoke execute on function public.open_portfolio, public.decide_projects, public.close_portfolio, public.drop_portfolio, public.portfolio_moves from public;
grant execute on function public.open_portfolio, public.decide_projects, public.close_portfolio, public.drop_portfolio, public.portfolio_moves to authenticated;

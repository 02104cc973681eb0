-- Consent: an assignment is proposed to the person, the home and host units and both offices; published when all five have
-- signed; ended by whoever drops out. A repair is a set of changes, each signed anew.

create function public.propose_secondments(plan_id uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  plan public.secondment_plans := private.own_secondment_plan(plan_id);
  s public.secondments;
  ids uuid[] := '{}';
begin
  for s in select * from public.secondments x where x.plan_id = plan.id and x.status = 'draft' order by x.number for update loop
    delete from public.secondment_signatures g where g.secondment_id = s.id;
    perform private.move_secondment_on(s, 'propose');
    ids := ids || s.id;
  end loop;
  if cardinality(ids) = 0 then raise exception 'nothing_chosen'; end if;
  perform private.tell_about_secondments(ids, 'secondment_proposed', '/secondments/plans/' || plan.id || '#sign');
  perform private.record_event('propose', 'secondment_plan', plan.id::text, plan.organisation_id, null, jsonb_build_object('count', cardinality(ids)), null);
  return cardinality(ids);
end;
$$;
comment on function public.propose_secondments is 'Proposes what is drawn to everybody concerned. Raises not_found, wrong_state, nothing_chosen, person_already_seconded.';

create function public.take_back_secondment(secondment_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments := private.own_secondment(secondment_id);
begin
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  perform private.move_secondment_on(s, 'take_back', why);
  perform private.tell_about_secondments(array[s.id], 'secondment_taken_back', '/secondments/plans/' || s.plan_id, why);
end;
$$;
comment on function public.take_back_secondment is 'Takes a proposal back to the board. Raises not_found, wrong_state, reason_needed.';

-- For which parties of an assignment the caller signs himself, and whose word he may write down.
create function private.my_parties(s public.secondments) returns table (party public.secondment_party, is_own boolean)
language sql stable security definer set search_path = ''
as $$
  select 'east_office'::public.secondment_party, true from public.exchanges e
  where e.id = s.exchange_id and e.east_office_id = private.my_roster_office()
  union all
  select 'west_office'::public.secondment_party, true from public.exchanges e
  where e.id = s.exchange_id and e.west_office_id = private.my_roster_office()
  union all
  select side.party, u.organisation_id is not distinct from private.my_organisation_id()
  from (values ('home'::public.secondment_party, s.home_unit_id), ('host'::public.secondment_party, s.host_unit_id)) side (party, unit_id)
  join public.work_units u on u.id = side.unit_id
  where u.organisation_id = private.my_organisation_id() or u.office_id = private.my_roster_office()
  union all
  select 'person'::public.secondment_party, false from public.people p where p.id = s.person_id and p.office_id = private.my_roster_office()
$$;

-- Writes an answer; a refusal ends the proposal.
create function private.answer_secondment(s public.secondments, party public.secondment_party, answer public.signature_answer, words text,
  signer_name text, signer_post text, channel public.signature_channel, recorded_by text, organisation_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if s.status <> 'proposed' then raise exception 'wrong_state'; end if;
  if exists (select from public.secondment_signatures g where g.secondment_id = s.id and g.party = $2) then raise exception 'already_signed'; end if;
  if answer = 'declined' and btrim(coalesce(words, '')) = '' then raise exception 'reason_needed'; end if;
  if btrim(coalesce(signer_name, '')) = '' or btrim(coalesce(signer_post, '')) = '' then raise exception 'signer_needed'; end if;
  insert into public.secondment_signatures (secondment_id, party, answer, signer_name, signer_post, channel, recorded_by_name, organisation_id, words)
  values (s.id, $2, $3, left(btrim($5), 80), left(btrim($6), 80), $7, $8, $9, left(btrim(coalesce($4, '')), 500));
  perform private.move_secondment_on(s, case when answer = 'signed' then 'sign' else 'decline' end::public.secondment_verb,
    case when answer = 'declined' then words end, signer_name);
  if answer = 'declined' then
    perform private.tell_about_secondments(array[s.id], 'secondment_declined', '/secondments/plans/' || s.plan_id, words);
  end if;
end;
$$;

-- One's own signature by account, or a word that was given on paper, by phone or in person, written down by the office that looks
-- after whoever gave it.
create function public.sign_secondments(secondment_ids uuid[], party public.secondment_party, answer public.signature_answer, words text,
  signer_post text, channel public.signature_channel default 'account', signer_name text default null) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
  own boolean;
  done integer := 0;
begin
  for s in select * from public.secondments x where x.id = any ($1) order by x.number for update loop
    own := null;
    select m.is_own into own from private.my_parties(s) m where m.party = $2;
    if own is null then raise exception 'not_found'; end if;
    if channel = 'link' or (channel = 'account') is distinct from (own and $2 <> 'person') then raise exception 'not_allowed'; end if;
    perform private.answer_secondment(s, $2, $3, $4,
      case when channel = 'account' then private.my_name() else $7 end, $5, $6,
      case when channel = 'account' then null else private.my_name() end, private.my_organisation_id());
    done := done + 1;
  end loop;
  if done = 0 then raise exception 'not_found'; end if;
  return done;
end;
$$;
comment on function public.sign_secondments is 'Signs or refuses for a party. Raises not_found, not_allowed, wrong_state, already_signed, reason_needed, signer_needed.';

-- What a person sees of his own assignments by his personal link, and his word about one of them.
create function public.secondments_by_link(token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'post', q.title, 'duties', q.duties, 'host', h.name, 'home', u.name,
      'startsOn', s.starts_on, 'endsBefore', s.ends_before, 'status', s.status, 'counterpart', s.counterpart,
      'returnGuarantee', s.return_guarantee,
      'signatures', (select coalesce(jsonb_agg(jsonb_build_object('party', g.party, 'answer', g.answer, 'signedAt', g.signed_at) order by g.signed_at), '[]')
        from public.secondment_signatures g where g.secondment_id = s.id)) order by s.starts_on, s.number), '[]')
  from public.person_links l
  join public.secondments s on s.person_id = l.person_id and s.status not in ('draft', 'withdrawn')
  join public.posts q on q.id = s.post_id join public.work_units h on h.id = s.host_unit_id join public.work_units u on u.id = s.home_unit_id
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > current_date
$$;

create function public.sign_by_link(token_hash text, secondment_id uuid, answer public.signature_answer, words text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
  person public.people;
begin
  select p.* into person from public.people p join public.person_links l on l.person_id = p.id
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > current_date and p.forgotten_at is null;
  if not found then raise exception 'not_found'; end if;
  select * into s from public.secondments x where x.id = $2 and x.person_id = person.id for update;
  if not found then raise exception 'not_found'; end if;
  perform private.answer_secondment(s, 'person', $3, $4, person.display_name, coalesce(nullif(person.title, ''), '—'), 'link', null, null);
end;
$$;

-- The post has a seat in every month; who hands over or takes over is one more. Posts are locked, so that two never take the last seat.
create function private.assert_seat(s public.secondments) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  post public.posts;
  month date;
begin
  select * into post from public.posts q where q.id = s.post_id for update;
  for month in select d::date from generate_series(s.starts_on, s.ends_before - 1, interval '1 month') as g (d) loop
    if (select count(*) from public.secondments x where x.post_id = s.post_id and x.id <> s.id and x.status in ('published', 'running')
        and x.starts_on <= month and month < x.ends_before)
      >= post.seats + (case when post.handover_months > 0 and post.seats = 1 then 1 else 0 end)
    then raise exception 'post_is_full'; end if;
  end loop;
end;
$$;

-- All that is proposed and signed by all five; refused as a whole while somebody has not answered.
create function public.publish_secondments(plan_id uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  plan public.secondment_plans := private.own_secondment_plan(plan_id);
  s public.secondments;
  old public.secondments;
  ids uuid[] := '{}';
begin
  if exists (
    select from public.secondments x where x.plan_id = plan.id and x.status = 'proposed'
      and (select count(*) from public.secondment_signatures g where g.secondment_id = x.id and g.answer = 'signed') < 5
  ) then raise exception 'not_all_signed'; end if;
  -- What is replaced leaves first, so that a person can change his place in one step.
  for s in select * from public.secondments x where x.plan_id = plan.id and x.status = 'proposed' and x.replaces is not null order by x.number loop
    select * into old from public.secondments x where x.id = s.replaces for update;
    if old.status in ('published', 'running') then perform private.move_secondment_on(old, 'replace', s.reason); end if;
  end loop;
  for s in select * from public.secondments x where x.plan_id = plan.id and x.status = 'proposed' order by x.number for update loop
    perform private.assert_seat(s);
    perform private.move_secondment_on(s, 'publish');
    ids := ids || s.id;
  end loop;
  if cardinality(ids) = 0 then raise exception 'nothing_chosen'; end if;
  perform private.tell_about_secondments(ids, 'secondment_published', '/secondments/plans/' || plan.id);
  perform private.record_event('publish', 'secondment_plan', plan.id::text, plan.organisation_id, null, jsonb_build_object('count', cardinality(ids)), null);
  return cardinality(ids);
end;
$$;
comment on function public.publish_secondments is 'Publishes what all have signed. Raises not_found, wrong_state, not_all_signed, nothing_chosen, post_is_full, person_already_seconded.';

-- Somebody cannot go, or cannot stay: said by an office or a unit, heard by everybody concerned.
create function public.drop_out(secondment_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
begin
  select * into s from public.secondments x where x.id = $1
    and (x.exchange_id in (select private.my_exchange_ids()) or x.id in (select private.my_secondment_ids())) for update;
  if not found then raise exception 'not_found'; end if;
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  perform private.move_secondment_on(s, 'drop_out', why);
  perform private.tell_about_secondments(array[s.id], 'secondment_dropped_out', '/secondments/plans/' || s.plan_id || '/repair?out=' || s.id, why);
end;
$$;
comment on function public.drop_out is 'Ends a published assignment. Raises not_found, wrong_state, reason_needed.';

-- A chosen repair: changes [{"person","post","startsOn","endsBefore","replaces"}] are drawn and proposed at once.
create function public.propose_repair(plan_id uuid, changes jsonb, why text) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  plan public.secondment_plans := private.own_secondment_plan(plan_id);
  change record;
  new_id uuid;
  s public.secondments;
  ids uuid[] := '{}';
begin
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  if jsonb_typeof(changes) is distinct from 'array' then raise exception 'bad_request'; end if;
  for change in
    select (c.value ->> 'person')::uuid as person_id, (c.value ->> 'post')::uuid as post_id, (c.value ->> 'startsOn')::date as starts_on,
      (c.value ->> 'endsBefore')::date as ends_before, (c.value ->> 'replaces')::uuid as replaces
    from jsonb_array_elements(changes) as c (value)
  loop
    if change.replaces is not null and not exists (select from public.secondments x where x.id = change.replaces
        and x.exchange_id = plan.exchange_id and x.person_id = change.person_id and x.status in ('published', 'running')) then
      raise exception 'bad_request';
    end if;
    new_id := private.draw_secondment(plan, change.person_id, change.post_id, change.starts_on, change.ends_before, change.replaces);
    select * into s from public.secondments x where x.id = new_id;
    perform private.move_secondment_on(s, 'propose', why);
    ids := ids || s.id;
  end loop;
  if cardinality(ids) = 0 then raise exception 'nothing_chosen'; end if;
  perform private.tell_about_secondments(ids, 'secondment_changes', '/secondments/plans/' || plan.id || '#sign', why);
  perform private.record_event('repair', 'secondment_plan', plan.id::text, plan.organisation_id, null, changes, why);
  return cardinality(ids);
end;
$$;
comment on function public.propose_repair is 'Proposes the changes of a repair. Raises not_found, wrong_state, reason_needed, bad_request, nothing_chosen, not_in_exchange, change_waits, person_already_seconded.';

-- The clock: what begins today begins, what is over is complete.
create function private.duty_secondments() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments;
begin
  for s in select * from public.secondments x where x.status = 'published' and x.starts_on <= current_date order by x.number for update loop
    perform private.move_secondment_on(s, 'start');
    perform private.tell_about_secondments(array[s.id], 'secondment_started', '/secondments/assignments/' || s.id);
  end loop;
  for s in select * from public.secondments x where x.status = 'running' and x.ends_before <= current_date order by x.number for update loop
    perform private.move_secondment_on(s, 'complete');
    perform private.tell_about_secondments(array[s.id], 'secondment_completed', '/secondments/assignments/' || s.id);
  end loop;
end;
$$;

-- What a plan is made from, with where units are and what has been promised.
create function public.secondment_plan_world(exchange_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  world jsonb := public.secondment_world(array[$1]);
begin
  return world || jsonb_build_object(
    'units', (select coalesce(jsonb_agg(u.value || jsonb_build_object('region', w.region_code) order by u.place), '[]')
      from jsonb_array_elements(world -> 'units') with ordinality as u (value, place) join public.work_units w on w.id = (u.value ->> 'id')::uuid),
    'published', (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'person', s.person_id, 'post', s.post_id, 'from', s.starts_on,
        'until', s.ends_before) order by s.number), '[]')
      from public.secondments s where s.exchange_id = $1 and s.status in ('published', 'running')));
end;
$$;
comment on function public.secondment_plan_world is 'Everything that planning an exchange needs, with what is promised. Raises not_found.';

-- The same for a worker, with the eyes of whoever asked for the run.
create function public.secondment_plan_world_for_run(run_id uuid, attempt integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  run public.runs := private.held_run(run_id, attempt);
  own_claims text := current_setting('request.jwt.claims', true);
  answer jsonb;
begin
  perform set_config('request.jwt.claims', jsonb_build_object('sub', run.requested_by, 'role', 'authenticated')::text, true);
  answer := public.secondment_plan_world((run.parameters ->> 'exchange')::uuid);
  perform set_config('request.jwt.claims', coalesce(own_claims, ''), true);
  return answer;
end;
$$;

revoke execute on function private.my_parties, private.answer_secondment, private.assert_seat, private.duty_secondments from public;
revoke execute on function public.propose_secondments, public.take_back_secondment, public.sign_secondments, public.secondments_by_link,
  public.sign_by_link, public.publish_secondments, public.drop_out, public.propose_repair, public.secondment_plan_world,
  public.secondment_plan_world_for_run from public;
grant execute on function public.propose_secondments, public.take_back_secondment, public.sign_secondments, public.publish_secondments,
  public.drop_out, public.propose_repair, public.secondment_plan_world to authenticated;
grant execute on function public.secondments_by_link, public.sign_by_link, public.secondment_plan_world_for_run to service_role;

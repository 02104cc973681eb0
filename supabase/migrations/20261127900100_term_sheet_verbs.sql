-- Negotiating: versions, comments, issues, reservations.

-- The sheet as somebody acts on it, locked. Raises not_found for who may not know of it, not_allowed for who only reads.
create function private.my_term_sheet(term_sheet_id uuid, wanted public.term_sheet_status default null) returns public.term_sheets
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets;
begin
  select * into t from public.term_sheets x where x.id = $1 for update;
  if not found or not private.reads_term_sheet(t.id) then raise exception 'not_found'; end if;
  if private.negotiates_as(t.proposal_id) is null then raise exception 'not_allowed'; end if;
  if wanted is not null and t.status <> wanted then raise exception 'wrong_state'; end if;
  return t;
end;
$$;

-- Everybody at the table but the one who acted.
create function private.tell_negotiators(t public.term_sheets, kind text, data jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  told record;
begin
  for told in
    select pp.organisation_id as id from public.proposal_parties pp where pp.proposal_id = t.proposal_id and pp.left_at is null
    union select p.office_id from public.proposals p where p.id = t.proposal_id
  loop
    continue when told.id is not distinct from private.my_organisation_id();
    perform private.notify(told.id, $2, $3 || jsonb_build_object(
      'by', private.my_organisation_name(), 'number', (select p.number from public.proposals p where p.id = t.proposal_id)),
      '/proposals/' || t.proposal_id || '/term-sheet');
  end loop;
end;
$$;

create function private.add_term_sheet_version(
  t public.term_sheets, content jsonb, source public.term_sheet_source, base integer, note text
) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  next_number integer := coalesce(base, 0) + 1;
begin
  if jsonb_typeof(content) is distinct from 'object' or jsonb_typeof(content -> 'clauses') is distinct from 'array'
    or jsonb_typeof(content -> 'values') is distinct from 'object' or btrim(coalesce(content ->> 'title', '')) = ''
    or jsonb_array_length(content -> 'clauses') not between 1 and 60 or octet_length(content::text) > 600000
  then raise exception 'bad_request'; end if;
  insert into public.term_sheet_versions (term_sheet_id, number, content, hash, source, base, organisation_id, made_by, made_by_name, note)
  select t.id, next_number, $2, encode(sha256(convert_to($2::text, 'UTF8')), 'hex'), $3, $4, me.acting_for, me.actor_id, me.actor_name, left(btrim(coalesce($5, '')), 500)
  from private.event_actor() me;
  perform private.record_proposal_event(t.proposal_id, 'term_sheet_version', private.my_organisation_id(), null,
    jsonb_build_object('version', next_number, 'source', $3));
  return next_number;
end;
$$;

create function public.begin_term_sheet(proposal_id uuid, content jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets;
  acts_as public.signing_capacity;
begin
  if $1 is null or $1 not in (select private.my_proposal_ids()) then raise exception 'not_found'; end if;
  acts_as := private.negotiates_as($1);
  if acts_as is null then raise exception 'not_allowed'; end if;
  perform public.begin_negotiation($1);
  select * into t from public.term_sheets x where x.proposal_id = $1;
  if found then return t.id; end if;
  insert into public.term_sheets (proposal_id) values ($1) returning * into t;
  perform private.add_term_sheet_version(t, $2, 'library', null, '');
  perform private.tell_negotiators(t, 'term_sheet_version', '{"version": 1}');
  return t.id;
end;
$$;
comment on function public.begin_term_sheet is 'The first version of a proposal''s term sheet; answers the sheet that exists when it was begun already. Raises not_found, not_allowed, wrong_state, bad_request.';

create function public.propose_term_sheet_version(
  term_sheet_id uuid, base integer, content jsonb, source public.term_sheet_source default 'edited', note text default ''
) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets := private.my_term_sheet($1, 'open');
  newest public.term_sheet_versions;
  made integer;
begin
  select * into newest from public.term_sheet_versions v where v.term_sheet_id = t.id order by v.number desc limit 1;
  if newest.number is distinct from base then raise exception 'term_sheet_moved_on'; end if;
  if newest.content = content then raise exception 'nothing_changed'; end if;
  made := private.add_term_sheet_version(t, content, source, base, note);
  perform private.tell_negotiators(t, 'term_sheet_version', jsonb_build_object('version', made));
  return made;
end;
$$;
comment on function public.propose_term_sheet_version is 'Another version, made from the newest. Raises not_found, not_allowed, wrong_state, term_sheet_moved_on, nothing_changed, bad_request.';

create function public.comment_on_clause(term_sheet_id uuid, version integer, clause_id text, words text) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets := private.my_term_sheet($1);
  new_id bigint;
begin
  if t.status not in ('open', 'signing') then raise exception 'wrong_state'; end if;
  if btrim(coalesce(words, '')) = '' or char_length(words) > 1000 then raise exception 'comment_needed'; end if;
  if not exists (
    select from public.term_sheet_versions v, jsonb_array_elements(v.content -> 'clauses') c
    where v.term_sheet_id = t.id and v.number = $2 and c ->> 'id' = $3
  ) then raise exception 'bad_request'; end if;
  insert into public.term_sheet_comments (term_sheet_id, version, clause_id, organisation_id, by_id, by_name, words)
  select t.id, $2, $3, me.acting_for, me.actor_id, me.actor_name, btrim($4) from private.event_actor() me
  returning id into new_id;
  perform private.tell_negotiators(t, 'term_sheet_comment', jsonb_build_object('version', $2));
  return new_id;
end;
$$;
comment on function public.comment_on_clause is 'Says something at a clause of a version. Raises not_found, not_allowed, wrong_state, comment_needed, bad_request.';

create function public.raise_issue(term_sheet_id uuid, title text) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets := private.my_term_sheet($1, 'open');
  made integer;
begin
  if btrim(coalesce(title, '')) = '' or char_length(title) > 120 then raise exception 'bad_request'; end if;
  insert into public.term_sheet_issues (term_sheet_id, number, title, organisation_id, raised_by_name)
  select t.id, coalesce((select max(i.number) from public.term_sheet_issues i where i.term_sheet_id = t.id), 0) + 1,
    btrim($2), me.acting_for, me.actor_name
  from private.event_actor() me
  returning number into made;
  perform private.record_proposal_event(t.proposal_id, 'issue_raised', private.my_organisation_id(), null, jsonb_build_object('issue', made));
  perform private.tell_negotiators(t, 'term_sheet_issue', jsonb_build_object('title', btrim($2)));
  return made;
end;
$$;
comment on function public.raise_issue is 'Names a point that is not agreed on. Raises not_found, not_allowed, wrong_state, bad_request.';

create function public.settle_issue(term_sheet_id uuid, issue integer, how text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets := private.my_term_sheet($1, 'open');
begin
  if btrim(coalesce(how, '')) = '' or char_length(how) > 500 then raise exception 'comment_needed'; end if;
  update public.term_sheet_issues i set settled = btrim($3), settled_by_id = me.acting_for, settled_by_name = me.actor_name, settled_at = clock_timestamp()
  from private.event_actor() me where i.term_sheet_id = t.id and i.number = $2 and i.settled_at is null;
  if not found then raise exception 'already_answered'; end if;
  perform private.record_proposal_event(t.proposal_id, 'issue_settled', private.my_organisation_id(), null, jsonb_build_object('issue', $2));
  perform private.tell_negotiators(t, 'term_sheet_issue_settled', jsonb_build_object('how', btrim($3)));
end;
$$;
comment on function public.settle_issue is 'Writes down how a point was settled. Raises not_found, not_allowed, wrong_state, comment_needed, already_answered.';

-- One side's limit on an issue: seen by nobody else, and no event tells of it.
create function public.set_reservation(term_sheet_id uuid, issue integer, direction public.reservation_direction, value numeric) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets := private.my_term_sheet($1, 'open');
begin
  if private.negotiates_as(t.proposal_id) is distinct from 'party' then raise exception 'not_allowed'; end if;
  if value is null or direction is null or abs(value) >= 1e15 then raise exception 'bad_request'; end if;
  if not exists (select from public.term_sheet_issues i where i.term_sheet_id = t.id and i.number = $2) then raise exception 'bad_request'; end if;
  insert into public.term_sheet_reservations (term_sheet_id, issue, organisation_id, direction, value)
  values (t.id, $2, private.my_organisation_id(), $3, $4)
  on conflict on constraint term_sheet_reservations_pkey
  do update set direction = excluded.direction, value = excluded.value, at = excluded.at;
end;
$$;
comment on function public.set_reservation is 'One''s own limit on an issue. Raises not_found, not_allowed, wrong_state, bad_request.';

-- What the mediator learns: whether the sides' limits leave room, issue by issue. Fewer than two sides that differ in direction:
-- nothing is known, and nothing is said about who has spoken.
create function public.reservation_overlaps(proposal_id uuid) returns table (issue integer, overlaps boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if private.negotiates_as($1) is distinct from 'office' then return; end if;
  return query
    select i.number, case when count(*) filter (where r.direction = 'at_least') > 0 and count(*) filter (where r.direction = 'at_most') > 0 then
      max(r.value) filter (where r.direction = 'at_least') <= min(r.value) filter (where r.direction = 'at_most') end
    from public.term_sheets t
    join public.term_sheet_issues i on i.term_sheet_id = t.id
    left join public.term_sheet_reservations r on r.term_sheet_id = t.id and r.issue = i.number
    where t.proposal_id = $1
    group by i.number order by i.number;
end;
$$;
comment on function public.reservation_overlaps is 'For the office in charge, and for it alone: whether the private limits of the parties overlap; null where too few have spoken.';

revoke execute on function private.my_term_sheet, private.tell_negotiators, private.add_term_sheet_version, public.begin_term_sheet,
  public.propose_term_sheet_version, public.comment_on_clause, public.raise_issue, public.settle_issue, public.set_reservation,
  public.reservation_overlaps from public, anon;
grant execute on function public.begin_term_sheet, public.propose_term_sheet_version, public.comment_on_clause, public.raise_issue,
  public.settle_issue, public.set_reservation, public.reservation_overlaps to authenticated;

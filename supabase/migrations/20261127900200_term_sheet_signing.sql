-- Signing: by all parties, then by their offices, then by the office in charge, as the sheet's own order says.

-- The order unless another is set: parties; the offices that answer for them; the office in charge.
create function private.usual_signers(t public.term_sheets) returns table (step smallint, organisation_id uuid, capacity public.signing_capacity)
language sql stable security definer set search_path = ''
as $$
  with party as (
    select pp.organisation_id as id, o.region_code
    from public.proposal_parties pp join public.organisations o on o.id = pp.organisation_id
    where pp.proposal_id = t.proposal_id and pp.left_at is null
  ), signer as (
    select 1 as step, p.id, 'party' as capacity from party p
    union all
    select 2, private.responsible_office_id(p.region_code), 'office' from party p
    union all
    select 3, x.office_id, 'office' from public.proposals x where x.id = t.proposal_id
  )
  -- Who is in two steps signs in the earlier one, but the office in charge last of all.
  select case when s.id = x.office_id and bool_and(s.capacity = 'office') then 3 else min(s.step) end::smallint, s.id,
    min(s.capacity)::public.signing_capacity
  from signer s, public.proposals x
  where x.id = t.proposal_id and s.id is not null
  group by s.id, x.office_id
$$;

-- Another order: [[organisation, …], …], a list of steps. All parties and the office in charge must be in it, each once.
create function public.set_signing_order(term_sheet_id uuid, steps jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets := private.my_term_sheet($1, 'open');
begin
  if private.negotiates_as(t.proposal_id) <> 'office' then raise exception 'not_allowed'; end if;
  if jsonb_typeof(steps) is distinct from 'array' or jsonb_array_length(steps) not between 1 and 9 then raise exception 'bad_request'; end if;
  if exists (
    select from (
      select pp.organisation_id as id from public.proposal_parties pp where pp.proposal_id = t.proposal_id and pp.left_at is null
      union select p.office_id from public.proposals p where p.id = t.proposal_id
    ) must where must.id::text not in (select o from jsonb_array_elements($2) s, jsonb_array_elements_text(s) o)
  ) then raise exception 'signer_missing'; end if;
  delete from public.term_sheet_signers s where s.term_sheet_id = t.id;
  insert into public.term_sheet_signers (term_sheet_id, step, organisation_id, capacity)
  select t.id, s.step, o.id, case when exists (
      select from public.proposal_parties pp where pp.proposal_id = t.proposal_id and pp.organisation_id = o.id and pp.left_at is null
    ) then 'party' else 'office' end::public.signing_capacity
  from jsonb_array_elements($2) with ordinality s (list, step), jsonb_array_elements_text(s.list) name (id)
  join public.organisations o on o.id::text = name.id and (o.kind = 'coordinator_office' or exists (
    select from public.proposal_parties pp where pp.proposal_id = t.proposal_id and pp.organisation_id = o.id));
exception
  when unique_violation then raise exception 'bad_request';
end;
$$;
comment on function public.set_signing_order is 'The order in which a sheet is signed, by the office in charge. Raises not_found, not_allowed, wrong_state, bad_request, signer_missing.';

-- What has still to be filled in before anybody signs.
create function private.open_variables(content jsonb) returns text[]
language sql immutable set search_path = ''
as $$
  select coalesce(array_agg(distinct place[1]), '{}')
  from jsonb_array_elements(content -> 'clauses') c, regexp_matches(c ->> 'text', '\{\{([a-z][a-z0-9_]{0,39})\}\}', 'g') place
  where not (content -> 'values') ? place[1]
$$;

create function private.signing_step(t public.term_sheets) returns smallint
language sql stable security definer set search_path = ''
as $$
  select min(s.step) from public.term_sheet_signers s
  where s.term_sheet_id = t.id and not exists (
    select from public.signatures g where g.term_sheet_id = t.id and g.round = t.round and g.organisation_id = s.organisation_id)
$$;

create function private.tell_signers(t public.term_sheets) returns void
language sql security definer set search_path = ''
as $$
  select private.notify(s.organisation_id, 'term_sheet_to_sign',
    jsonb_build_object('number', (select p.number from public.proposals p where p.id = t.proposal_id), 'version', t.signing_version),
    '/proposals/' || t.proposal_id || '/term-sheet')
  from public.term_sheet_signers s where s.term_sheet_id = t.id and s.step = private.signing_step(t)
$$;

create function public.start_signing(term_sheet_id uuid, version integer) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets := private.my_term_sheet($1, 'open');
  newest public.term_sheet_versions;
begin
  select * into newest from public.term_sheet_versions v where v.term_sheet_id = t.id order by v.number desc limit 1;
  if newest.number is distinct from $2 then raise exception 'term_sheet_moved_on'; end if;
  if exists (select from public.term_sheet_issues i where i.term_sheet_id = t.id and i.settled_at is null) then raise exception 'issues_open'; end if;
  if private.open_variables(newest.content) <> '{}' then raise exception 'places_open'; end if;
  insert into public.term_sheet_signers (term_sheet_id, step, organisation_id, capacity)
  select t.id, u.step, u.organisation_id, u.capacity from private.usual_signers(t) u
  where not exists (select from public.term_sheet_signers s where s.term_sheet_id = t.id);
  update public.term_sheets x set status = 'signing', signing_version = $2, round = x.round + 1,
    verify_code = coalesce(x.verify_code, left(encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex'), 24))
  where x.id = t.id returning * into t;
  perform private.record_proposal_event(t.proposal_id, 'signing_started', private.my_organisation_id(), null, jsonb_build_object('version', $2, 'hash', newest.hash));
  perform private.tell_signers(t);
end;
$$;
comment on function public.start_signing is 'Puts the newest version out for signature. Raises not_found, not_allowed, wrong_state, term_sheet_moved_on, issues_open, places_open.';

create function public.stop_signing(term_sheet_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets;
  told record;
begin
  select * into t from public.term_sheets x where x.id = $1 for update;
  if not found or not private.reads_term_sheet(t.id) then raise exception 'not_found'; end if;
  -- An office that has to sign may refuse as a party may.
  if private.negotiates_as(t.proposal_id) is null and not exists (
    select from public.term_sheet_signers s where s.term_sheet_id = t.id and s.organisation_id = private.my_organisation_id()
  ) or private.my_role() = 'auditor' then raise exception 'not_allowed'; end if;
  if t.status <> 'signing' then raise exception 'wrong_state'; end if;
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  update public.term_sheets x set status = 'open', signing_version = null where x.id = t.id;
  perform private.record_proposal_event(t.proposal_id, 'signing_stopped', private.my_organisation_id(), null, jsonb_build_object('version', t.signing_version), left(why, 500));
  for told in select s.organisation_id as id from public.term_sheet_signers s where s.term_sheet_id = t.id loop
    continue when told.id = private.my_organisation_id();
    perform private.notify(told.id, 'signing_stopped',
      jsonb_build_object('by', private.my_organisation_name(), 'why', left(why, 500), 'number', (select p.number from public.proposals p where p.id = t.proposal_id)),
      '/proposals/' || t.proposal_id || '/term-sheet');
  end loop;
end;
$$;
comment on function public.stop_signing is 'Breaks a signing off, with the reason: signatures of this round count no more. Raises not_found, not_allowed, wrong_state, reason_needed.';

create function public.sign_term_sheet(term_sheet_id uuid, version integer, hash text, signer_name text, signer_post text) returns public.term_sheet_status
language plpgsql security definer set search_path = ''
as $$
declare
  t public.term_sheets;
  me uuid := private.my_organisation_id();
  mine public.term_sheet_signers;
  now_at smallint;
begin
  select * into t from public.term_sheets x where x.id = $1 for update;
  if not found or not private.reads_term_sheet(t.id) then raise exception 'not_found'; end if;
  select * into mine from public.term_sheet_signers s where s.term_sheet_id = t.id and s.organisation_id = me;
  if not found or private.my_role() not in ('county_member', 'enterprise_member', 'talent_officer', 'coordinator') then raise exception 'not_allowed'; end if;
  if t.status <> 'signing' then raise exception 'wrong_state'; end if;
  if btrim(coalesce($4, '')) = '' or btrim(coalesce($5, '')) = '' or char_length($4) > 60 or char_length($5) > 60 then raise exception 'signer_needed'; end if;
  -- What one saw is what one signs.
  if t.signing_version is distinct from $2 or not exists (
    select from public.term_sheet_versions v where v.term_sheet_id = t.id and v.number = $2 and v.hash = $3
  ) then raise exception 'term_sheet_moved_on'; end if;
  if exists (select from public.signatures g where g.term_sheet_id = t.id and g.round = t.round and g.organisation_id = me) then raise exception 'already_answered'; end if;
  now_at := private.signing_step(t);
  if mine.step <> now_at then raise exception 'not_your_turn'; end if;
  insert into public.signatures (term_sheet_id, round, organisation_id, version, hash, step, signer_id, signer_name, signer_post)
  values (t.id, t.round, me, $2, $3, mine.step, auth.uid(), btrim($4), btrim($5));
  perform private.record_proposal_event(t.proposal_id, 'signature', me, null, jsonb_build_object('version', $2, 'hash', $3, 'name', btrim($4), 'post', btrim($5)));
  if private.signing_step(t) is null then
    update public.term_sheets x set status = 'signed', signed_at = clock_timestamp() where x.id = t.id returning * into t;
    perform private.move_proposal(t.proposal_id, 'sign', 'parties', null, jsonb_build_object('version', $2, 'hash', $3));
    perform private.notify(s.organisation_id, 'term_sheet_signed',
      jsonb_build_object('number', (select p.number from public.proposals p where p.id = t.proposal_id)), '/proposals/' || t.proposal_id || '/term-sheet')
    from public.term_sheet_signers s where s.term_sheet_id = t.id;
  elsif private.signing_step(t) > now_at then
    perform private.tell_signers(t);
  end if;
  return t.status;
end;
$$;
comment on function public.sign_term_sheet is 'Signs the version that is out for signature, named by its hash. Raises not_found, not_allowed, wrong_state, signer_needed, term_sheet_moved_on, already_answered, not_your_turn.';

-- What the public page shows to who has the code of a document: nothing that the document does not say on its first page.
create function public.verify_term_sheet(code text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'status', t.status,
    'title', v.content ->> 'title',
    'version', v.number,
    'hash', v.hash,
    -- Computed anew from what is stored.
    'intact', v.hash = encode(sha256(convert_to(v.content::text, 'UTF8')), 'hex'),
    'signedAt', t.signed_at,
    'signatures', (
      select jsonb_agg(jsonb_build_object('organisation', o.name, 'step', s.step, 'signedAt', g.signed_at, 'post', g.signer_post,
        'matches', g.hash = v.hash) order by s.step, o.name)
      from public.term_sheet_signers s
      join public.organisations o on o.id = s.organisation_id
      left join public.signatures g on g.term_sheet_id = t.id and g.round = t.round and g.organisation_id = s.organisation_id
      where s.term_sheet_id = t.id))
  from public.term_sheets t
  join public.term_sheet_versions v on v.term_sheet_id = t.id and v.number = t.signing_version
  where t.verify_code = $1
$$;
comment on function public.verify_term_sheet is 'What a signed document with this code says; null when there is none.';

-- A proposal that ends takes its negotiation with it.
create function private.end_term_sheet() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.term_sheets t set status = 'ended', signing_version = null where t.proposal_id = new.id and t.status in ('open', 'signing');
  return null;
end;
$$;
create trigger proposals_end_their_term_sheets after update of status on public.proposals
  for each row when (new.status in ('declined', 'withdrawn', 'expired', 'terminated')) execute function private.end_term_sheet();

revoke execute on function private.usual_signers, public.set_signing_order, private.open_variables, private.signing_step, private.tell_signers,
  public.start_signing, public.stop_signing, public.sign_term_sheet, public.verify_term_sheet, private.end_term_sheet from public, anon;
revoke execute on function public.verify_term_sheet from authenticated;
grant execute on function public.set_signing_order, public.start_signing, public.stop_signing, public.sign_term_sheet to authenticated;
grant execute on function public.verify_term_sheet to service_role;

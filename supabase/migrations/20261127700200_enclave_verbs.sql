-- What parties do with an enclave. Nobody writes its tables directly.

-- The enclave for a party that acts, locked; the caller's role in it by the way.
create function private.own_enclave(enclave_id uuid) returns public.enclaves
language plpgsql security definer set search_path = ''
as $$
declare
  enclave public.enclaves;
begin
  select * into enclave from public.enclaves e where e.id = enclave_id and e.id in (select private.my_enclave_ids()) for update;
  if not found then raise exception 'not_found'; end if;
  if private.enclave_role(enclave.id) is null then raise exception 'not_allowed'; end if;
  return enclave;
end;
$$;

-- In which role the caller's organisation takes part; null when it only reads along.
create function private.enclave_role(enclave_id uuid) returns public.enclave_role
language sql stable security definer set search_path = ''
as $$
  select p.role from public.enclave_parties p
  where p.enclave_id = $1 and p.organisation_id = private.my_organisation_id()
$$;

-- News for every party but the one that acts, in the transaction of the change.
create function private.notify_enclave(enclave_id uuid, kind text, data jsonb, path text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  other uuid;
  enclave public.enclaves;
begin
  select * into enclave from public.enclaves e where e.id = $1;
  for other in
    select p.organisation_id from public.enclave_parties p
    where p.enclave_id = $1 and p.organisation_id is distinct from private.my_organisation_id() order by p.role
  loop
    perform private.notify(other, kind,
      jsonb_build_object('enclave', enclave.name, 'by', coalesce(private.my_organisation_name(), '')) || data, '/enclaves/' || $1 || path);
  end loop;
end;
$$;

-- Parameters as an enclave's pages reckon with them: those of the office of the fly-in place first, then what ships.
create function private.enclave_law(enclave_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  with own as (
    select o.code, o.valid_from, o.valid_until, o.value, o.unit, o.source, o.source_url, o.confidence, true as is_own, false as start_assumed
    from public.own_parameters o
    join public.enclave_parties p on p.enclave_id = $1 and p.role = 'fly_in' and o.office_id in (p.office_id, p.organisation_id)),
  shipped as (
    select f.code, f.valid_from, f.valid_until, f.value, f.unit, f.source, f.source_url, f.confidence, false as is_own, f.start_assumed
    from public.fiscal_parameters f)
  select coalesce(jsonb_agg(jsonb_build_object(
    'code', l.code, 'validFrom', l.valid_from, 'startAssumed', l.start_assumed, 'validUntil', l.valid_until, 'value', l.value,
    'unit', l.unit, 'source', l.source, 'sourceUrl', l.source_url, 'confidence', l.confidence, 'own', l.is_own)
    order by l.is_own desc, l.code, l.valid_from), '[]')
  from (select * from own union all select * from shipped) l
  where l.code ~ '^(tax\.(vat|cit)\.(local_share|rate$|loss)|zone\.|branch\.)'
$$;

revoke execute on function private.own_enclave, private.enclave_role, private.notify_enclave, private.enclave_law from public;

-- The same for whoever may read the enclave; null otherwise.
create function public.enclave_law(enclave_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not exists (select from private.my_enclave_ids() as mine (id) where mine.id = $1) then return null; end if;
  return private.enclave_law($1);
end;
$$;

-- Begins an enclave: the caller's organisation takes part, or is the office of one that does.
-- `parties`: [{"role", "organisation", "name"}].
create function public.create_enclave(kind public.enclave_kind, name text, place_code text, parties jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  new_id uuid;
  own uuid := private.my_organisation_id();
begin
  if private.my_role() is null or private.my_role() not in ('county_member', 'coordinator', 'talent_officer') then raise exception 'not_allowed'; end if;
  if not exists (select from public.regions r where r.code = $3) then raise exception 'bad_request'; end if;
  insert into public.enclaves (kind, name, place_code, created_by, created_by_name)
  select $1, btrim($2), $3, a.user_id, a.display_name from public.accounts a where a.user_id = auth.uid()
  returning id into new_id;
  insert into public.enclave_parties (enclave_id, role, organisation_id, name, office_id)
  select new_id, (p.value ->> 'role')::public.enclave_role, o.id, btrim(coalesce(nullif(btrim(p.value ->> 'name'), ''), o.name)),
    private.responsible_office_id(o.region_code)
  from jsonb_array_elements($4) as p (value) join public.organisations o on o.id = (p.value ->> 'organisation')::uuid;

  if (select count(*) from public.enclave_parties e where e.enclave_id = new_id and e.role in ('fly_out', 'fly_in')) <> 2 then
    raise exception 'two_places_needed';
  end if;
  -- Revenue is shared between governments; a firm takes part as a firm.
  if exists (
    select from public.enclave_parties e join public.organisations o on o.id = e.organisation_id
    where e.enclave_id = new_id and case e.role
      when 'firm' then o.kind not in ('enterprise', 'investor', 'institution')
      when 'village' then o.kind not in ('county', 'institution')
      else o.kind not in ('county', 'coordinator_office', 'talent_office', 'institution') end
  ) then raise exception 'party_kind_wrong'; end if;
  if not exists (
    select from public.enclave_parties e where e.enclave_id = new_id
      and (e.organisation_id = own or (e.office_id = own and private.my_role() = 'coordinator'))
  ) then raise exception 'not_allowed'; end if;
  perform private.record_event('create', 'enclave', new_id::text, own, null, jsonb_build_object('name', btrim($2), 'kind', $1), null);
  perform private.notify_enclave(new_id, 'enclave_invited', '{}', '');
  return new_id;
exception
  when check_violation or not_null_violation or invalid_text_representation then raise exception 'bad_request';
  when unique_violation then raise exception 'party_twice';
end;
$$;
comment on function public.create_enclave is 'Begins an enclave with its parties. Raises not_allowed, bad_request, two_places_needed, party_kind_wrong, party_twice.';

-- Saves a side's working copy and its own figures as typed; answers the new revision.
create function public.save_enclave_draft(enclave_id uuid, typed jsonb, own_figures jsonb, seen_revision integer) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  enclave public.enclaves := private.own_enclave(enclave_id);
  own uuid := private.my_organisation_id();
  now_revision integer;
begin
  if enclave.status = 'dropped' then raise exception 'wrong_state'; end if;
  select d.revision into now_revision from public.enclave_drafts d where d.enclave_id = enclave.id and d.organisation_id = own;
  if coalesce(now_revision, 0) <> coalesce(seen_revision, -1) then raise exception 'sheet_changed'; end if;
  insert into public.enclave_drafts (enclave_id, organisation_id, typed, saved_by_name)
  select enclave.id, own, save_enclave_draft.typed, a.display_name from public.accounts a where a.user_id = auth.uid()
  on conflict on constraint enclave_drafts_pkey do update set
    typed = excluded.typed, revision = public.enclave_drafts.revision + 1, saved_by_name = excluded.saved_by_name, saved_at = clock_timestamp()
  returning revision into now_revision;
  insert into public.enclave_reservations (enclave_id, organisation_id, typed) values (enclave.id, own, own_figures)
  on conflict on constraint enclave_reservations_pkey do update set typed = excluded.typed, saved_at = clock_timestamp()
  where public.enclave_reservations.typed is distinct from excluded.typed;
  return now_revision;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;
comment on function public.save_enclave_draft is 'Saves one''s side''s term sheet as typed. Raises not_found, not_allowed, wrong_state, sheet_changed, bad_request.';

-- Puts a version before the other parties; it never changes again.
create function public.propose_enclave_terms(enclave_id uuid, document text, from_year integer, note text) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  enclave public.enclaves := private.own_enclave(enclave_id);
  newest public.enclave_terms;
  document_hash text := encode(sha256(convert_to(document, 'UTF8')), 'hex');
  new_number integer;
begin
  if enclave.status = 'dropped' then raise exception 'wrong_state'; end if;
  select * into newest from public.enclave_terms t where t.enclave_id = enclave.id order by t.number desc limit 1;
  if newest.hash = document_hash and newest.from_year = $3 then raise exception 'terms_unchanged'; end if;
  if enclave.status = 'negotiating' and $3 <> 1 then raise exception 'bad_request'; end if;
  if exists (select from public.settlements s where s.enclave_id = enclave.id and s.year >= $3 and s.status = 'confirmed') then
    raise exception 'year_settled';
  end if;
  new_number := coalesce(newest.number, 0) + 1;
  insert into public.enclave_terms (enclave_id, number, document, hash, from_year, law, note, proposed_by, proposed_by_name, proposed_for)
  select enclave.id, new_number, $2, document_hash, $3, private.enclave_law(enclave.id), left(btrim(coalesce($4, '')), 500),
    a.user_id, a.display_name, private.my_organisation_id()
  from public.accounts a where a.user_id = auth.uid();
  perform private.record_event('propose', 'enclave', enclave.id::text, private.my_organisation_id(), null,
    jsonb_build_object('number', new_number, 'hash', document_hash), $4);
  perform private.notify_enclave(enclave.id, 'enclave_terms_proposed',
    jsonb_build_object('number', new_number, 'note', left(btrim(coalesce($4, '')), 500)), '/terms?version=' || new_number);
  return new_number;
exception
  when check_violation or not_null_violation or invalid_text_representation then raise exception 'bad_request';
end;
$$;
comment on function public.propose_enclave_terms is 'Proposes a numbered version. Raises not_found, not_allowed, wrong_state, terms_unchanged, year_settled, bad_request.';

-- Agrees to exactly what was read: the version by its hash, with name and post. The last party's word makes it agreed.
create function public.agree_enclave_terms(enclave_id uuid, number integer, hash text, post text) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  enclave public.enclaves := private.own_enclave(enclave_id);
  version public.enclave_terms;
  person text := (select a.display_name from public.accounts a where a.user_id = auth.uid());
  is_agreed boolean;
begin
  if enclave.status = 'dropped' then raise exception 'wrong_state'; end if;
  select * into version from public.enclave_terms t where t.enclave_id = enclave.id order by t.number desc limit 1;
  if version.number is distinct from $2 or version.hash is distinct from $3 then raise exception 'terms_superseded'; end if;
  if btrim(coalesce($4, '')) = '' then raise exception 'post_needed'; end if;
  insert into public.enclave_agreements (terms_id, organisation_id, person_name, post, agreed_by)
  values (version.id, private.my_organisation_id(), person, btrim($4), auth.uid()) on conflict do nothing;
  if not found then return version.agreed_at is not null; end if;

  is_agreed := not exists (
    select from public.enclave_parties p where p.enclave_id = enclave.id
      and not exists (select from public.enclave_agreements a where a.terms_id = version.id and a.organisation_id = p.organisation_id));
  perform private.record_event('agree', 'enclave', enclave.id::text, private.my_organisation_id(), null,
    jsonb_build_object('number', version.number, 'hash', version.hash, 'post', btrim($4)), null);
  if is_agreed then
    update public.enclave_terms t set agreed_at = clock_timestamp() where t.id = version.id;
    update public.enclaves e set status = 'agreed' where e.id = enclave.id;
  end if;
  perform private.notify_enclave(enclave.id, case when is_agreed then 'enclave_agreed' else 'enclave_party_agreed' end,
    jsonb_build_object('number', version.number, 'person', person, 'post', btrim($4)), '');
  return is_agreed;
exception
  when check_violation then raise exception 'bad_request';
end;
$$;
comment on function public.agree_enclave_terms is 'Agrees to the newest version by its hash; true when all have. Raises not_found, not_allowed, wrong_state, terms_superseded, post_needed.';

-- Until everybody has agreed one may take one's word back, and says why.
create function public.take_back_agreement(enclave_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  enclave public.enclaves := private.own_enclave(enclave_id);
  version public.enclave_terms;
begin
  if btrim(coalesce($2, '')) = '' then raise exception 'reason_needed'; end if;
  select * into version from public.enclave_terms t where t.enclave_id = enclave.id order by t.number desc limit 1;
  if version.agreed_at is not null then raise exception 'wrong_state'; end if;
  delete from public.enclave_agreements a where a.terms_id = version.id and a.organisation_id = private.my_organisation_id();
  if not found then raise exception 'not_found'; end if;
  perform private.record_event('take_back', 'enclave', enclave.id::text, private.my_organisation_id(), null, jsonb_build_object('number', version.number), $2);
  perform private.notify_enclave(enclave.id, 'enclave_agreement_taken_back',
    jsonb_build_object('number', version.number, 'why', left(btrim($2), 500)), '');
end;
$$;

-- Talks that lead nowhere end with a reason; what was agreed cannot be dropped.
create function public.drop_enclave(enclave_id uuid, why text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  enclave public.enclaves := private.own_enclave(enclave_id);
begin
  if btrim(coalesce($2, '')) = '' then raise exception 'reason_needed'; end if;
  if enclave.status <> 'negotiating' then raise exception 'wrong_state'; end if;
  update public.enclaves e set status = 'dropped', dropped_why = left(btrim($2), 500) where e.id = enclave.id;
  perform private.record_event('drop', 'enclave', enclave.id::text, private.my_organisation_id(), null, null, $2);
  perform private.notify_enclave(enclave.id, 'enclave_dropped', jsonb_build_object('why', left(btrim($2), 500)), '');
end;
$$;

revoke execute on function public.enclave_law, public.create_enclave, public.save_enclave_draft, public.propose_enclave_terms,
  public.agree_enclave_terms, public.take_back_agreement, public.drop_enclave from public;
grant execute on function public.enclave_law, public.create_enclave, public.save_enclave_draft, public.propose_enclave_terms,
  public.agree_enclave_terms, public.take_back_agreement, public.drop_enclave to authenticated;

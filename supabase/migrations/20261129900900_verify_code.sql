-- What is signed outside term sheets can be verified as well: an enclave's agreed terms, a published secondment. Who has the
-- document's code sees what was agreed, by which hash, and who signed; of a person no name.

create type public.verified_kind as enum ('enclave_terms', 'secondment');

create table public.verify_codes (
  code text primary key check (code ~ '^[0-9a-f]{24}$'),
  subject_kind public.verified_kind not null,
  subject_id uuid not null,
  -- SHA-256 of what was signed, as it was then.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default clock_timestamp(),
  unique (subject_kind, subject_id)
);
comment on table public.verify_codes is 'Append-only: by which code a signed thing is verified, and the hash of what was signed.';
create trigger verify_codes_are_kept before update or delete on public.verify_codes
  for each row execute function private.refuse_change();

alter table public.verify_codes enable row level security;
grant select on public.verify_codes to authenticated, service_role;
-- The subqueries read under the reader's own rights.
create policy "Who reads what was signed reads its code"
  on public.verify_codes for select to authenticated
  using (case subject_kind
    when 'enclave_terms' then exists (select from public.enclave_terms t where t.id = subject_id)
    else exists (select from public.secondments s where s.id = subject_id) end);

-- What a secondment's signatures are about, in words that do not change with later corrections of names.
create function private.secondment_text(secondment_id uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('number', s.number, 'person', s.person_id, 'post', s.post_id, 'home', s.home_unit_id, 'host', s.host_unit_id,
    'from', s.starts_on, 'before', s.ends_before, 'return', s.return_guarantee)::text
  from public.secondments s where s.id = $1
$$;

create function private.give_verify_code(kind public.verified_kind, subject_id uuid, hash text) returns void
language sql security definer set search_path = ''
as $$
  insert into public.verify_codes (code, subject_kind, subject_id, hash)
  values (left(encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex'), 24), $1, $2, $3)
  on conflict do nothing
$$;

create function private.verify_agreed_enclave() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.agreed_at is not null then perform private.give_verify_code('enclave_terms', new.id, new.hash); end if;
  return null;
end;
$$;
create trigger enclave_terms_can_be_verified after insert or update of agreed_at on public.enclave_terms
  for each row execute function private.verify_agreed_enclave();

create function private.verify_published_secondment() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.published_at is null or exists (select from public.verify_codes v where v.subject_kind = 'secondment' and v.subject_id = new.id) then return null; end if;
  perform private.give_verify_code('secondment', new.id, encode(sha256(convert_to(private.secondment_text(new.id), 'UTF8')), 'hex'));
  return null;
end;
$$;
create trigger secondments_can_be_verified after insert or update of status on public.secondments
  for each row execute function private.verify_published_secondment();

-- What was agreed or published before.
select private.give_verify_code('enclave_terms', t.id, t.hash) from public.enclave_terms t where t.agreed_at is not null;
select private.give_verify_code('secondment', s.id, encode(sha256(convert_to(private.secondment_text(s.id), 'UTF8')), 'hex'))
from public.secondments s where s.published_at is not null;

-- In the shape of verify_term_sheet.
create function public.verify_agreement(code text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select case v.subject_kind
    when 'enclave_terms' then (
      select jsonb_build_object('kind', 'enclave_terms', 'status', 'signed', 'title', e.name, 'version', t.number, 'hash', v.hash,
        'intact', v.hash = encode(sha256(convert_to(t.document, 'UTF8')), 'hex'), 'signedAt', t.agreed_at,
        'signatures', (
          select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'step', 1, 'signedAt', a.agreed_at, 'post', a.post, 'matches', true,
            'onPaper', false, 'fileHash', null) order by a.agreed_at), '[]')
          from public.enclave_agreements a join public.organisations o on o.id = a.organisation_id where a.terms_id = t.id))
      from public.enclave_terms t join public.enclaves e on e.id = t.enclave_id where t.id = v.subject_id)
    else (
      select jsonb_build_object('kind', 'secondment', 'status', case when s.status = 'withdrawn' then 'ended' else 'signed' end,
        'title', h.name || ' → ' || u.name || ' · ' || q.title || ' · ' || s.starts_on || ' – ' || (s.ends_before - 1), 'version', s.number, 'hash', v.hash,
        'intact', v.hash = encode(sha256(convert_to(private.secondment_text(s.id), 'UTF8')), 'hex'), 'signedAt', s.published_at,
        -- The person signs too, unnamed.
        'signatures', (
          select coalesce(jsonb_agg(jsonb_build_object('organisation', coalesce(o.name, ''), 'party', g.party, 'step', 1, 'signedAt', g.signed_at,
            'post', case when g.party = 'person' then '' else g.signer_post end, 'matches', true, 'onPaper', g.channel = 'paper', 'fileHash', null) order by g.signed_at), '[]')
          from public.secondment_signatures g left join public.organisations o on o.id = g.organisation_id and g.party <> 'person'
          where g.secondment_id = s.id and g.answer = 'signed'))
      from public.secondments s join public.work_units h on h.id = s.home_unit_id join public.work_units u on u.id = s.host_unit_id
      join public.posts q on q.id = s.post_id where s.id = v.subject_id)
    end
  from public.verify_codes v where v.code = $1
$$;
comment on function public.verify_agreement is 'What signed enclave terms or a published secondment with this code say; null when there is none.';

revoke execute on function private.secondment_text, private.give_verify_code, private.verify_agreed_enclave, private.verify_published_secondment,
  public.verify_agreement from public, anon, authenticated;
grant execute on function public.verify_agreement to service_role;

-- A comment at a clause leaves a trace as every other step does.
create or replace function public.comment_on_clause(term_sheet_id uuid, version integer, clause_id text, words text) returns bigint
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
  perform private.record_event('comment', 'term_sheet', t.id::text, private.my_organisation_id(), null, jsonb_build_object('version', $2, 'clause', $3), btrim($4));
  perform private.tell_negotiators(t, 'term_sheet_comment', jsonb_build_object('version', $2));
  return new_id;
end;
$$;

-- The talent passport: for each secondment that is over, a record of tasks and outcomes, frozen, hashed, signed by host and home,
-- verified by anybody who has its code. No score, no ranking.

create table public.secondment_records (
  id uuid primary key default gen_random_uuid(),
  secondment_id uuid not null references public.secondments (id) on delete cascade,
  version smallint not null check (version between 1 and 999),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  -- SHA-256 of the content as text.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  verify_code text not null unique check (verify_code ~ '^[0-9a-f]{24}$'),
  drafted_by_name text,
  drafted_at timestamptz not null default clock_timestamp(),
  -- When a later version took its place.
  superseded_at timestamptz,
  unique (secondment_id, version)
);
comment on table public.secondment_records is 'What a secondment was and what came of it, as it is signed: never changed, only followed by another version.';
create unique index secondment_records_one_current on public.secondment_records (secondment_id) where superseded_at is null;

create table public.secondment_record_signatures (
  record_id uuid not null references public.secondment_records (id) on delete cascade,
  party public.secondment_party not null check (party in ('home', 'host')),
  hash text not null,
  signer_name text not null check (char_length(signer_name) between 1 and 80),
  signer_post text not null check (char_length(signer_post) between 1 and 80),
  channel public.signature_channel not null,
  recorded_by_name text,
  signed_at timestamptz not null default clock_timestamp(),
  primary key (record_id, party),
  constraint secondment_record_signatures_recorded_by_somebody check ((channel = 'account') = (recorded_by_name is null))
);
comment on table public.secondment_record_signatures is 'Who signed a record, by name, post and time, and which hash he signed.';

alter table public.secondment_records enable row level security;
alter table public.secondment_record_signatures enable row level security;
revoke all on public.secondment_records, public.secondment_record_signatures from anon, authenticated, service_role;
grant select on public.secondment_records, public.secondment_record_signatures to authenticated, service_role;
create policy "Who sees an assignment sees its record"
  on public.secondment_records for select to authenticated
  using (exists (select from public.secondments s where s.id = secondment_id));
create policy "Who sees a record sees who signed it"
  on public.secondment_record_signatures for select to authenticated
  using (exists (select from public.secondment_records r where r.id = record_id));

-- What is signed: facts, tasks and outcomes. What was said at the steps is not part of it.
create function private.record_content(s public.secondments) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('number', s.number, 'person', p.display_name, 'title', p.title, 'home', u.name, 'host', h.name, 'post', q.title,
    'duties', q.duties, 'startsOn', s.starts_on, 'endedOn', coalesce(s.ended_on, s.ends_before), 'status', s.status,
    'counterpart', s.counterpart, 'counterpartPost', s.counterpart_post,
    'tasks', (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'title', t.title, 'deliverable', t.deliverable, 'dueOn', t.due_on,
        'doneOn', t.done_on, 'outcome', t.outcome, 'droppedWhy', t.dropped_why) order by t.kind, t.due_on, t.created_at), '[]')
      from public.secondment_tasks t where t.secondment_id = s.id))
  from public.people p, public.posts q, public.work_units u, public.work_units h
  where p.id = s.person_id and q.id = s.post_id and u.id = s.home_unit_id and h.id = s.host_unit_id
$$;

create function public.draft_secondment_record(secondment_id uuid) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  s public.secondments := private.followed_secondment($1);
  latest public.secondment_records;
  fresh jsonb := private.record_content(s);
  new_id uuid;
begin
  if s.status not in ('completed', 'ended') or s.ended_on <= s.starts_on then raise exception 'wrong_state'; end if;
  if exists (select from public.secondment_tasks t where t.secondment_id = s.id and t.done_on is null and t.dropped_why is null) then
    raise exception 'tasks_open';
  end if;
  select * into latest from public.secondment_records r where r.secondment_id = s.id and r.superseded_at is null;
  if latest.content = fresh then return latest.id; end if;
  update public.secondment_records r set superseded_at = clock_timestamp() where r.id = latest.id;
  insert into public.secondment_records (secondment_id, version, content, hash, verify_code, drafted_by_name)
  values (s.id, coalesce(latest.version, 0) + 1, fresh, encode(sha256(convert_to(fresh::text, 'UTF8')), 'hex'),
    left(encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex'), 24), private.my_name())
  returning id into new_id;
  perform private.note_on_secondment(s, 'draft_record', 'secondment_record_drafted', null);
  return new_id;
end;
$$;
comment on function public.draft_secondment_record is 'Freezes what a secondment was and what came of it, for signature. Raises not_found, not_allowed, wrong_state, tasks_open.';

create function public.sign_secondment_record(record_id uuid, hash text, party public.secondment_party, signer_post text,
  channel public.signature_channel default 'account', signer_name text default null) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  r public.secondment_records;
  s public.secondments;
  own boolean;
  signer text;
begin
  select * into r from public.secondment_records x where x.id = $1 for update;
  if not found then raise exception 'not_found'; end if;
  s := private.followed_secondment(r.secondment_id);
  own := (select m.is_own from private.my_parties(s) m where m.party = $3 and $3 in ('home', 'host'));
  if own is null or $5 = 'link' or ($5 = 'account') is distinct from own then raise exception 'not_allowed'; end if;
  if r.superseded_at is not null or r.hash is distinct from $2 then raise exception 'record_moved_on'; end if;
  if exists (select from public.secondment_record_signatures g where g.record_id = r.id and g.party = $3) then raise exception 'already_signed'; end if;
  signer := case when own then private.my_name() else $6 end;
  if btrim(coalesce(signer, '')) = '' or btrim(coalesce($4, '')) = '' then raise exception 'signer_needed'; end if;
  insert into public.secondment_record_signatures (record_id, party, hash, signer_name, signer_post, channel, recorded_by_name)
  values (r.id, $3, r.hash, left(btrim(signer), 80), left(btrim($4), 80), $5, case when own then null else private.my_name() end);
  perform private.note_on_secondment(s, 'sign_record', 'secondment_record_signed', null, signer);
end;
$$;
comment on function public.sign_secondment_record is 'Signs a record by its hash, for the home or host unit. Raises not_found, not_allowed, record_moved_on, already_signed, signer_needed.';

create function private.record_view(r public.secondment_records) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', r.id, 'secondmentId', r.secondment_id, 'version', r.version, 'content', r.content, 'hash', r.hash,
    'verifyCode', r.verify_code, 'draftedBy', r.drafted_by_name, 'draftedAt', r.drafted_at,
    'signatures', (select coalesce(jsonb_agg(jsonb_build_object('party', g.party, 'name', g.signer_name, 'post', g.signer_post,
        'channel', g.channel, 'recordedBy', g.recorded_by_name, 'at', g.signed_at) order by g.party), '[]')
      from public.secondment_record_signatures g where g.record_id = r.id))
$$;

-- A person's records that hold, latest first, as far as the caller sees the assignments behind them.
create function public.person_passport(person_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  may_all boolean := private.my_role() = 'auditor' or private.keeps_person($1);
  answer jsonb;
begin
  select jsonb_build_object('personId', p.id, 'person', p.display_name, 'title', p.title, 'unit', u.name,
    'records', (select coalesce(jsonb_agg(private.record_view(r) order by s.starts_on desc, s.number desc), '[]')
      from public.secondment_records r join public.secondments s on s.id = r.secondment_id
      where s.person_id = p.id and r.superseded_at is null
        and (may_all or s.exchange_id in (select private.my_exchange_ids()) or s.id in (select private.my_secondment_ids()))))
  into answer
  from public.people p join public.work_units u on u.id = p.unit_id
  where p.id = $1 and p.forgotten_at is null and (may_all or p.exchange_id in (select private.my_exchange_ids()) or p.unit_id in (select private.my_unit_ids())
    or exists (select from public.secondments s where s.person_id = p.id and s.id in (select private.my_secondment_ids())));
  return answer;
end;
$$;
comment on function public.person_passport is 'The signed records of a person as the caller may see them; null when he may not see the person.';

create function public.passport_by_link(token_hash text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(private.record_view(r) order by s.starts_on desc, s.number desc), '[]')
  from public.person_links l join public.secondments s on s.person_id = l.person_id
  join public.secondment_records r on r.secondment_id = s.id and r.superseded_at is null
  where l.token_hash = $1 and l.revoked_at is null and l.expires_on > current_date
$$;

-- What the public page shows to who has a record's code. The name is shortened to its first character: who holds the record knows it.
create function public.verify_secondment_record(code text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'person', left(r.content ->> 'person', 1) || '**', 'home', r.content ->> 'home', 'host', r.content ->> 'host', 'post', r.content ->> 'post',
    'startsOn', r.content ->> 'startsOn', 'endedOn', r.content ->> 'endedOn', 'version', r.version, 'hash', r.hash,
    'intact', r.hash = encode(sha256(convert_to(r.content::text, 'UTF8')), 'hex'),
    'supersededAt', r.superseded_at,
    'tasks', jsonb_array_length(r.content -> 'tasks'),
    'signatures', (select jsonb_agg(jsonb_build_object('party', want.party, 'post', g.signer_post, 'signedAt', g.signed_at, 'matches', g.hash = r.hash) order by want.party)
      from (values ('home'::public.secondment_party), ('host')) want (party)
      left join public.secondment_record_signatures g on g.record_id = r.id and g.party = want.party))
  from public.secondment_records r where r.verify_code = $1
$$;
comment on function public.verify_secondment_record is 'What a record with this code says; null when there is none.';

-- Forgetting a person takes his records along, and what was said at the steps of his secondments.
create or replace function private.forget_person(person_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  begin
    delete from public.people p where p.id = $1;
    return;
  exception
    when foreign_key_violation then null;
  end;
  delete from public.person_links l where l.person_id = $1;
  delete from public.person_requests r where r.person_id = $1;
  delete from public.person_sensitive s where s.person_id = $1;
  delete from public.person_wishes w where w.person_id = $1;
  delete from public.secondment_records r using public.secondments s where s.id = r.secondment_id and s.person_id = $1;
  delete from public.secondment_reports r using public.secondments s where s.id = r.secondment_id and s.person_id = $1;
  update public.people p set ref = left($1::text, 8), display_name = '***', title = '', languages = '{}', max_altitude_m = null, joint_with = null,
    last_ended_on = null, hardship_months = 0, wants_to_learn = '', preferences = '', forgotten_at = clock_timestamp(), revision = p.revision + 1
  where p.id = $1;
end;
$$;

revoke execute on function private.record_content, private.record_view, private.forget_person from public;
revoke execute on function public.draft_secondment_record, public.sign_secondment_record, public.person_passport, public.passport_by_link,
  public.verify_secondment_record from public;
grant execute on function public.draft_secondment_record, public.sign_secondment_record, public.person_passport to authenticated;
grant execute on function public.passport_by_link, public.verify_secondment_record to service_role;

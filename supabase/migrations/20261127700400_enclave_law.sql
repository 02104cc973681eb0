-- A later change of law: which agreed terms it touches and by how much. The platform reckons (the engine is not in SQL), the
-- database remembers and tells every party in the same transaction.

create table public.enclave_law_effects (
  id bigint generated always as identity primary key,
  enclave_id uuid not null references public.enclaves (id) on delete cascade,
  terms_id uuid not null references public.enclave_terms (id) on delete cascade,
  -- Of the law that was looked at: the same is not looked at twice.
  law_hash text not null check (law_hash ~ '^[0-9a-f]{64}$'),
  touched boolean not null,
  -- Rows that went and rows that came, and both places' money under both [fen].
  changes jsonb not null check (jsonb_typeof(changes) = 'array'),
  effects jsonb not null check (jsonb_typeof(effects) = 'object'),
  found_at timestamptz not null default clock_timestamp(),
  unique (terms_id, law_hash)
);
comment on table public.enclave_law_effects is 'What a change of parameters after the agreement means for it: the engine''s answer under the law of then and of now.';
create index on public.enclave_law_effects (enclave_id, id desc);
create trigger enclave_law_effects_are_kept before update or delete on public.enclave_law_effects
  for each row execute function private.refuse_change();

alter table public.enclave_law_effects enable row level security;
grant select on public.enclave_law_effects to authenticated, service_role;
create policy "Who reads an enclave reads what a change of law means for it"
  on public.enclave_law_effects for select to authenticated using (enclave_id in (select private.my_enclave_ids()));

create function private.law_hash(law jsonb) returns text
language sql immutable set search_path = ''
as $$ select encode(sha256(convert_to(law::text, 'UTF8')), 'hex') $$;
revoke execute on function private.law_hash from public;

-- Agreed versions whose law has changed since and was not looked at yet: at most a hundred at once.
create function public.enclaves_under_new_law() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('terms', n.id, 'document', n.document, 'before', n.law, 'after', n.now_law) order by n.id), '[]')
  from (
    select c.* from (
      select distinct on (t.enclave_id) t.id, t.document, t.law, private.enclave_law(t.enclave_id) as now_law
      from public.enclave_terms t where t.agreed_at is not null order by t.enclave_id, t.number desc) c
    where c.law is distinct from c.now_law
      and not exists (select from public.enclave_law_effects l where l.terms_id = c.id and l.law_hash = private.law_hash(c.now_law))
    limit 100) n
$$;
comment on function public.enclaves_under_new_law is 'What the platform still has to reckon after a change of parameters.';

-- Remembers the engine's answer; where it touches the enclave, parties and their offices are told.
create function public.record_law_effect(terms_id uuid, law jsonb, touched boolean, changes jsonb, effects jsonb) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  version public.enclave_terms;
  enclave public.enclaves;
  reader uuid;
begin
  select * into version from public.enclave_terms t where t.id = $1;
  if not found then raise exception 'not_found'; end if;
  select * into enclave from public.enclaves e where e.id = version.enclave_id for update;
  insert into public.enclave_law_effects (enclave_id, terms_id, law_hash, touched, changes, effects)
  values (version.enclave_id, version.id, private.law_hash($2), $3, $4, $5) on conflict do nothing;
  if not found or not $3 then return false; end if;
  perform private.record_event('law_changed', 'enclave', enclave.id::text, null, null, $5, null);
  for reader in
    select p.organisation_id from public.enclave_parties p where p.enclave_id = enclave.id
    union select p.office_id from public.enclave_parties p where p.enclave_id = enclave.id and p.office_id is not null
  loop
    perform private.notify(reader, 'enclave_law_changed', jsonb_build_object('enclave', enclave.name,
      'outChange', ($5 #>> '{flyOut,after}')::numeric - ($5 #>> '{flyOut,before}')::numeric,
      'inChange', ($5 #>> '{flyIn,after}')::numeric - ($5 #>> '{flyIn,before}')::numeric), '/enclaves/' || enclave.id || '#law');
  end loop;
  return true;
end;
$$;
revoke execute on function public.enclaves_under_new_law, public.record_law_effect from public;
grant execute on function public.enclaves_under_new_law, public.record_law_effect to service_role;

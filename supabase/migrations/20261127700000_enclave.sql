-- Enclaves as their parties negotiate and agree them: who takes part, each side's working copy of the term sheet, numbered
-- versions that never change, and who agreed to which.

create type public.enclave_kind as enum ('forward', 'reverse', 'talent', 'village_income');
create type public.enclave_role as enum ('fly_out', 'fly_in', 'firm', 'village');
create type public.enclave_status as enum ('negotiating', 'agreed', 'dropped');

create table public.enclaves (
  id uuid primary key default gen_random_uuid(),
  -- What people call it.
  number bigint generated always as identity unique,
  kind public.enclave_kind not null,
  name text not null check (name = btrim(name) and char_length(name) between 1 and 80),
  -- Where it stands: the fly-in place.
  place_code text not null references public.regions (code),
  status public.enclave_status not null default 'negotiating',
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default clock_timestamp(),
  dropped_why text check (btrim(dropped_why) <> '' and char_length(dropped_why) <= 500),
  is_sample boolean not null default false,
  constraint enclaves_dropped_for_a_reason check ((status = 'dropped') = (dropped_why is not null))
);
comment on table public.enclaves is 'A park or lab of one place in another, its parties'' common affair from first talk to settlement.';
create index on public.enclaves (place_code);

create table public.enclave_parties (
  enclave_id uuid not null references public.enclaves (id) on delete cascade,
  role public.enclave_role not null,
  organisation_id uuid not null references public.organisations (id),
  -- As it is called in the agreement: an office may act for a city.
  name text not null check (name = btrim(name) and char_length(name) between 1 and 80),
  -- The coordinator office that answered for it then: it reads along.
  office_id uuid references public.organisations (id),
  primary key (enclave_id, role),
  unique (enclave_id, organisation_id)
);
comment on table public.enclave_parties is 'Who takes part in an enclave in which role; one organisation a role.';
create index on public.enclave_parties (organisation_id);
create index on public.enclave_parties (office_id);

-- What the caller may read: what the own organisation or a party one answers for takes part in; auditors all.
create function private.my_enclave_ids() returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  own uuid := private.my_organisation_id();
begin
  if private.my_role() = 'auditor' then return query select e.id from public.enclaves e;
  elsif private.my_role() = 'coordinator' then
    return query select p.enclave_id from public.enclave_parties p where p.organisation_id = own or p.office_id = own;
  else return query select p.enclave_id from public.enclave_parties p where p.organisation_id = own;
  end if;
end;
$$;
revoke execute on function private.my_enclave_ids from public;
grant execute on function private.my_enclave_ids to authenticated;

-- A side's working copy of the term sheet: texts as typed. The other side sees versions that were proposed, never this.
create table public.enclave_drafts (
  enclave_id uuid not null references public.enclaves (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id),
  typed jsonb not null check (jsonb_typeof(typed) = 'object' and octet_length(typed::text) <= 60000),
  revision integer not null default 1,
  saved_by_name text not null,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (enclave_id, organisation_id)
);
comment on table public.enclave_drafts is 'What one side has typed into the term sheet and not yet proposed.';

-- What a side would have without the enclave, and how strong it believes to be: nobody else's business, not even an auditor's.
create table public.enclave_reservations (
  enclave_id uuid not null references public.enclaves (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id),
  typed jsonb not null check (jsonb_typeof(typed) = 'object' and octet_length(typed::text) <= 2000),
  saved_at timestamptz not null default clock_timestamp(),
  primary key (enclave_id, organisation_id)
);
comment on table public.enclave_reservations is 'A side''s own figures: payoff without the enclave [万元, present value] and bargaining power [%], as typed. Its members alone read them.';

create table public.enclave_terms (
  id uuid primary key default gen_random_uuid(),
  enclave_id uuid not null references public.enclaves (id) on delete cascade,
  number smallint not null check (number > 0),
  -- Canonical JSON; its bytes are what is hashed and agreed to.
  document text not null check (octet_length(document) <= 200000 and jsonb_typeof(document::jsonb) = 'object'),
  hash text not null,
  -- Year of the term from which it counts; a later agreed version takes over from there.
  from_year smallint not null default 1 check (from_year between 1 and 60),
  -- The parameters in force and announced when it was proposed: what a later change of law is measured against.
  law jsonb not null check (jsonb_typeof(law) = 'array'),
  note text not null default '' check (char_length(note) <= 500),
  proposed_by uuid,
  proposed_by_name text not null,
  proposed_for uuid not null references public.organisations (id),
  proposed_at timestamptz not null default clock_timestamp(),
  agreed_at timestamptz,
  unique (enclave_id, number),
  constraint enclave_terms_hash_is_of_document check (hash = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);
comment on table public.enclave_terms is 'Versions of an enclave''s terms. A row never changes, but for the moment at which the last party agreed.';

create table public.enclave_agreements (
  terms_id uuid not null references public.enclave_terms (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id),
  person_name text not null,
  post text not null check (post = btrim(post) and char_length(post) between 1 and 60),
  agreed_by uuid,
  agreed_at timestamptz not null default clock_timestamp(),
  primary key (terms_id, organisation_id)
);
comment on table public.enclave_agreements is 'Which party agreed to which version: name, post, time.';

create function private.keep_enclave_terms() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and old.agreed_at is null
    and to_jsonb(new) - 'agreed_at' = to_jsonb(old) - 'agreed_at' then return new; end if;
  raise exception 'append_only';
end;
$$;
create function private.keep_enclave_agreements() returns trigger
language plpgsql set search_path = ''
as $$
begin
  -- Before everybody has agreed one may take one's word back; afterwards it stands.
  if tg_op = 'DELETE' and exists (select from public.enclave_terms t where t.id = old.terms_id and t.agreed_at is null) then return old; end if;
  raise exception 'append_only';
end;
$$;
revoke execute on function private.keep_enclave_terms, private.keep_enclave_agreements from public;
create trigger enclave_terms_are_kept before update or delete on public.enclave_terms
  for each row execute function private.keep_enclave_terms();
create trigger enclave_agreements_are_kept before update or delete on public.enclave_agreements
  for each row execute function private.keep_enclave_agreements();

alter table public.enclaves enable row level security;
alter table public.enclave_parties enable row level security;
alter table public.enclave_drafts enable row level security;
alter table public.enclave_reservations enable row level security;
alter table public.enclave_terms enable row level security;
alter table public.enclave_agreements enable row level security;
grant select on public.enclaves, public.enclave_parties, public.enclave_drafts, public.enclave_reservations, public.enclave_terms,
  public.enclave_agreements to authenticated, service_role;
create policy "Parties, their offices and auditors read an enclave"
  on public.enclaves for select to authenticated using (id in (select private.my_enclave_ids()));
create policy "Who reads an enclave reads who takes part"
  on public.enclave_parties for select to authenticated using (enclave_id in (select private.my_enclave_ids()));
create policy "A working copy is read by its side alone"
  on public.enclave_drafts for select to authenticated using (organisation_id = (select private.my_organisation_id()));
create policy "A reservation is read by its side alone"
  on public.enclave_reservations for select to authenticated using (organisation_id = (select private.my_organisation_id()));
create policy "Who reads an enclave reads the proposed versions"
  on public.enclave_terms for select to authenticated using (enclave_id in (select private.my_enclave_ids()));
create policy "Who reads a version reads who agreed"
  on public.enclave_agreements for select to authenticated
  using (exists (select from public.enclave_terms t where t.id = terms_id));

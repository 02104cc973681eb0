-- What an enclave's parties owe each other by year, what was booked here and credited there, and what they quarrel about.
-- Rows are added, never changed: a correction is a new row that names the old one and why.

create type public.settlement_status as enum ('open', 'confirmed');
create type public.settlement_side as enum ('booked', 'credited');
create type public.dispute_subject as enum ('figures', 'amount', 'booked', 'credited', 'rule', 'other');
create type public.dispute_outcome as enum ('accepted', 'corrected', 'amount_agreed', 'withdrawn');

create table public.settlements (
  id uuid primary key default gen_random_uuid(),
  enclave_id uuid not null references public.enclaves (id) on delete cascade,
  -- Year of the term, from 1.
  year smallint not null check (year between 1 and 60),
  status public.settlement_status not null default 'open',
  opened_at timestamptz not null default clock_timestamp(),
  confirmed_at timestamptz,
  unique (enclave_id, year),
  constraint settlements_confirmed_at_some_time check ((status = 'confirmed') = (confirmed_at is not null))
);
comment on table public.settlements is 'A year of an agreed enclave that is being settled, or is.';

create table public.settlement_figures (
  id bigint generated always as identity primary key,
  settlement_id uuid not null references public.settlements (id) on delete cascade,
  -- What came in, by name [fen]: {"vat.county": 1250000000, …}.
  figures jsonb not null check (jsonb_typeof(figures) = 'object' and octet_length(figures::text) <= 4000),
  corrects bigint unique references public.settlement_figures (id),
  why text check (btrim(why) <> '' and char_length(why) <= 500),
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_for uuid not null references public.organisations (id),
  recorded_at timestamptz not null default clock_timestamp(),
  constraint settlement_figures_corrected_for_a_reason check (corrects is null or why is not null)
);
comment on table public.settlement_figures is 'What really came in during a year, recorded once; the newest row of the chain counts.';
create unique index settlement_figures_begin_once on public.settlement_figures (settlement_id) where corrects is null;

create table public.settlement_entries (
  id bigint generated always as identity primary key,
  settlement_id uuid not null references public.settlements (id) on delete cascade,
  -- `booked` by who pays, `credited` by who receives.
  side public.settlement_side not null,
  from_role public.enclave_role not null,
  to_role public.enclave_role not null,
  amount bigint not null check (amount between 0 and 1000000000000000),
  happened_on date not null,
  voucher text not null default '' check (char_length(voucher) <= 120),
  corrects bigint unique references public.settlement_entries (id),
  why text check (btrim(why) <> '' and char_length(why) <= 500),
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_for uuid not null references public.organisations (id),
  recorded_at timestamptz not null default clock_timestamp(),
  constraint settlement_entries_between_two check (from_role <> to_role),
  constraint settlement_entries_corrected_for_a_reason check (corrects is null or why is not null),
  constraint settlement_entries_of_something check (amount > 0 or corrects is not null)
);
comment on table public.settlement_entries is 'Payments as the payer booked and the receiver credited them [fen]. A corrected row counts no more.';
create index on public.settlement_entries (settlement_id, id);

create table public.settlement_statements (
  id uuid primary key default gen_random_uuid(),
  settlement_id uuid not null references public.settlements (id) on delete cascade,
  number smallint not null check (number > 0),
  document text not null check (octet_length(document) <= 100000 and jsonb_typeof(document::jsonb) = 'object'),
  hash text not null,
  -- The ledger that it speaks of: what comes later makes it void.
  up_to_figures bigint not null,
  up_to_entry bigint not null,
  drawn_by uuid,
  drawn_by_name text not null,
  drawn_for uuid not null references public.organisations (id),
  drawn_at timestamptz not null default clock_timestamp(),
  unique (settlement_id, number),
  constraint settlement_statements_hash_is_of_document check (hash = encode(sha256(convert_to(document, 'UTF8')), 'hex'))
);
comment on table public.settlement_statements is 'Reconciliation statements: owed, booked and credited of a year, as canonical JSON with its hash.';

create table public.settlement_confirmations (
  statement_id uuid not null references public.settlement_statements (id) on delete cascade,
  organisation_id uuid not null references public.organisations (id),
  person_name text not null,
  post text not null check (post = btrim(post) and char_length(post) between 1 and 60),
  confirmed_by uuid,
  confirmed_at timestamptz not null default clock_timestamp(),
  primary key (statement_id, organisation_id)
);
comment on table public.settlement_confirmations is 'Which party confirmed which statement: name, post, time.';

create table public.settlement_disputes (
  id uuid primary key default gen_random_uuid(),
  settlement_id uuid not null references public.settlements (id) on delete cascade,
  number smallint not null check (number > 0),
  subject public.dispute_subject not null,
  claim text not null check (btrim(claim) <> '' and char_length(claim) <= 2000),
  -- How much is in question [fen]; null: not a matter of money.
  amount bigint check (amount between 0 and 1000000000000000),
  opened_by uuid,
  opened_by_name text not null,
  opened_for uuid not null references public.organisations (id),
  opened_at timestamptz not null default clock_timestamp(),
  outcome public.dispute_outcome,
  outcome_words text check (btrim(outcome_words) <> '' and char_length(outcome_words) <= 2000),
  -- By how much the parties settle beside the rule: more (or less: negative) from one to the other [fen].
  adjustment bigint not null default 0 check (abs(adjustment) <= 1000000000000000),
  adjusts_from public.enclave_role,
  adjusts_to public.enclave_role,
  closed_by uuid,
  closed_by_name text,
  closed_at timestamptz,
  unique (settlement_id, number),
  constraint settlement_disputes_closed_with_an_outcome check
    ((outcome is null) = (closed_at is null) and (outcome is null) = (outcome_words is null) and (outcome is null) = (closed_by_name is null)),
  constraint settlement_disputes_adjust_between_two check
    (adjustment = 0 or (outcome = 'amount_agreed' and adjusts_from is not null and adjusts_to is not null and adjusts_from <> adjusts_to))
);
comment on table public.settlement_disputes is 'Cases about a settlement: what is claimed, and how it ended.';

create table public.settlement_dispute_notes (
  id bigint generated always as identity primary key,
  dispute_id uuid not null references public.settlement_disputes (id) on delete cascade,
  words text not null check (btrim(words) <> '' and char_length(words) <= 2000),
  written_by uuid,
  written_by_name text not null,
  written_for uuid not null references public.organisations (id),
  written_at timestamptz not null default clock_timestamp()
);
comment on table public.settlement_dispute_notes is 'What the sides answer each other in a case.';
create index on public.settlement_dispute_notes (dispute_id, id);

create table public.settlement_evidence (
  id uuid primary key default gen_random_uuid(),
  dispute_id uuid not null references public.settlement_disputes (id) on delete cascade,
  title text not null check (char_length(title) between 1 and 120),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  size integer not null check (size between 1 and 10485760),
  object_name text not null unique,
  added_by_name text not null,
  added_for uuid not null references public.organisations (id),
  added_at timestamptz not null default clock_timestamp()
);
comment on table public.settlement_evidence is 'Papers of a case, in the bucket organisation-evidence. `size` in bytes.';
create index on public.settlement_evidence (dispute_id);

create trigger settlement_figures_are_kept before update or delete on public.settlement_figures
  for each row execute function private.refuse_change();
create trigger settlement_entries_are_kept before update or delete on public.settlement_entries
  for each row execute function private.refuse_change();
create trigger settlement_statements_are_kept before update or delete on public.settlement_statements
  for each row execute function private.refuse_change();
create trigger settlement_confirmations_are_kept before update or delete on public.settlement_confirmations
  for each row execute function private.refuse_change();
create trigger settlement_dispute_notes_are_kept before update or delete on public.settlement_dispute_notes
  for each row execute function private.refuse_change();
create trigger settlement_evidence_is_kept before update or delete on public.settlement_evidence
  for each row execute function private.refuse_change();

alter table public.settlements enable row level security;
alter table public.settlement_figures enable row level security;
alter table public.settlement_entries enable row level security;
alter table public.settlement_statements enable row level security;
alter table public.settlement_confirmations enable row level security;
alter table public.settlement_disputes enable row level security;
alter table public.settlement_dispute_notes enable row level security;
alter table public.settlement_evidence enable row level security;
grant select on public.settlements, public.settlement_figures, public.settlement_entries, public.settlement_statements,
  public.settlement_confirmations, public.settlement_disputes, public.settlement_dispute_notes, public.settlement_evidence
  to authenticated, service_role;
create policy "Who reads an enclave reads its settlements"
  on public.settlements for select to authenticated using (enclave_id in (select private.my_enclave_ids()));
create policy "Who reads a settlement reads its figures"
  on public.settlement_figures for select to authenticated using (exists (select from public.settlements s where s.id = settlement_id));
create policy "Who reads a settlement reads its entries"
  on public.settlement_entries for select to authenticated using (exists (select from public.settlements s where s.id = settlement_id));
create policy "Who reads a settlement reads its statements"
  on public.settlement_statements for select to authenticated using (exists (select from public.settlements s where s.id = settlement_id));
create policy "Who reads a statement reads who confirmed it"
  on public.settlement_confirmations for select to authenticated
  using (exists (select from public.settlement_statements s where s.id = statement_id));
create policy "Who reads a settlement reads its cases"
  on public.settlement_disputes for select to authenticated using (exists (select from public.settlements s where s.id = settlement_id));
create policy "Who reads a case reads its answers"
  on public.settlement_dispute_notes for select to authenticated
  using (exists (select from public.settlement_disputes d where d.id = dispute_id));
create policy "Who reads a case reads its papers"
  on public.settlement_evidence for select to authenticated
  using (exists (select from public.settlement_disputes d where d.id = dispute_id));

-- Papers of a case lie among those of the organisation that showed them, and are read by who reads the case.
create policy "Who reads a case reads the objects of its papers"
  on storage.objects for select to authenticated
  using (bucket_id = 'organisation-evidence' and exists (select from public.settlement_evidence e where e.object_name = name));

create or replace function private.object_is_named(name text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select from public.organisation_evidence e where e.object_name = $1)
    or exists (select from public.consents c where c.object_name = $1)
    or exists (select from public.settlement_evidence e where e.object_name = $1)
$$;

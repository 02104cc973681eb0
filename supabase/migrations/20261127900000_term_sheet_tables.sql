-- What the parties of a proposal negotiate and sign: versions that never change, comments at the clause, open issues, each side's
-- private reservation, the order of signing and the signatures.

create type public.term_sheet_status as enum ('open', 'signing', 'signed', 'ended');
create type public.term_sheet_source as enum ('library', 'edited', 'word');
create type public.signing_capacity as enum ('party', 'office');
create type public.reservation_direction as enum ('at_least', 'at_most');

create table public.term_sheets (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null unique references public.proposals (id),
  status public.term_sheet_status not null default 'open',
  -- Counts the attempts to sign: one that was broken off leaves its signatures behind, and they count no more.
  round integer not null default 0 check (round >= 0),
  signing_version integer,
  -- Names the sheet on the public page; only who has the document knows it.
  verify_code text unique check (verify_code ~ '^[0-9a-f]{24}$'),
  begun_at timestamptz not null default clock_timestamp(),
  signed_at timestamptz,
  constraint term_sheets_sign_a_version check ((status in ('signing', 'signed')) = (signing_version is not null)),
  constraint term_sheets_signed_at_some_time check ((status = 'signed') = (signed_at is not null))
);
comment on table public.term_sheets is 'The term sheet of a proposal: where its negotiation stands.';

create table public.term_sheet_versions (
  term_sheet_id uuid not null references public.term_sheets (id),
  number integer not null check (number between 1 and 9999),
  -- As src/lib/domain/term-sheet.ts reads it.
  content jsonb not null check (jsonb_typeof(content -> 'clauses') = 'array' and octet_length(content::text) <= 600000),
  -- SHA-256 of the content as PostgreSQL writes it out.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  source public.term_sheet_source not null,
  -- The version that it was made from; null: the first.
  base integer check (base < number),
  organisation_id uuid not null references public.organisations (id),
  made_by uuid,
  made_by_name text,
  made_at timestamptz not null default clock_timestamp(),
  note text not null default '' check (char_length(note) <= 500),
  primary key (term_sheet_id, number),
  constraint term_sheet_versions_first_or_based check ((number = 1) = (base is null))
);
comment on table public.term_sheet_versions is 'Who proposed what when. A version never changes; another opinion is another version.';
create trigger term_sheet_versions_are_kept before update or delete on public.term_sheet_versions
  for each row execute function private.refuse_change();
create trigger term_sheet_versions_are_not_emptied before truncate on public.term_sheet_versions
  for each statement execute function private.refuse_change();
alter table public.term_sheets add foreign key (id, signing_version) references public.term_sheet_versions (term_sheet_id, number);

create table public.term_sheet_comments (
  id bigint generated always as identity primary key,
  term_sheet_id uuid not null references public.term_sheets (id),
  version integer not null,
  clause_id text not null check (clause_id ~ '^[a-z0-9][a-z0-9-]{0,35}$'),
  organisation_id uuid not null references public.organisations (id),
  by_id uuid,
  by_name text,
  at timestamptz not null default clock_timestamp(),
  words text not null check (btrim(words) <> '' and char_length(words) <= 1000),
  foreign key (term_sheet_id, version) references public.term_sheet_versions (term_sheet_id, number)
);
comment on table public.term_sheet_comments is 'What was said at a clause of a version; kept as it was said.';
create index on public.term_sheet_comments (term_sheet_id, id);
create trigger term_sheet_comments_are_kept before update or delete on public.term_sheet_comments
  for each row execute function private.refuse_change();

create table public.term_sheet_issues (
  term_sheet_id uuid not null references public.term_sheets (id),
  number integer not null check (number > 0),
  title text not null check (btrim(title) <> '' and char_length(title) <= 120),
  organisation_id uuid not null references public.organisations (id),
  raised_by_name text,
  raised_at timestamptz not null default clock_timestamp(),
  -- How it was settled, in words; empty: open.
  settled text not null default '' check (char_length(settled) <= 500),
  settled_by_id uuid references public.organisations (id),
  settled_by_name text,
  settled_at timestamptz,
  primary key (term_sheet_id, number),
  constraint term_sheet_issues_settled_by_somebody check ((btrim(settled) <> '') = (settled_at is not null))
);
comment on table public.term_sheet_issues is 'What the parties have still to agree on: a sheet with open issues cannot be signed.';

create table public.term_sheet_reservations (
  term_sheet_id uuid not null,
  issue integer not null,
  organisation_id uuid not null references public.organisations (id),
  direction public.reservation_direction not null,
  value numeric not null check (abs(value) < 1e15),
  at timestamptz not null default clock_timestamp(),
  primary key (term_sheet_id, issue, organisation_id),
  foreign key (term_sheet_id, issue) references public.term_sheet_issues (term_sheet_id, number)
);
comment on table public.term_sheet_reservations is 'The least, or the most, that one side would accept. Nobody else reads it; the mediator learns only whether the sides overlap.';

create table public.term_sheet_signers (
  term_sheet_id uuid not null references public.term_sheets (id),
  step smallint not null check (step between 1 and 9),
  organisation_id uuid not null references public.organisations (id),
  capacity public.signing_capacity not null,
  primary key (term_sheet_id, organisation_id)
);
comment on table public.term_sheet_signers is 'Who signs, and in which order: a step begins when all of the step before have signed.';

create table public.signatures (
  term_sheet_id uuid not null,
  round integer not null check (round > 0),
  organisation_id uuid not null references public.organisations (id),
  version integer not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  step smallint not null,
  signer_id uuid not null,
  -- As the signer wrote name and post.
  signer_name text not null check (btrim(signer_name) <> '' and char_length(signer_name) <= 60),
  signer_post text not null check (btrim(signer_post) <> '' and char_length(signer_post) <= 60),
  signed_at timestamptz not null default clock_timestamp(),
  primary key (term_sheet_id, round, organisation_id),
  foreign key (term_sheet_id, version) references public.term_sheet_versions (term_sheet_id, number)
);
comment on table public.signatures is 'Append-only: who signed which version, by its hash.';
create trigger signatures_are_kept before update or delete on public.signatures
  for each row execute function private.refuse_change();
create trigger signatures_are_not_emptied before truncate on public.signatures
  for each statement execute function private.refuse_change();

-- As what the caller's organisation acts on a proposal's term sheet. Parties that are not known to each other have none yet.
create function private.negotiates_as(proposal_id uuid) returns public.signing_capacity
language plpgsql stable security definer set search_path = ''
as $$
declare
  me uuid := private.my_organisation_id();
begin
  if private.my_role() in ('county_member', 'enterprise_member', 'talent_officer', 'coordinator') and exists (
    select from public.proposal_parties pp
    where pp.proposal_id = $1 and pp.organisation_id = me and pp.left_at is null and pp.revealed
  ) then return 'party'; end if;
  if private.my_role() = 'coordinator' and exists (select from public.proposals p where p.id = $1 and p.office_id = me) then return 'office'; end if;
  return null;
end;
$$;

-- Who may read it: those who negotiate, the offices that answer for a party, whoever has to sign it, auditors.
create function private.reads_term_sheet(term_sheet_id uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  about uuid := (select t.proposal_id from public.term_sheets t where t.id = $1);
begin
  return about is not null and (
    private.negotiates_as(about) is not null
    or private.oversees_proposal(about)
    or private.my_role() = 'coordinator' and exists (
      select from public.term_sheet_signers s where s.term_sheet_id = $1 and s.organisation_id = private.my_organisation_id()));
end;
$$;

revoke execute on function private.negotiates_as, private.reads_term_sheet from public;
grant execute on function private.negotiates_as, private.reads_term_sheet to authenticated;

alter table public.term_sheets enable row level security;
alter table public.term_sheet_versions enable row level security;
alter table public.term_sheet_comments enable row level security;
alter table public.term_sheet_issues enable row level security;
alter table public.term_sheet_reservations enable row level security;
alter table public.term_sheet_signers enable row level security;
alter table public.signatures enable row level security;
grant select on public.term_sheets, public.term_sheet_versions, public.term_sheet_comments, public.term_sheet_issues,
  public.term_sheet_reservations, public.term_sheet_signers, public.signatures to authenticated, service_role;
create policy "Who negotiates, oversees or signs reads the sheet"
  on public.term_sheets for select to authenticated using (private.reads_term_sheet(id));
create policy "Who reads the sheet reads its versions"
  on public.term_sheet_versions for select to authenticated using (private.reads_term_sheet(term_sheet_id));
create policy "Who reads the sheet reads its comments"
  on public.term_sheet_comments for select to authenticated using (private.reads_term_sheet(term_sheet_id));
create policy "Who reads the sheet reads its issues"
  on public.term_sheet_issues for select to authenticated using (private.reads_term_sheet(term_sheet_id));
create policy "One reads one's own reservation; nobody else does"
  on public.term_sheet_reservations for select to authenticated
  using (organisation_id = (select private.my_organisation_id())
    and (select private.my_role()) in ('county_member', 'enterprise_member', 'talent_officer', 'coordinator'));
create policy "Who reads the sheet reads who signs it"
  on public.term_sheet_signers for select to authenticated using (private.reads_term_sheet(term_sheet_id));
create policy "Who reads the sheet reads its signatures"
  on public.signatures for select to authenticated using (private.reads_term_sheet(term_sheet_id));

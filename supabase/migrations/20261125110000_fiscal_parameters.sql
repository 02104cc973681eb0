-- Values set by law and policy, and what an office adds to the reference data for its own pages.

create type public.parameter_unit as enum ('1', 'year', 'CNY', 'CNY_10k');

create table public.fiscal_parameters (
  code          text not null check (code ~ '^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+$'),
  valid_from    date not null,
  start_assumed boolean not null,
  valid_until   date,
  value         numeric not null check (value >= 0),
  unit          public.parameter_unit not null,
  source        text not null check (source <> ''),
  source_url    text,
  confidence    public.confidence not null,
  primary key (code, valid_from),
  constraint fiscal_parameters_period_not_empty check (valid_from < valid_until),
  constraint fiscal_parameters_share_at_most_whole check (unit <> '1' or value <= 1),
  constraint fiscal_parameters_unsourced_is_never_sure check (source_url is not null or confidence <> 'high'),
  constraint fiscal_parameters_one_value_a_day exclude using gist (code with =, daterange(valid_from, valid_until) with &&)
);
comment on table public.fiscal_parameters is 'Tax shares, rates and holidays by law and policy, dated, with source. The rows come from src/lib/domain/reference/parameters.json by a generated migration (…_parameter_data.sql).';
comment on column public.fiscal_parameters.unit is '1: a share or rate, 0.25 = 25 %; year: calendar or tax years.';
comment on column public.fiscal_parameters.start_assumed is 'No text gives the first day; valid_from follows the conventions in src/lib/domain/reference/README.md.';
comment on column public.fiscal_parameters.valid_until is 'First day after the end; null until amended.';

alter table public.fiscal_parameters enable row level security;
revoke all on public.fiscal_parameters from anon, authenticated, service_role;
grant select on public.fiscal_parameters to authenticated, service_role;
create policy "Whoever is signed in reads the parameters" on public.fiscal_parameters for select to authenticated using (true);

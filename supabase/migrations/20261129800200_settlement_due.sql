-- By when a year has to be paid: the terms name a day of the year after (written.paymentBy, 'MM-DD'). The clock reminds, and nobody
-- finds out late: before the day who pays, after it every party, fifteen days later their offices as well.

create table public.settlement_reminders (
  enclave_id uuid not null references public.enclaves (id) on delete cascade,
  -- Year of the term.
  year smallint not null check (year between 1 and 60),
  kind text not null check (kind in ('settlement_due_soon', 'settlement_overdue', 'settlement_late')),
  due_on date not null,
  reminded_on date not null,
  primary key (enclave_id, year, kind)
);
comment on table public.settlement_reminders is 'Which reminder of a year''s payment has gone out: each once.';
alter table public.settlement_reminders enable row level security;
grant select on public.settlement_reminders to authenticated, service_role;
create policy "Who reads an enclave reads which reminders went out"
  on public.settlement_reminders for select to authenticated using (enclave_id in (select private.my_enclave_ids()));

-- Years of agreed enclaves that are due by `today` or within fourteen days and are not confirmed, and what is missing first:
-- figures, booked, credited, confirmed. Terms that name no day are due on none.
create function private.settlement_dues(today date) returns table (
  enclave_id uuid, enclave_name text, year integer, calendar_year integer, due_on date, missing text
)
language sql stable security definer set search_path = ''
as $$
  with years as (
    select e.id, e.name, y.n, t.document::jsonb as document
    from public.enclaves e
    cross join generate_series(1, 60) as y (n)
    cross join lateral private.terms_for_year(e.id, y.n) t
    where e.status = 'agreed' and t.id is not null),
  dated as (
    select z.id, z.name, z.n, z.first_year + z.n - 1 as calendar_year,
      make_date(z.first_year + z.n, split_part(z.day, '-', 1)::integer, 1) + (split_part(z.day, '-', 2)::integer - 1) as due_on
    from (
      select x.id, x.name, x.n, (x.document #>> '{deal,terms,start_year}')::integer as first_year,
        (x.document #>> '{deal,terms,years}')::integer as years, x.document #>> '{written,paymentBy}' as day
      from years x) z
    where z.n <= z.years and z.day ~ '^(0[1-9]|1[0-2])-([0-2][0-9]|3[01])$')
  select d.id, d.name, d.n, d.calendar_year, d.due_on,
    case when s.id is null or not exists (select from public.settlement_figures f where f.settlement_id = s.id) then 'figures'
      when not exists (select from public.settlement_entries b where b.settlement_id = s.id and b.side = 'booked') then 'booked'
      when not exists (select from public.settlement_entries c where c.settlement_id = s.id and c.side = 'credited') then 'credited'
      else 'confirmed' end
  from dated d left join public.settlements s on s.enclave_id = d.id and s.year = d.n
  where d.due_on <= $1 + 14 and coalesce(s.status, 'open') <> 'confirmed'
$$;

-- The same for who takes part, today: what stands on the first page.
create function public.my_settlement_dues() returns table (
  enclave_id uuid, enclave_name text, year integer, calendar_year integer, due_on date, missing text
)
language sql stable security definer set search_path = ''
as $$
  select d.* from private.settlement_dues(private.chinese_day()) d
  where exists (select from public.enclave_parties p where p.enclave_id = d.enclave_id
    and private.my_organisation_id() in (p.organisation_id, p.office_id))
  order by d.due_on, d.enclave_name
$$;
comment on function public.my_settlement_dues is 'Years of one''s own enclaves (or those of one''s parties) that are due within fourteen days or overdue, and what is missing.';

create function private.duty_settlement_dues() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  today date := private.chinese_day();
  due record;
  what text;
  other uuid;
begin
  for due in select * from private.settlement_dues(today) d order by d.due_on, d.enclave_id loop
    what := case when due.due_on >= today then 'settlement_due_soon' when due.due_on + 15 > today then 'settlement_overdue' else 'settlement_late' end;
    insert into public.settlement_reminders (enclave_id, year, kind, due_on, reminded_on)
    values (due.enclave_id, due.year, what, due.due_on, today) on conflict do nothing;
    continue when not found;
    for other in
      select p.organisation_id from public.enclave_parties p
      where p.enclave_id = due.enclave_id and (what <> 'settlement_due_soon' or p.role = 'fly_in')
      union
      select p.office_id from public.enclave_parties p where p.enclave_id = due.enclave_id and what = 'settlement_late' and p.office_id is not null
    loop
      perform private.notify(other, what, jsonb_build_object('enclave', due.enclave_name, 'year', due.calendar_year, 'due', due.due_on,
        'days', abs(today - due.due_on), 'missing', due.missing), '/enclaves/' || due.enclave_id || '/settlements/' || due.year);
    end loop;
  end loop;
end;
$$;
comment on function private.duty_settlement_dues is 'Reminds of payments that are due or overdue; each reminder once.';
revoke execute on function private.settlement_dues, private.duty_settlement_dues, public.my_settlement_dues from public;
grant execute on function public.my_settlement_dues to authenticated;

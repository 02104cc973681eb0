-- The Chinese working calendar: Monday to Friday, but for the days that the yearly notice of the State Council's General Office moves.

create table public.calendar_notices (
  year       int primary key check (year between 2000 and 2200),
  title      text not null check (title <> ''),
  issued_on  date not null,
  source_url text not null
);
comment on table public.calendar_notices is 'Notices of the State Council''s General Office on the holidays of a year; a year without one counts Monday to Friday. From src/lib/domain/reference/working-days.json.';

create table public.working_days (
  day   date primary key,
  works boolean not null,
  name  text not null check (name <> '')
);
comment on table public.working_days is 'Days that a notice moves: holidays, and the weekend days worked instead. From src/lib/domain/reference/working-days.json by a generated migration (…_working_day_data.sql).';

alter table public.calendar_notices enable row level security;
alter table public.working_days enable row level security;
revoke all on public.calendar_notices, public.working_days from anon, authenticated, service_role;
grant select on public.calendar_notices, public.working_days to authenticated, service_role;
create policy "Whoever is signed in reads the notices" on public.calendar_notices for select to authenticated using (true);
create policy "Whoever is signed in reads the calendar" on public.working_days for select to authenticated using (true);

create function private.is_working_day(day date) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce((select w.works from public.working_days w where w.day = is_working_day.day), extract(isodow from is_working_day.day) < 6)
$$;

-- The civil day in China at a moment.
create function private.chinese_day(moment timestamptz default now()) returns date
language sql stable set search_path = ''
as $$
  select (moment at time zone 'Asia/Shanghai')::date
$$;

-- So many working days after a day, which itself never counts; 0 gives the day itself.
create function private.add_working_days(day date, count int) returns date
language plpgsql stable set search_path = ''
as $$
declare
  at date := day;
  left_over int := count;
begin
  while left_over > 0 loop
    at := at + 1;
    if private.is_working_day(at) then left_over := left_over - 1; end if;
  end loop;
  return at;
end;
$$;

-- How many working days come after a day, up to and with another; 0 when that is not later.
create function private.working_days_between(day date, until date) returns int
language sql stable set search_path = ''
as $$
  select count(*)::int from generate_series(day + 1, until, interval '1 day') d where private.is_working_day(d::date)
$$;

-- So many office hours (9–12 and 14–18, Chinese time) after a moment; outside them the clock stands still.
create function private.add_working_hours(moment timestamptz, hours int) returns timestamptz
language plpgsql stable set search_path = ''
as $$
declare
  at timestamp := moment at time zone 'Asia/Shanghai';
  left_over interval := make_interval(hours => hours);
  opening record;
  opens timestamp;
begin
  if hours <= 0 then return moment; end if;
  loop
    if private.is_working_day(at::date) then
      for opening in select * from (values (9, 12), (14, 18)) h (opens, closes) order by 1 loop
        opens := greatest(at, at::date + make_interval(hours => opening.opens));
        continue when opens >= at::date + make_interval(hours => opening.closes);
        if left_over <= at::date + make_interval(hours => opening.closes) - opens then
          return (opens + left_over) at time zone 'Asia/Shanghai';
        end if;
        left_over := left_over - (at::date + make_interval(hours => opening.closes) - opens);
      end loop;
    end if;
    at := at::date + 1;
  end loop;
end;
$$;

revoke execute on function private.is_working_day, private.chinese_day, private.add_working_days, private.working_days_between,
  private.add_working_hours from public;
grant execute on function private.is_working_day, private.chinese_day, private.add_working_days, private.working_days_between,
  private.add_working_hours to authenticated, service_role;

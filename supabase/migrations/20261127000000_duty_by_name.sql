-- A duty is a function of schema private whose name begins with duty_ and that takes nothing: who adds one need not touch the others.

create or replace function public.run_daily_duties() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  duty name;
begin
  for duty in
    select p.proname from pg_catalog.pg_proc p
    where p.pronamespace = 'private'::regnamespace and p.proname like 'duty\_%' and p.pronargs = 0
    order by p.proname
  loop
    execute format('select private.%I()', duty);
  end loop;
end;
$$;

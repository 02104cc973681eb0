insert into public.run_rights (kind, role) values ('siting', 'coordinator');

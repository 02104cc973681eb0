-- The server writes mails whose text it makes itself, for instance what a saved search has found.
grant insert (to_email, subject, body) on public.mails to service_role;

-- What every later migration stands on: a schema for helpers that the API never exposes, and no rights by default.
-- Supabase grants everything in `public` to its API roles; here a table or function is reachable only when its own
-- migration says so, so a forgotten grant refuses instead of leaking.
create schema private;
comment on schema private is 'Helpers of policies and triggers. Not exposed by the API.';
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke all on functions from anon, authenticated;

-- Range and equality in one exclusion constraint: dated reference rows, one person in one place.
create extension if not exists btree_gist with schema extensions;

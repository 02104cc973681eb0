-- Reference data: read by whoever is signed in, changed by nobody, and refused when it contradicts itself.
begin;
select plan(19);

-- Nobody in particular --------------------------------------------------------------------------------------------------
set local role anon;
select throws_ok('select from public.regions', '42501', null, 'who is not signed in reads no regions');
select throws_ok('select from public.industries', '42501', null, '… no industries');
select throws_ok('select from public.pairings', '42501', null, '… no pairings');
reset role;

-- Somebody signed in ----------------------------------------------------------------------------------------------------
set local role authenticated;
select isnt_empty('select from public.regions', 'who is signed in reads the regions');
select isnt_empty('select from public.industries', '… the industries');
select isnt_empty('select from public.pairings', '… the pairings');
select throws_ok($$update public.regions set side = 'west' where code = '370000'$$, '42501', null, '… and changes no region');
select throws_ok($$delete from public.industries where code = '01'$$, '42501', null, '… no industry');
select throws_ok($$update public.pairings set confidence = 'high'$$, '42501', null, '… and no pairing');
reset role;

-- The server's own key --------------------------------------------------------------------------------------------------
set local role service_role;
select isnt_empty('select from public.pairings', 'the service key reads the pairings');
select throws_ok($$delete from public.pairings$$, '42501', null, '… and changes none either: that takes a migration');
reset role;

-- What the tables refuse ------------------------------------------------------------------------------------------------
create function pg_temp.pair(id text, west text, level text, valid_from date, valid_until date, url text, confidence text) returns void
language sql as $$
  insert into public.pairings values
    (id, 'assistance', level::public.region_level, '371100', west, valid_from, false, valid_until, 'a test', url, confidence::public.confidence)
$$;
select throws_ok(
  $$select pg_temp.pair('overlap', '653127', 'county', '2020-01-01', null, 'https://example.org', 'high')$$,
  '23P01', null, 'a pairing does not overlap itself in time');
select lives_ok(
  $$select pg_temp.pair('before', '653127', 'county', '2000-01-01', '2010-03-30', 'https://example.org', 'high')$$,
  '… but may follow itself on the day the other ends');
select throws_ok(
  $$select pg_temp.pair('empty', '653128', 'county', '2020-01-01', '2020-01-01', null, 'low')$$,
  '23514', null, 'a pairing lasts a day at least');
select throws_ok(
  $$select pg_temp.pair('level', '653128', 'province', '2020-01-01', null, null, 'low')$$,
  '23503', null, 'its level is that of the western unit');
select throws_ok(
  $$select pg_temp.pair('unsourced', '653128', 'county', '2020-01-01', null, null, 'high')$$,
  '23514', null, 'nothing unsourced is sure');
select throws_ok(
  $$insert into public.regions (code, name, level) values ('990100', '无省市', 'prefecture')$$,
  '23514', null, 'only a province has nothing above it');
select throws_ok(
  $$update public.regions set valid_until = '2030-01-01' where code = '653127'$$,
  '23514', null, 'a retired code names its successor');
select throws_ok(
  $$insert into public.industries values ('981', '不存在', null, 'group', '98')$$,
  '23503', null, 'a group belongs to a division that exists');

select * from finish();
rollback;

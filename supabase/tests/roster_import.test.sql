-- A workbook of registers: checked, taken in batches, undone; what moved on stays.
begin;
select plan(17);

select tests.organisation('talent_office', '西办', '650000') as id into temp west;
select tests.organisation('talent_office', '他办', '640000') as id into temp other;
select tests.person('west@test', (select id from west), 'talent_officer');
select tests.person('other@test', (select id from other), 'talent_officer');
create temp table made (name text primary key, id uuid);
grant select, insert on made to authenticated;
create function pg_temp.of(name text) returns uuid language sql as $$ select id from made m where m.name = $1 $$;
create function pg_temp.person(ref text, more jsonb default '{}') returns jsonb language sql as $$
  select jsonb_build_object('unit', '县医院', 'ref', ref, 'display_name', ref, 'ladder', 'technical', 'level', 2, 'months_min', 3, 'months_max', 6,
    'purpose', '挂职', 'keep_until', '2030-01-01', 'health', 'fit') || more
$$;
create function pg_temp.line(place integer, kind text, ref text, action text, content jsonb, faults jsonb default '[]') returns jsonb language sql as $$
  select jsonb_build_object('position', place, 'kind', kind, 'sheet', 'x', 'row_number', place + 2, 'ref', ref, 'label', ref, 'action', action, 'content', content, 'faults', faults)
$$;

set local role authenticated;
select tests.sign_in('west@test');
insert into made select 'import', begin_roster_import('名册.xlsx');
-- People before their unit: the registers are taken in the order in which they refer to each other.
select lives_ok($$select stage_roster_rows(pg_temp.of('import'), jsonb_build_array(
  pg_temp.line(0, 'person', 'p1', 'new', pg_temp.person('p1', '{"joint_with":"p2"}')),
  pg_temp.line(1, 'person', 'p2', 'new', pg_temp.person('p2')),
  pg_temp.line(2, 'person', 'p3', 'new', pg_temp.person('p3', '{"unit":"没有"}')),
  pg_temp.line(3, 'person', 'p4', 'refused', null, '[{"code":"missing"}]'),
  pg_temp.line(4, 'person', 'p5', 'new', pg_temp.person('p5')),
  pg_temp.line(5, 'unit', '县医院', 'new', '{"name":"县医院","region_code":"653127"}')))$$, 'rows are staged');
select throws_ok($$select accept_roster_import(pg_temp.of('import'))$$, 'P0001', 'wrong_state', 'what was not read to its end is not taken');
select lives_ok($$select finish_roster_import(pg_temp.of('import'), '[]')$$, 'the reading ends');
select lives_ok($$select choose_roster_rows(pg_temp.of('import'), array[0, 1, 2, 4], array[0, 1, 2])$$, 'one row is left out');
select tests.sign_in('other@test');
select is((select count(*)::int from roster_import_rows), 0, 'another office sees none of it');
select throws_ok($$select accept_roster_import(pg_temp.of('import'))$$, 'P0001', 'not_found', 'nor takes it');
select tests.sign_in('west@test');
select is(accept_roster_import(pg_temp.of('import'), 1), 3, 'taken in batches, the unit first');
select is((select name from work_units), '县医院', 'it is there');
select is(accept_roster_import(pg_temp.of('import'), 100), 0, 'then all others');
select is((select array_agg(ref order by ref) from people), array['p1', 'p2'], 'but what was left out and what the registers refuse');
select is((select faults -> 0 ->> 'code' from roster_import_rows where position = 2), 'unit_unknown', 'which says why');
select is((select count(*)::int from people p join people o on o.id = p.joint_with and o.joint_with = p.id), 2, 'ties are made when both are there');
select is(accept_roster_import(pg_temp.of('import'), 100), 0, 'taking again takes nothing twice');

select lives_ok($$select save_roster_entry('person', (select id from people where ref = 'p1'),
  (select revision from people where ref = 'p1'), pg_temp.person('p1', '{"title":"主治医师"}'))$$, 'one is changed by hand');
select is(undo_roster_import(pg_temp.of('import'), 100), 0, 'the import is taken back');
select is((select array_agg(ref) from people), array['p1'], 'what was changed since stays');
select is((select array_agg(outcome::text order by position) from roster_import_rows where outcome is not null), array['kept', 'undone', 'kept'], 'and so does the unit that it needs');

select * from finish();
rollback;

-- What has not happened yet is judged by the day in China: by the server's, nothing of today could be recorded before eight in the morning.

create or replace function public.record_settlement_figures(enclave_id uuid, year integer, figures jsonb, why text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  enclave public.enclaves := private.own_enclave(enclave_id);
  version public.enclave_terms;
  settlement public.settlements;
  newest public.settlement_figures;
begin
  if enclave.status <> 'agreed' then raise exception 'wrong_state'; end if;
  if private.enclave_role(enclave.id) <> 'fly_in' then raise exception 'not_allowed'; end if;
  version := private.terms_for_year(enclave.id, $2);
  if version.id is null or $2 < 1 or $2 > (version.document::jsonb #>> '{deal,terms,years}')::integer then raise exception 'bad_request'; end if;
  if private.calendar_year(enclave.id, $2) > extract(year from private.chinese_day()) then raise exception 'year_not_begun'; end if;
  if $2 > 1 and not exists (select from public.settlements s where s.enclave_id = enclave.id and s.year = $2 - 1) then
    raise exception 'earlier_year_missing';
  end if;
  if exists (select from jsonb_each($3) as f (key, value)
    where jsonb_typeof(f.value) <> 'number' or (f.value #>> '{}') !~ '^-?\d{1,16}$' or f.key !~ '^[a-z_]+(\.[a-z_]+)?$') then raise exception 'bad_request'; end if;

  insert into public.settlements (enclave_id, year) values (enclave.id, $2) on conflict do nothing;
  select * into settlement from public.settlements s where s.enclave_id = enclave.id and s.year = $2 for update;
  select * into newest from public.settlement_figures f where f.settlement_id = settlement.id order by f.id desc limit 1;
  if newest.id is not null then
    if newest.figures = $3 then raise exception 'figures_unchanged'; end if;
    if btrim(coalesce($4, '')) = '' then raise exception 'reason_needed'; end if;
    perform private.reopen_settlement(settlement, $4);
  end if;
  insert into public.settlement_figures (settlement_id, figures, corrects, why, recorded_by, recorded_by_name, recorded_for)
  select settlement.id, $3, newest.id, case when newest.id is not null then left(btrim($4), 500) end, a.user_id, a.display_name, private.my_organisation_id()
  from public.accounts a where a.user_id = auth.uid();
  perform private.record_event(case when newest.id is null then 'record_figures' else 'correct_figures' end, 'settlement', settlement.id::text,
    private.my_organisation_id(), newest.figures, $3, $4);
  perform private.notify_settlement(settlement, case when newest.id is null then 'settlement_figures' else 'settlement_figures_corrected' end,
    jsonb_build_object('why', left(btrim(coalesce($4, '')), 500)));
  return settlement.id;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;

create or replace function public.record_settlement_entry(
  settlement_id uuid, side public.settlement_side, from_role public.enclave_role, to_role public.enclave_role, amount bigint,
  happened_on date, voucher text, corrects bigint, why text
) returns bigint
language plpgsql security definer set search_path = ''
as $$
declare
  settlement public.settlements := private.own_settlement(settlement_id);
  own public.enclave_role := private.enclave_role(settlement.enclave_id);
  before public.settlement_entries;
  new_id bigint;
begin
  if own <> (case when $2 = 'booked' then $3 else $4 end) then raise exception 'not_allowed'; end if;
  if (select count(*) from public.enclave_parties p where p.enclave_id = settlement.enclave_id and p.role in ($3, $4)) <> 2 then raise exception 'bad_request'; end if;
  if $6 > private.chinese_day() then raise exception 'date_in_future'; end if;
  if $8 is not null then
    select * into before from public.settlement_entries e where e.id = $8 and e.settlement_id = settlement.id and e.side = $2
      and e.from_role = $3 and e.to_role = $4;
    if not found then raise exception 'not_found'; end if;
    if exists (select from public.settlement_entries e where e.corrects = before.id) then raise exception 'already_corrected'; end if;
    if btrim(coalesce($9, '')) = '' then raise exception 'reason_needed'; end if;
  end if;
  perform private.reopen_settlement(settlement, $9);
  insert into public.settlement_entries (settlement_id, side, from_role, to_role, amount, happened_on, voucher, corrects, why,
    recorded_by, recorded_by_name, recorded_for)
  select settlement.id, $2, $3, $4, $5, $6, left(btrim(coalesce($7, '')), 120), $8, nullif(left(btrim(coalesce($9, '')), 500), ''),
    a.user_id, a.display_name, private.my_organisation_id()
  from public.accounts a where a.user_id = auth.uid() returning id into new_id;
  perform private.record_event(case when $8 is null then 'record_entry' else 'correct_entry' end, 'settlement', settlement.id::text,
    private.my_organisation_id(), case when before.id is not null then to_jsonb(before.amount) end, jsonb_build_object('side', $2, 'amount', $5), $9);
  perform private.notify_settlement(settlement,
    case when $8 is not null then 'settlement_entry_corrected' when $2 = 'booked' then 'settlement_booked' else 'settlement_credited' end,
    jsonb_build_object('amount', $5, 'before', before.amount, 'why', left(btrim(coalesce($9, '')), 500)));
  return new_id;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;

create or replace function public.finish_secondment_task(task_id uuid, done_on date, outcome text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  t public.secondment_tasks := private.task_of($1);
  s public.secondments;
begin
  if btrim(coalesce($3, '')) = '' then raise exception 'outcome_needed'; end if;
  if $2 is null or $2 > private.chinese_day() then raise exception 'date_in_future'; end if;
  select * into s from public.secondments x where x.id = t.secondment_id;
  update public.secondment_tasks x set done_on = $2, outcome = left(btrim($3), 1000), written_by_name = private.my_name(), revision = x.revision + 1
  where x.id = t.id;
  perform private.note_on_secondment(s, 'finish_task', 'secondment_task_done', t.title);
end;
$$;

-- What parties do about a settlement. Everything that is recorded is news for the others in the same transaction.

-- The settlement for a party that acts: enclave and settlement locked, in this order.
create function private.own_settlement(settlement_id uuid) returns public.settlements
language plpgsql security definer set search_path = ''
as $$
declare
  settlement public.settlements;
begin
  perform private.own_enclave((select s.enclave_id from public.settlements s where s.id = settlement_id));
  select * into settlement from public.settlements s where s.id = settlement_id for update;
  return settlement;
end;
$$;

-- Tells the parties and, where it is a quarrel, their offices too.
create function private.notify_settlement(settlement public.settlements, kind text, data jsonb, offices boolean default false) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  office uuid;
  path text := '/settlements/' || settlement.year;
  content jsonb := data || jsonb_build_object('year', private.calendar_year(settlement.enclave_id, settlement.year));
begin
  perform private.notify_enclave(settlement.enclave_id, kind, content, path);
  if offices then
    for office in
      select distinct p.office_id from public.enclave_parties p
      where p.enclave_id = settlement.enclave_id and p.office_id is not null and p.office_id is distinct from private.my_organisation_id()
        and not exists (select from public.enclave_parties o where o.enclave_id = p.enclave_id and o.organisation_id = p.office_id)
    loop
      perform private.notify(office, kind, content || jsonb_build_object('by', coalesce(private.my_organisation_name(), ''),
        'enclave', (select e.name from public.enclaves e where e.id = settlement.enclave_id)), '/enclaves/' || settlement.enclave_id || path);
    end loop;
  end if;
end;
$$;

-- The agreed version that counts for a year of the term.
create function private.terms_for_year(enclave_id uuid, year integer) returns public.enclave_terms
language sql stable security definer set search_path = ''
as $$
  select * from public.enclave_terms t
  where t.enclave_id = $1 and t.agreed_at is not null and t.from_year <= $2 order by t.number desc limit 1
$$;

create function private.calendar_year(enclave_id uuid, year integer) returns integer
language sql stable security definer set search_path = ''
as $$ select ((private.terms_for_year($1, $2)).document::jsonb #>> '{deal,terms,start_year}')::integer + $2 - 1 $$;

-- What was confirmed is open again when something is added, and the reason is told.
create function private.reopen_settlement(settlement public.settlements, why text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if settlement.status <> 'confirmed' then return; end if;
  if btrim(coalesce(why, '')) = '' then raise exception 'reason_needed'; end if;
  update public.settlements s set status = 'open', confirmed_at = null where s.id = settlement.id;
  perform private.record_event('reopen', 'settlement', settlement.id::text, private.my_organisation_id(), null, null, why);
  perform private.notify_settlement(settlement, 'settlement_reopened', jsonb_build_object('why', left(btrim(why), 500)));
end;
$$;
revoke execute on function private.own_settlement, private.notify_settlement, private.terms_for_year, private.calendar_year,
  private.reopen_settlement from public;

-- Records what came in during a year, or corrects it: the fly-in place does, where taxes are collected.
-- Years follow each other without a hole, because total ceilings count over them.
create function public.record_settlement_figures(enclave_id uuid, year integer, figures jsonb, why text) returns uuid
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
  if private.calendar_year(enclave.id, $2) > extract(year from current_date) then raise exception 'year_not_begun'; end if;
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
comment on function public.record_settlement_figures is 'Records or corrects a year''s figures [fen]. Raises not_found, not_allowed, wrong_state, year_not_begun, earlier_year_missing, figures_unchanged, reason_needed, bad_request.';

-- The payer books, the receiver credits; `corrects` replaces an earlier row of the same side, for a reason.
create function public.record_settlement_entry(
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
  if $6 > current_date then raise exception 'date_in_future'; end if;
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
comment on function public.record_settlement_entry is 'Books or credits a payment [fen], or corrects one. Raises not_found, not_allowed, date_in_future, already_corrected, reason_needed, bad_request.';

-- Booked and credited sums of a settlement, by who pays whom: rows that were corrected count no more.
create function private.settlement_sums(settlement_id uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_object_agg(s.pair || '.' || s.side, s.amount), '{}')
  from (
    select e.from_role || '>' || e.to_role as pair, e.side, sum(e.amount) as amount
    from public.settlement_entries e
    where e.settlement_id = $1 and not exists (select from public.settlement_entries c where c.corrects = e.id)
    group by 1, 2) s
$$;

-- Draws a statement of the ledger as it stands. What it says of figures and payments must be what the ledger says.
create function public.draw_settlement_statement(settlement_id uuid, document text) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  settlement public.settlements := private.own_settlement(settlement_id);
  content jsonb;
  newest public.settlement_figures;
  new_number integer;
begin
  content := $2::jsonb;
  if settlement.status = 'confirmed' then raise exception 'wrong_state'; end if;
  if exists (select from public.settlement_disputes d where d.settlement_id = settlement.id and d.outcome is null) then raise exception 'dispute_open'; end if;
  select * into newest from public.settlement_figures f where f.settlement_id = settlement.id order by f.id desc limit 1;
  if content -> 'figures' is distinct from newest.figures or content -> 'sums' is distinct from private.settlement_sums(settlement.id)
    or content ->> 'terms' is distinct from (private.terms_for_year(settlement.enclave_id, settlement.year)).hash
    or content ->> 'year' is distinct from settlement.year::text
  then raise exception 'statement_stale'; end if;
  select coalesce(max(s.number), 0) + 1 into new_number from public.settlement_statements s where s.settlement_id = settlement.id;
  insert into public.settlement_statements (settlement_id, number, document, hash, up_to_figures, up_to_entry, drawn_by, drawn_by_name, drawn_for)
  select settlement.id, new_number, $2, encode(sha256(convert_to($2, 'UTF8')), 'hex'), newest.id,
    coalesce((select max(e.id) from public.settlement_entries e where e.settlement_id = settlement.id), 0),
    a.user_id, a.display_name, private.my_organisation_id()
  from public.accounts a where a.user_id = auth.uid();
  perform private.record_event('draw', 'settlement', settlement.id::text, private.my_organisation_id(), null, jsonb_build_object('number', new_number), null);
  perform private.notify_settlement(settlement, 'settlement_drawn', jsonb_build_object('number', new_number));
  return new_number;
exception
  when check_violation or not_null_violation or invalid_text_representation then raise exception 'bad_request';
end;
$$;
comment on function public.draw_settlement_statement is 'Draws a reconciliation statement. Raises not_found, not_allowed, wrong_state, dispute_open, statement_stale, bad_request.';

-- Confirms exactly what was read. With the last party's word the year is settled.
create function public.confirm_settlement_statement(settlement_id uuid, number integer, hash text, post text) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  settlement public.settlements := private.own_settlement(settlement_id);
  statement public.settlement_statements;
  person text := (select a.display_name from public.accounts a where a.user_id = auth.uid());
  is_settled boolean;
begin
  if exists (select from public.settlement_disputes d where d.settlement_id = settlement.id and d.outcome is null) then raise exception 'dispute_open'; end if;
  select * into statement from public.settlement_statements s where s.settlement_id = settlement.id order by s.number desc limit 1;
  if statement.number is distinct from $2 or statement.hash is distinct from $3
    or exists (select from public.settlement_figures f where f.settlement_id = settlement.id and f.id > statement.up_to_figures)
    or exists (select from public.settlement_entries e where e.settlement_id = settlement.id and e.id > statement.up_to_entry)
    or exists (select from public.settlement_disputes d where d.settlement_id = settlement.id and d.closed_at > statement.drawn_at)
  then raise exception 'statement_stale'; end if;
  if btrim(coalesce($4, '')) = '' then raise exception 'post_needed'; end if;
  insert into public.settlement_confirmations (statement_id, organisation_id, person_name, post, confirmed_by)
  values (statement.id, private.my_organisation_id(), person, btrim($4), auth.uid()) on conflict do nothing;
  if not found then return settlement.status = 'confirmed'; end if;
  is_settled := not exists (
    select from public.enclave_parties p where p.enclave_id = settlement.enclave_id
      and not exists (select from public.settlement_confirmations c where c.statement_id = statement.id and c.organisation_id = p.organisation_id));
  perform private.record_event('confirm', 'settlement', settlement.id::text, private.my_organisation_id(), null,
    jsonb_build_object('number', statement.number, 'hash', statement.hash, 'post', btrim($4)), null);
  if is_settled then
    update public.settlements s set status = 'confirmed', confirmed_at = clock_timestamp() where s.id = settlement.id;
  end if;
  perform private.notify_settlement(settlement, case when is_settled then 'settlement_confirmed' else 'settlement_party_confirmed' end,
    jsonb_build_object('person', person, 'post', btrim($4)));
  return is_settled;
exception
  when check_violation then raise exception 'bad_request';
end;
$$;
comment on function public.confirm_settlement_statement is 'Confirms the newest statement by its hash; true when all have. Raises not_found, not_allowed, dispute_open, statement_stale, post_needed.';

-- Opens a case. Offices of the parties are told: a call of theirs may end it.
create function public.open_settlement_dispute(settlement_id uuid, subject public.dispute_subject, claim text, amount bigint) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  settlement public.settlements := private.own_settlement(settlement_id);
  new_number integer;
begin
  if btrim(coalesce($3, '')) = '' then raise exception 'claim_needed'; end if;
  perform private.reopen_settlement(settlement, $3);
  select coalesce(max(d.number), 0) + 1 into new_number from public.settlement_disputes d where d.settlement_id = settlement.id;
  insert into public.settlement_disputes (settlement_id, number, subject, claim, amount, opened_by, opened_by_name, opened_for)
  select settlement.id, new_number, $2, left(btrim($3), 2000), $4, a.user_id, a.display_name, private.my_organisation_id()
  from public.accounts a where a.user_id = auth.uid();
  perform private.record_event('open_dispute', 'settlement', settlement.id::text, private.my_organisation_id(), null, jsonb_build_object('number', new_number), $3);
  perform private.notify_settlement(settlement, 'dispute_opened', jsonb_build_object('number', new_number, 'claim', left(btrim($3), 500)), true);
  return new_number;
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;

-- The case for a party of its enclave, locked.
create function private.own_dispute(dispute_id uuid) returns public.settlement_disputes
language plpgsql security definer set search_path = ''
as $$
declare
  dispute public.settlement_disputes;
begin
  perform private.own_settlement((select d.settlement_id from public.settlement_disputes d where d.id = dispute_id));
  select * into dispute from public.settlement_disputes d where d.id = dispute_id for update;
  if dispute.outcome is not null then raise exception 'wrong_state'; end if;
  return dispute;
end;
$$;

create function public.answer_settlement_dispute(dispute_id uuid, words text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  dispute public.settlement_disputes := private.own_dispute(dispute_id);
begin
  if btrim(coalesce($2, '')) = '' then raise exception 'claim_needed'; end if;
  insert into public.settlement_dispute_notes (dispute_id, words, written_by, written_by_name, written_for)
  select dispute.id, left(btrim($2), 2000), a.user_id, a.display_name, private.my_organisation_id()
  from public.accounts a where a.user_id = auth.uid();
  perform private.notify_settlement((select s from public.settlements s where s.id = dispute.settlement_id), 'dispute_answered',
    jsonb_build_object('number', dispute.number, 'words', left(btrim($2), 500)));
end;
$$;

-- A paper of the case: its object was put among the papers of the caller's organisation first.
create function public.add_dispute_evidence(dispute_id uuid, title text, media_type text, size integer, object_name text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  dispute public.settlement_disputes := private.own_dispute(dispute_id);
  new_id uuid;
begin
  if split_part($5, '/', 1) is distinct from private.my_organisation_id()::text then raise exception 'bad_request'; end if;
  if not exists (select from storage.objects o where o.bucket_id = 'organisation-evidence' and o.name = $5) then raise exception 'not_found'; end if;
  if (select count(*) from public.settlement_evidence e where e.dispute_id = dispute.id) >= 20 then raise exception 'too_many_papers'; end if;
  insert into public.settlement_evidence (dispute_id, title, media_type, size, object_name, added_by_name, added_for)
  select dispute.id, left(btrim($2), 120), $3, $4, $5, a.display_name, private.my_organisation_id()
  from public.accounts a where a.user_id = auth.uid() returning id into new_id;
  perform private.notify_settlement((select s from public.settlements s where s.id = dispute.settlement_id), 'dispute_answered',
    jsonb_build_object('number', dispute.number, 'words', left(btrim($2), 120)));
  return new_id;
exception
  when check_violation or not_null_violation or unique_violation then raise exception 'bad_request';
end;
$$;

-- Who opened a case closes it, with its outcome in words; an agreed amount goes into the statement that all have to confirm.
create function public.close_settlement_dispute(
  dispute_id uuid, outcome public.dispute_outcome, words text, adjustment bigint, adjusts_from public.enclave_role, adjusts_to public.enclave_role
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  dispute public.settlement_disputes := private.own_dispute(dispute_id);
begin
  if dispute.opened_for is distinct from private.my_organisation_id() then raise exception 'not_allowed'; end if;
  if btrim(coalesce($3, '')) = '' then raise exception 'reason_needed'; end if;
  update public.settlement_disputes d set outcome = $2, outcome_words = left(btrim($3), 2000), adjustment = coalesce($4, 0),
    adjusts_from = $5, adjusts_to = $6, closed_by = auth.uid(), closed_at = clock_timestamp(),
    closed_by_name = (select a.display_name from public.accounts a where a.user_id = auth.uid())
  where d.id = dispute.id;
  perform private.record_event('close_dispute', 'settlement', dispute.settlement_id::text, private.my_organisation_id(), null,
    jsonb_build_object('number', dispute.number, 'outcome', $2, 'adjustment', coalesce($4, 0)), $3);
  perform private.notify_settlement((select s from public.settlements s where s.id = dispute.settlement_id), 'dispute_closed',
    jsonb_build_object('number', dispute.number, 'words', left(btrim($3), 500)), true);
exception
  when check_violation or not_null_violation then raise exception 'bad_request';
end;
$$;

revoke execute on function private.settlement_sums, private.own_dispute from public;
revoke execute on function public.record_settlement_figures, public.record_settlement_entry, public.draw_settlement_statement,
  public.confirm_settlement_statement, public.open_settlement_dispute, public.answer_settlement_dispute, public.add_dispute_evidence,
  public.close_settlement_dispute from public;
grant execute on function public.record_settlement_figures, public.record_settlement_entry, public.draw_settlement_statement,
  public.confirm_settlement_statement, public.open_settlement_dispute, public.answer_settlement_dispute, public.add_dispute_evidence,
  public.close_settlement_dispute to authenticated;

-- The trail is written by functions only: not even the platform's own key inserts into it, or into what was signed.
revoke insert, update, delete, truncate on public.audit_events, public.proposal_events, public.signatures, public.term_sheet_versions from service_role;

-- What is added to a dispute leaves its trace, as its opening and closing do.
create function private.trace_dispute() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  dispute public.settlement_disputes;
  row_of jsonb := to_jsonb(new);
begin
  select * into dispute from public.settlement_disputes d where d.id = new.dispute_id;
  perform private.record_event(case tg_table_name when 'settlement_evidence' then 'add_evidence' else 'answer' end, 'settlement',
    dispute.settlement_id::text, private.my_organisation_id(), null,
    jsonb_strip_nulls(jsonb_build_object('dispute', dispute.number, 'title', row_of ->> 'title')), row_of ->> 'words');
  return null;
end;
$$;
revoke execute on function private.trace_dispute from public;
create trigger settlement_dispute_notes_leave_a_trace after insert on public.settlement_dispute_notes
  for each row execute function private.trace_dispute();
create trigger settlement_evidence_leaves_a_trace after insert on public.settlement_evidence
  for each row execute function private.trace_dispute();

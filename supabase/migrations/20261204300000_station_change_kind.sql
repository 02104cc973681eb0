-- A station that its host changes after its approval is a change like any other. Its value is of no use in the transaction that adds it.
alter type public.proposal_change_kind add value 'station_changed';

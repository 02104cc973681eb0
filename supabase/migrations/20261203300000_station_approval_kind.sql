-- The approval of a talent station is verified as other signed things are. Its value is of no use in the transaction that adds it.
alter type public.verified_kind add value 'station_approval';

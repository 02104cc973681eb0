-- An office may hand a question over by hand before its promise passes: that is no failing.
alter type public.help_turn_end add value 'handed_over';

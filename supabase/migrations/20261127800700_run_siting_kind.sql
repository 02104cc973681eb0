-- Choosing sites of talent stations is a kind of run. Its value is of no use in the transaction that adds it.
alter type public.run_kind add value 'siting';

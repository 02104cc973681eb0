-- What an organisation that works by phone and paper may let its office do for it: also to hand in what it signed on paper.
alter type public.consent_scope add value 'signing';

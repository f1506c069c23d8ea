-- What the guard against duplicates asks for: the same intent, a moment ago. The index before it led to every
-- order of the symbol, and nothing else used it.
drop index orders_recent;
create index orders_by_intent on orders (account, intent, recorded_at) where intent is not null;

-- Where the only copy of an order was refused because its id is taken, and another order is seen under that id, ours
-- is not at the broker and never will be.
alter table orders add refused_as_duplicate boolean not null default false;
comment on column orders.refused_as_duplicate is 'of the first copy; says nothing once a second one has left';

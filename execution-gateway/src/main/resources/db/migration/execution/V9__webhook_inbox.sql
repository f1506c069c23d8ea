-- What signed webhooks hinted at, until the broker has been asked; and, for as long as an id is remembered,
-- that it has come. Nothing else of a webhook is kept: nothing else of it is believed.
create table webhook_inbox (
    account         text        not null,
    webhook_id      text        not null,
    broker_order_id text        not null,
    client_order_id text        not null,
    state           text        not null default 'PENDING' check (state in ('PENDING', 'DONE', 'DEAD')),
    tries           integer     not null default 0,
    trouble         text,
    received_at     timestamptz not null default clock_timestamp(),
    next_try_at     timestamptz not null default clock_timestamp(),
    claim           uuid,
    claimed_until   timestamptz,
    settled_at      timestamptz check ((settled_at is null) = (state = 'PENDING')),
    constraint webhook_counts_once primary key (account, webhook_id)
);
comment on column webhook_inbox.received_at is 'machine time, as are the other times';

create index webhook_inbox_due on webhook_inbox (account, next_try_at) where state = 'PENDING';
create index webhook_inbox_by_order on webhook_inbox (account, broker_order_id) where state = 'PENDING';
create index webhook_inbox_newest on webhook_inbox (account, received_at desc, webhook_id desc);
create index webhook_inbox_dead on webhook_inbox (account, received_at) where state = 'DEAD';

-- Outgoing webhooks that were not delivered at the first attempt. What was, leaves no row: the log is the
-- outbox, and the cursor of the endpoint says how far it has been told.
create table webhook_delivery (
    endpoint        text        not null,
    sequence        bigint      not null,
    type            text        not null,
    order_id        text        not null,
    at              timestamptz not null,
    state           text        not null check (state in ('RETRYING', 'DEAD', 'REPLAYING', 'DELIVERED')),
    attempts        integer     not null check (attempts >= 0),
    failure         text        not null,
    last_attempt_at timestamptz not null default clock_timestamp(),
    next_attempt_at timestamptz,
    primary key (endpoint, sequence),
    check ((next_attempt_at is not null) = (state in ('RETRYING', 'REPLAYING')))
);
comment on column webhook_delivery.sequence is 'of the event, as are type, order_id and at (market time)';
comment on column webhook_delivery.attempts is 'since it was first sent, or since it was last replayed';
comment on column webhook_delivery.last_attempt_at is 'machine time, as is next_attempt_at';

-- One is retried at a time; what comes after it waits.
create unique index webhook_delivery_retrying on webhook_delivery (endpoint) where state = 'RETRYING';
create index webhook_delivery_replaying on webhook_delivery (endpoint, next_attempt_at)
    where state = 'REPLAYING';
create index webhook_delivery_newest on webhook_delivery (sequence desc, endpoint desc);

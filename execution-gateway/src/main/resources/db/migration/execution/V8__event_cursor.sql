-- The order in which the log is read, and where each of its readers stands in it. Sequence numbers are
-- given before commit, so an event may become visible after a later one; a reader therefore goes by
-- (transaction, sequence), and only as far as transaction < pg_snapshot_xmin(pg_current_snapshot()).
create index event_by_position on event (transaction, sequence);
comment on column event.transaction is
    'its writer, or the transaction of the subject''s event before it where that is later: so the events of one subject are in the order of their sequence here too';

create table event_cursor (
    name        text   primary key,
    transaction xid8   not null,
    sequence    bigint not null,
    token       bigint not null default 0 check (token >= 0)
);
comment on table event_cursor is 'moved in the transaction that does what the events up to there ask for';
comment on column event_cursor.token is 'the largest fencing token seen: whoever shows a smaller one is a late holder of the lease';

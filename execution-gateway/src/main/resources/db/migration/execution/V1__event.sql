-- The one append-only log: order events, audit and what is told to others read it, each with its own
-- cursor. Sequence numbers are given before commit, so a reader goes only as far as
-- transaction < pg_snapshot_xmin(pg_current_snapshot()).
create table event (
    sequence     bigint generated always as identity primary key,
    type         text        not null,
    subject_kind text        not null,
    subject_id   text        not null,
    actor        text        not null,
    at           timestamptz not null,
    recorded_at  timestamptz not null default clock_timestamp(),
    transaction  xid8        not null default pg_current_xact_id(),
    details      jsonb       not null
);
comment on column event.at is 'market time';
comment on column event.recorded_at is 'machine time';

create index event_by_subject on event (subject_kind, subject_id, sequence);

create function refuse_change_of_event() returns trigger language plpgsql as $$
begin
    raise exception 'the table event is append-only';
end
$$;

create trigger event_is_append_only before update or delete or truncate on event
    for each statement execute function refuse_change_of_event();

-- The hash chain over the log: row n holds SHA-256 over the hash of row n - 1 and the event that it names, so what is
-- changed, taken out, put in or moved later shows. Written by one gateway at a time, behind the log; the cursor
-- 'audit-chain' says how far. The sequence has no gap.
create table audit (
    sequence       bigint primary key check (sequence > 0),
    event_sequence bigint not null unique,
    previous_hash  bytea  not null check (length(previous_hash) = 32),
    hash           bytea  not null check (length(hash) = 32)
);
comment on column audit.event_sequence is 'the event; no foreign key, so that a missing one is found and told, not hidden';

-- Where the chain ends: what is cut off behind it shows too.
create table audit_head (
    only_row boolean primary key default true check (only_row),
    sequence bigint  not null,
    hash     bytea   not null check (length(hash) = 32)
);
insert into audit_head (sequence, hash) values (0, decode(repeat('00', 32), 'hex'));

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'the table % is append-only', tg_table_name;
end
$$;

create trigger audit_is_append_only before update or delete or truncate on audit
    for each statement execute function refuse_change_of_audit();
create trigger audit_head_stays before delete or truncate on audit_head
    for each statement execute function refuse_change_of_audit();

-- The triggers say no to whoever may write; this takes the right away. An owner can take both back: what he does then
-- is what the chain shows.
revoke update, delete, truncate on event, audit from current_user;
revoke delete, truncate on audit_head from current_user;

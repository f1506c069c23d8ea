create table api_key (
    key_id     text        primary key,
    name       text        not null,
    roles      text[]      not null check (cardinality(roles) > 0),
    hash       text        not null,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz,
    revoked_at timestamptz
);
comment on column api_key.hash is 'under a pepper that is not in this database';
comment on column api_key.created_at is 'machine time, as are expires_at and revoked_at';

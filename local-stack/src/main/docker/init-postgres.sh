#!/bin/bash
# Runs once, when PostgreSQL's volume is new: for each service a role that owns a schema of its own name and sees no
# other. The launcher does the same for the embedded server (servers.Database).
set -eu
for schema in market_data signal execution orchestration; do
  psql -v ON_ERROR_STOP=1 -v schema="$schema" -v password="$BREAKWATER_DB_PASSWORD" \
    --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --host /var/run/postgresql <<'SQL'
create role :"schema" login password :'password';
create schema :"schema" authorization :"schema";
SQL
done

#!/bin/sh
# Makes the database and its login, once, in a fresh PostgreSQL container (compose.yaml).
# The login owns the database and may create roles, which migrations need, but is no superuser.
set -eu
psql --set=ON_ERROR_STOP=1 --set=password="$DATABASE_PASSWORD" --username="${POSTGRES_USER:-postgres}" <<'SQL'
create role tidemark login createrole password :'password';
create database tidemark owner tidemark;
revoke all on database tidemark from public;
SQL

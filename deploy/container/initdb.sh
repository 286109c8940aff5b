#!/bin/sh
# Three databases, each with a role that owns it and reaches no other.
set -e
for name in registry disbursement cases; do
    eval "password=\$(cat /run/secrets/${name}_password)"
    psql -v ON_ERROR_STOP=1 -U postgres <<SQL
create role $name login replication password '$password';
create database $name owner $name;
revoke all on database $name from public;
SQL
done

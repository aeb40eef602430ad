# Read by the entrypoint at the first start: the appliance owns its database and nothing else.
psql -v ON_ERROR_STOP=1 --username postgres --no-psqlrc --quiet <<'SQL'
\set password `cat /var/lib/mailassay-secrets/database.password`
CREATE ROLE mailassay LOGIN PASSWORD :'password';
CREATE DATABASE mailassay OWNER mailassay;
REVOKE CONNECT ON DATABASE postgres FROM PUBLIC;
SQL
# From here on the database is whole: see start.
rm -f /var/lib/mailassay-secrets/.first-start

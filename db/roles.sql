-- Roles and database for Counterfoil on a PostgreSQL (16 or newer) of your own.
-- Run once as a superuser, with two passwords of your choice:
--
--   psql -v owner_password="$OWNER" -v app_password="$APP" -f db/roles.sql
--
-- The owner role migrates at each start of the portal and does nothing else. The portal works as the application role,
-- which owns nothing: each migration grants it what it needs and no more, so that it can add to the audit log but
-- neither change nor remove an entry. Keep the two apart: the portal refuses to start when one may act as the other.

CREATE ROLE counterfoil_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
    PASSWORD :'owner_password';
CREATE ROLE counterfoil_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
    PASSWORD :'app_password';

CREATE DATABASE counterfoil OWNER counterfoil_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE counterfoil FROM PUBLIC;
GRANT CONNECT ON DATABASE counterfoil TO counterfoil_app;

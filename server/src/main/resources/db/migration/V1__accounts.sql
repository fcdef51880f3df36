-- The row ids of every table. A sequence and not identity columns: EclipseLink asks H2 for an identity in words that H2 2
-- no longer knows. One by one, so that ids grow in the order of insertion whichever server inserts.
CREATE SEQUENCE lectern_id START WITH 1 INCREMENT BY 1;

-- Who is calling: tenants, users, API keys.
CREATE TABLE tenant (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    name VARCHAR(255) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE app_user (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    username VARCHAR(255) NOT NULL,
    blocked BOOLEAN NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (tenant_id, username)
);

CREATE TABLE api_key (
    id BIGINT PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES app_user (id),
    name VARCHAR(255) NOT NULL,
    prefix VARCHAR(16) NOT NULL,
    key_hash VARCHAR(64) NOT NULL UNIQUE,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE
);

-- What users may: built-in and own roles, groups, sharing, limited keys; how they sign in. The first user of each tenant
-- was its administrator and stays it.
ALTER TABLE tenant ADD COLUMN blocked BOOLEAN DEFAULT FALSE NOT NULL;
-- whether its administrators make and block other tenants
ALTER TABLE tenant ADD COLUMN hosting BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE tenant SET hosting = TRUE WHERE id = (SELECT MIN(t.id) FROM tenant t);

ALTER TABLE app_user ADD COLUMN role VARCHAR(16) DEFAULT 'MEMBER' NOT NULL;
ALTER TABLE app_user ADD COLUMN auth_kind VARCHAR(16) DEFAULT 'KEY' NOT NULL;
ALTER TABLE app_user ADD COLUMN email VARCHAR(255);
ALTER TABLE app_user ADD COLUMN password_hash VARCHAR(1000);
-- who the identity provider says it is: its address and its name for the user
ALTER TABLE app_user ADD COLUMN issuer VARCHAR(500);
ALTER TABLE app_user ADD COLUMN subject VARCHAR(255);
-- when the provider's newest token was issued: an older one changes no role any more
ALTER TABLE app_user ADD COLUMN claims_at TIMESTAMP(6) WITH TIME ZONE;
-- is in each token of ours; counting it up ends all that were issued before
ALTER TABLE app_user ADD COLUMN token_version INTEGER DEFAULT 1 NOT NULL;
ALTER TABLE app_user ADD COLUMN updated_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE app_user ADD COLUMN deleted_at TIMESTAMP(6) WITH TIME ZONE;
UPDATE app_user SET updated_at = created_at;
ALTER TABLE app_user ALTER COLUMN updated_at SET NOT NULL;
UPDATE app_user SET role = 'ADMINISTRATOR' WHERE id IN (SELECT MIN(u.id) FROM app_user u GROUP BY u.tenant_id);
CREATE UNIQUE INDEX app_user_by_subject ON app_user (issuer, subject);

CREATE TABLE app_role (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    name VARCHAR(255) NOT NULL,
    -- TYPE:RIGHT,TYPE:RIGHT …
    rights VARCHAR(4000) NOT NULL,
    -- paths of folders, one in a line, that the role is limited to; empty for no limit
    access_folders VARCHAR(100000) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (tenant_id, name)
);

CREATE TABLE user_role (
    user_id BIGINT NOT NULL REFERENCES app_user (id),
    role_id BIGINT NOT NULL REFERENCES app_role (id),
    PRIMARY KEY (user_id, role_id)
);

CREATE TABLE app_group (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    name VARCHAR(255) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (tenant_id, name)
);

CREATE TABLE group_member (
    user_id BIGINT NOT NULL REFERENCES app_user (id),
    group_id BIGINT NOT NULL REFERENCES app_group (id),
    PRIMARY KEY (user_id, group_id)
);

-- Which groups see which object whose sharing is GROUP.
CREATE TABLE group_share (
    id BIGINT PRIMARY KEY,
    object_uid VARCHAR(36) NOT NULL,
    group_id BIGINT NOT NULL REFERENCES app_group (id),
    UNIQUE (object_uid, group_id)
);

ALTER TABLE api_key ADD COLUMN uid VARCHAR(36);
UPDATE api_key SET uid = '00000000-0000-4000-8000-' || LPAD(CAST(id AS VARCHAR(12)), 12, '0');
ALTER TABLE api_key ALTER COLUMN uid SET NOT NULL;
CREATE UNIQUE INDEX api_key_by_uid ON api_key (uid);
-- what the key is limited to; null for all that its user may
ALTER TABLE api_key ADD COLUMN rights VARCHAR(4000);
ALTER TABLE api_key ADD COLUMN only_dataset_uid VARCHAR(36);
ALTER TABLE api_key ADD COLUMN only_assistant_uid VARCHAR(36);
ALTER TABLE api_key ADD COLUMN last_used_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE api_key ADD COLUMN revoked_at TIMESTAMP(6) WITH TIME ZONE;
CREATE INDEX api_key_by_user ON api_key (user_id);

-- Counts changes of anything above: what a server remembers about a credential holds as long as this number does.
CREATE TABLE account_version (
    id BIGINT PRIMARY KEY,
    number BIGINT NOT NULL
);
INSERT INTO account_version (id, number) VALUES (1, 1);

-- Names are unique among the live ones of one owner: a name that a person cannot see must not stand in their way. The
-- owner is part of the text because the unique constraint of V2 and V3 has a name that differs between databases.
ALTER TABLE dataset ADD COLUMN sharing VARCHAR(16) DEFAULT 'PRIVATE' NOT NULL;
UPDATE dataset SET sharing = 'TEAM' WHERE permission = 'team';
ALTER TABLE dataset DROP COLUMN permission;
ALTER TABLE dataset ALTER COLUMN live_name SET DATA TYPE VARCHAR(300);
UPDATE dataset SET live_name = CAST(owner_id AS VARCHAR(20)) || '/' || live_name WHERE live_name IS NOT NULL;

ALTER TABLE assistant ADD COLUMN sharing VARCHAR(16) DEFAULT 'PRIVATE' NOT NULL;
ALTER TABLE assistant ALTER COLUMN live_name SET DATA TYPE VARCHAR(300);
UPDATE assistant SET live_name = CAST(owner_id AS VARCHAR(20)) || '/' || live_name WHERE live_name IS NOT NULL;

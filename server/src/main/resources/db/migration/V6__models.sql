-- The model catalogue. Its rows belong to the server, to a tenant or to a user: `server`, `tenant:7`, `user:9`.
CREATE TABLE llm_provider (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    owner VARCHAR(32) NOT NULL,
    name VARCHAR(255) NOT NULL,
    family VARCHAR(32) NOT NULL,
    endpoint VARCHAR(2000) NOT NULL,
    configuration VARCHAR(100000) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX llm_provider_by_owner ON llm_provider (owner);

CREATE TABLE llm_model (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    provider_id BIGINT NOT NULL REFERENCES llm_provider (id),
    name VARCHAR(255) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    -- tokens; null when nobody said
    context_window INTEGER,
    max_output INTEGER,
    -- length of an embedding model's vectors, learned by the first call
    dimension INTEGER,
    capabilities VARCHAR(1000) NOT NULL,
    active BOOLEAN NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (provider_id, name, kind)
);
CREATE INDEX llm_model_by_name ON llm_model (name, kind);

-- Models that stand in for each other, tried in the order of place.
CREATE TABLE llm_model_group (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    owner VARCHAR(32) NOT NULL,
    name VARCHAR(255) NOT NULL,
    description VARCHAR(10000) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (owner, name)
);

CREATE TABLE llm_group_member (
    id BIGINT PRIMARY KEY,
    group_id BIGINT NOT NULL REFERENCES llm_model_group (id),
    model_id BIGINT NOT NULL REFERENCES llm_model (id),
    place INTEGER NOT NULL
);
CREATE INDEX llm_group_member_by_group ON llm_group_member (group_id, place);
CREATE INDEX llm_group_member_by_model ON llm_group_member (model_id);

-- Keys for providers, sealed with a key that is not in this database (see docs/models.md).
CREATE TABLE llm_credential (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    owner VARCHAR(32) NOT NULL,
    provider_id BIGINT NOT NULL REFERENCES llm_provider (id),
    sealed_key VARCHAR(12000) NOT NULL,
    last_four VARCHAR(4) NOT NULL,
    description VARCHAR(1000) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (owner, provider_id)
);
CREATE INDEX llm_credential_by_provider ON llm_credential (provider_id);

-- A name that clients send and the model or group that it stands for here. The name `default` is for no name at all.
CREATE TABLE llm_model_alias (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    owner VARCHAR(32) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    name VARCHAR(255) NOT NULL,
    target VARCHAR(520) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (owner, kind, name)
);

-- Every call of a model. Names and no references: what was used outlives what was configured.
CREATE TABLE usage_record (
    id BIGINT PRIMARY KEY,
    tenant_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    user_uid VARCHAR(36) NOT NULL,
    channel VARCHAR(32) NOT NULL,
    conversation_uid VARCHAR(36),
    kind VARCHAR(16) NOT NULL,
    model VARCHAR(255) NOT NULL,
    provider VARCHAR(255) NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    completion_tokens INTEGER NOT NULL,
    total_tokens INTEGER NOT NULL,
    -- whether the provider did not count and we guessed
    estimated BOOLEAN NOT NULL,
    millis BIGINT NOT NULL,
    outcome VARCHAR(16) NOT NULL,
    failure VARCHAR(1000) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX usage_record_by_tenant ON usage_record (tenant_id, created_at);
CREATE INDEX usage_record_by_user ON usage_record (user_id, created_at);

-- How much a tenant or a user may ask for; null for no limit.
CREATE TABLE usage_limit (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    owner VARCHAR(32) NOT NULL UNIQUE,
    requests_per_minute INTEGER,
    tokens_per_day BIGINT,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

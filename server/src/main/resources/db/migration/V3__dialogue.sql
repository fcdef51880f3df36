-- What answers (assistants), what was said (conversations, messages).
CREATE TABLE assistant (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    owner_id BIGINT NOT NULL REFERENCES app_user (id),
    origin VARCHAR(16) NOT NULL,
    name VARCHAR(255) NOT NULL,
    -- the lower-case name while the row is live, null afterwards: makes names unique among live rows without a partial index
    live_name VARCHAR(255),
    description VARCHAR(1000000) NOT NULL,
    avatar VARCHAR(1000000) NOT NULL,
    language VARCHAR(64) NOT NULL,
    model VARCHAR(255) NOT NULL,
    temperature DOUBLE PRECISION,
    top_p DOUBLE PRECISION,
    presence_penalty DOUBLE PRECISION,
    frequency_penalty DOUBLE PRECISION,
    max_tokens INTEGER,
    model_extras VARCHAR(1000000) NOT NULL,
    system_text VARCHAR(1000000) NOT NULL,
    opener VARCHAR(1000000) NOT NULL,
    empty_response VARCHAR(1000000) NOT NULL,
    show_quote BOOLEAN NOT NULL,
    variables VARCHAR(1000000) NOT NULL,
    prompt_extras VARCHAR(1000000) NOT NULL,
    similarity_threshold DOUBLE PRECISION NOT NULL,
    keyword_weight DOUBLE PRECISION NOT NULL,
    top_n INTEGER NOT NULL,
    top_k INTEGER NOT NULL,
    rerank_model VARCHAR(255) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    deleted_at TIMESTAMP(6) WITH TIME ZONE,
    UNIQUE (tenant_id, origin, live_name)
);
CREATE INDEX assistant_by_tenant ON assistant (tenant_id, deleted_at);

-- A dataset that was deleted keeps its row, so its links may stay; they are skipped when read. No primary key: EclipseLink
-- inserts an assistant's new links before it deletes the old ones, and both have place 0.
CREATE TABLE assistant_dataset (
    assistant_id BIGINT NOT NULL REFERENCES assistant (id),
    dataset_uid VARCHAR(36) NOT NULL REFERENCES dataset (uid),
    place INTEGER NOT NULL
);
CREATE INDEX assistant_dataset_by_assistant ON assistant_dataset (assistant_id, place);

CREATE TABLE conversation (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    user_id BIGINT NOT NULL REFERENCES app_user (id),
    assistant_id BIGINT REFERENCES assistant (id),
    origin VARCHAR(16) NOT NULL,
    title VARCHAR(255) NOT NULL,
    external_user_id VARCHAR(255) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    deleted_at TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX conversation_by_assistant ON conversation (tenant_id, assistant_id, deleted_at);

CREATE TABLE message (
    id BIGINT PRIMARY KEY,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    turn_uid VARCHAR(36) NOT NULL,
    role VARCHAR(16) NOT NULL,
    text VARCHAR(1000000) NOT NULL,
    model VARCHAR(255) NOT NULL,
    source_refs VARCHAR(1000000) NOT NULL,
    token_usage VARCHAR(1000) NOT NULL,
    state VARCHAR(16) NOT NULL,
    failure VARCHAR(10000) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX message_by_conversation ON message (conversation_id, id);

-- Files as they were uploaded, datasets, their documents and chunks, and the jobs that parse them.
CREATE TABLE stored_file (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    name VARCHAR(255) NOT NULL,
    size_bytes BIGINT NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    deleted_at TIMESTAMP(6) WITH TIME ZONE
);

CREATE TABLE dataset (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    owner_id BIGINT NOT NULL REFERENCES app_user (id),
    origin VARCHAR(16) NOT NULL,
    name VARCHAR(255) NOT NULL,
    -- the lower-case name while the row is live, null afterwards: makes names unique among live rows without a partial index
    live_name VARCHAR(255),
    avatar VARCHAR(1000000),
    description VARCHAR(1000000),
    language VARCHAR(64) NOT NULL,
    embedding_model VARCHAR(255) NOT NULL,
    permission VARCHAR(16) NOT NULL,
    chunk_method VARCHAR(32) NOT NULL,
    parser_config VARCHAR(1000000) NOT NULL,
    similarity_threshold DOUBLE PRECISION NOT NULL,
    vector_weight DOUBLE PRECISION NOT NULL,
    pagerank INTEGER NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    deleted_at TIMESTAMP(6) WITH TIME ZONE,
    UNIQUE (tenant_id, live_name)
);
CREATE INDEX dataset_by_tenant ON dataset (tenant_id, deleted_at);

CREATE TABLE document (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    dataset_id BIGINT NOT NULL REFERENCES dataset (id),
    file_id BIGINT NOT NULL REFERENCES stored_file (id),
    owner_id BIGINT NOT NULL REFERENCES app_user (id),
    name VARCHAR(255) NOT NULL,
    type VARCHAR(16) NOT NULL,
    chunk_method VARCHAR(32) NOT NULL,
    parser_config VARCHAR(1000000) NOT NULL,
    meta_fields VARCHAR(1000000) NOT NULL,
    run_state VARCHAR(16) NOT NULL,
    progress DOUBLE PRECISION NOT NULL,
    progress_message VARCHAR(100000) NOT NULL,
    chunk_count INTEGER NOT NULL,
    token_count INTEGER NOT NULL,
    process_begin_at TIMESTAMP(6) WITH TIME ZONE,
    process_seconds DOUBLE PRECISION NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    deleted_at TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX document_by_dataset ON document (dataset_id, deleted_at);

CREATE TABLE chunk (
    id VARCHAR(32) PRIMARY KEY,
    document_id BIGINT NOT NULL REFERENCES document (id),
    ordinal INTEGER NOT NULL,
    content VARCHAR(1000000) NOT NULL,
    tokens INTEGER NOT NULL,
    page INTEGER NOT NULL,
    positions VARCHAR(100000) NOT NULL,
    important_keywords VARCHAR(100000) NOT NULL,
    questions VARCHAR(100000) NOT NULL,
    available BOOLEAN NOT NULL,
    origin VARCHAR(16) NOT NULL,
    embedding BYTEA NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX chunk_by_document ON chunk (document_id, ordinal);

CREATE TABLE ingest_job (
    id BIGINT PRIMARY KEY,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    user_id BIGINT NOT NULL REFERENCES app_user (id),
    document_id BIGINT NOT NULL REFERENCES document (id),
    state VARCHAR(16) NOT NULL,
    attempts INTEGER NOT NULL,
    worker VARCHAR(64),
    lease_until TIMESTAMP(6) WITH TIME ZONE,
    announced_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP(6) WITH TIME ZONE,
    message VARCHAR(100000) NOT NULL
);
CREATE INDEX ingest_job_by_state ON ingest_job (state, lease_until);
CREATE INDEX ingest_job_by_document ON ingest_job (document_id, state);

-- What must leave the index because its rows were deleted. Written with the deletion, removed when the index has done it.
CREATE TABLE index_removal (
    id BIGINT PRIMARY KEY,
    tenant_uid VARCHAR(36) NOT NULL,
    dataset_uid VARCHAR(36) NOT NULL,
    document_uid VARCHAR(36),
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

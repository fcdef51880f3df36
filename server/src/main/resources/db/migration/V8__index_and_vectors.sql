-- What the index must write again from the rows: some chunks of a document, or all of it when no chunk is named. Written
-- with the change, removed when the index has done it.
CREATE TABLE index_rewrite (
    id BIGINT PRIMARY KEY,
    tenant_uid VARCHAR(36) NOT NULL,
    dataset_uid VARCHAR(36) NOT NULL,
    document_uid VARCHAR(36) NOT NULL,
    document_id BIGINT NOT NULL REFERENCES document (id),
    chunk_ids VARCHAR(100000),
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

-- A second vector per chunk: of the model a dataset is being moved to, after the swap of the one it came from.
ALTER TABLE chunk ADD COLUMN other_embedding BYTEA;
ALTER TABLE dataset ADD COLUMN other_model VARCHAR(255);

-- A dataset's move to another embedding model.
CREATE TABLE reembedding (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    user_id BIGINT NOT NULL REFERENCES app_user (id),
    dataset_id BIGINT NOT NULL REFERENCES dataset (id),
    source_model VARCHAR(255) NOT NULL,
    target_model VARCHAR(255) NOT NULL,
    state VARCHAR(16) NOT NULL,
    chunks_done INTEGER NOT NULL,
    chunks_total INTEGER NOT NULL,
    worker VARCHAR(64),
    lease_until TIMESTAMP(6) WITH TIME ZONE,
    message VARCHAR(10000) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX reembedding_by_dataset ON reembedding (dataset_id, state);

-- What a chat model answered while a document was being read: a run that is begun again asks nothing twice. Removed when
-- the document is done.
CREATE TABLE model_answer (
    id BIGINT PRIMARY KEY,
    document_id BIGINT NOT NULL REFERENCES document (id),
    question_hash VARCHAR(64) NOT NULL,
    answer VARCHAR(1000000) NOT NULL,
    tokens INTEGER NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    UNIQUE (document_id, question_hash)
);

-- The graph of a dataset, as each document tells it: rows of one name are one entity, rows of one pair one relation.
CREATE TABLE graph_entity (
    id BIGINT PRIMARY KEY,
    dataset_id BIGINT NOT NULL REFERENCES dataset (id),
    document_id BIGINT NOT NULL REFERENCES document (id),
    -- the name in lower case: what is compared
    name_key VARCHAR(255) NOT NULL,
    name VARCHAR(255) NOT NULL,
    kind VARCHAR(255) NOT NULL,
    description VARCHAR(10000) NOT NULL,
    chunk_id VARCHAR(32) NOT NULL
);
CREATE INDEX graph_entity_by_name ON graph_entity (dataset_id, name_key);
CREATE INDEX graph_entity_by_document ON graph_entity (document_id, chunk_id);

CREATE TABLE graph_relation (
    id BIGINT PRIMARY KEY,
    dataset_id BIGINT NOT NULL REFERENCES dataset (id),
    document_id BIGINT NOT NULL REFERENCES document (id),
    source_key VARCHAR(255) NOT NULL,
    source VARCHAR(255) NOT NULL,
    target_key VARCHAR(255) NOT NULL,
    target VARCHAR(255) NOT NULL,
    description VARCHAR(10000) NOT NULL,
    strength DOUBLE PRECISION NOT NULL,
    chunk_id VARCHAR(32) NOT NULL
);
CREATE INDEX graph_relation_by_source ON graph_relation (dataset_id, source_key);
CREATE INDEX graph_relation_by_target ON graph_relation (dataset_id, target_key);
CREATE INDEX graph_relation_by_document ON graph_relation (document_id);

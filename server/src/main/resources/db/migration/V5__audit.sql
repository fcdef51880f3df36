-- Who did what: one hash chain for each tenant, chain -1 for what happened before anybody was known. No foreign keys: what
-- was done outlives who did it. Entries are only ever inserted; pruning removes the oldest and leaves their last hash.
CREATE TABLE audit_chain (
    tenant_id BIGINT PRIMARY KEY,
    pruned_seq BIGINT NOT NULL,
    anchor VARCHAR(64) NOT NULL,
    last_seq BIGINT NOT NULL,
    head VARCHAR(64) NOT NULL
);

CREATE TABLE audit_entry (
    tenant_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    uid VARCHAR(36) NOT NULL UNIQUE,
    happened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    entry VARCHAR(1000000) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (tenant_id, seq)
);
CREATE INDEX audit_entry_by_time ON audit_entry (tenant_id, happened_at);

-- how much room a tenant's files take is asked at each upload
CREATE INDEX stored_file_by_tenant ON stored_file (tenant_id, deleted_at, size_bytes);

-- Settings of an assistant that were kept and not followed until now.
ALTER TABLE assistant ADD COLUMN refine_multiturn BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE assistant ADD COLUMN extract_keywords BOOLEAN DEFAULT FALSE NOT NULL;
UPDATE assistant SET refine_multiturn = FALSE WHERE prompt_extras LIKE '%"refine_multiturn":false%';
UPDATE assistant SET extract_keywords = TRUE WHERE prompt_extras LIKE '%"keyword":true%';

-- Messages get an id of their own for dialects that name single messages, and keep the word a client used for the speaker.
ALTER TABLE message ADD COLUMN uid VARCHAR(36);
UPDATE message SET uid = '00000000-0000-4000-8000-' || LPAD(CAST(id AS VARCHAR(12)), 12, '0');
ALTER TABLE message ALTER COLUMN uid SET NOT NULL;
ALTER TABLE message ADD CONSTRAINT message_by_uid UNIQUE (uid);
ALTER TABLE message ADD COLUMN speaker VARCHAR(255) DEFAULT '' NOT NULL;

CREATE INDEX conversation_by_user ON conversation (tenant_id, user_id, deleted_at);

-- What a client says belongs to a message. The path is a text of the client's; nothing is ever read from it.
CREATE TABLE attachment (
    id BIGINT PRIMARY KEY,
    uid VARCHAR(36) NOT NULL UNIQUE,
    tenant_id BIGINT NOT NULL REFERENCES tenant (id),
    message_id BIGINT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    file_type VARCHAR(255) NOT NULL,
    file_path VARCHAR(255) NOT NULL,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX attachment_by_message ON attachment (message_id, id);

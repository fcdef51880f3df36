-- which server is writing a PENDING answer, so that its next start can end what it left behind
ALTER TABLE message ADD COLUMN answering_server VARCHAR(64);

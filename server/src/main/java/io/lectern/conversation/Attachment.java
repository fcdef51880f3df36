package io.lectern.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * What a client says belongs to a message (contracts/chat-api.md 2.5). Type and path are the client's texts: nothing here
 * ever opens the path. It goes with its message.
 */
@Entity
@Table(name = "attachment")
public class Attachment {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    long tenantId;

    @Column(name = "message_id", nullable = false, updatable = false)
    long messageId;

    @Column(name = "file_type", nullable = false, updatable = false)
    String fileType;

    @Column(name = "file_path", nullable = false, updatable = false)
    String filePath;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    protected Attachment() {}

    Attachment(Message message, String fileType, String filePath, Instant now) {
        this.uid = UUID.randomUUID();
        this.tenantId = message.tenantId;
        this.messageId = message.id;
        this.fileType = fileType;
        this.filePath = filePath;
        this.createdAt = now;
    }

    public UUID uid() {
        return uid;
    }

    public String fileType() {
        return fileType;
    }

    public String filePath() {
        return filePath;
    }

    public Instant createdAt() {
        return createdAt;
    }
}

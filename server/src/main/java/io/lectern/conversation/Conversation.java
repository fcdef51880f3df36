package io.lectern.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * Questions and answers in order (contracts/aibuilder.md 2.6: "session"). It belongs to a tenant and, when an assistant
 * answers in it, to that assistant for ever. A deleted one keeps its rows and nobody reaches it any more.
 */
@Entity
@Table(name = "conversation")
public class Conversation {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    long tenantId;

    @Column(name = "user_id", nullable = false, updatable = false)
    long userId;

    @Column(name = "assistant_id", updatable = false)
    Long assistantId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    Origin origin;

    @Column(nullable = false)
    String title;

    @Column(name = "external_user_id", nullable = false)
    String externalUser;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @Column(name = "deleted_at")
    Instant deletedAt;

    protected Conversation() {}

    Conversation(long tenantId, long userId, NewConversation command, Instant now) {
        this.uid = UUID.randomUUID();
        this.tenantId = tenantId;
        this.userId = userId;
        this.assistantId = command.assistantId().orElse(null);
        this.origin = command.origin();
        this.title = command.title();
        this.externalUser = command.externalUser();
        this.createdAt = now;
        this.updatedAt = now;
    }

    void rename(String newTitle, Instant now) {
        title = newTitle;
        updatedAt = now;
    }

    void belongTo(String newExternalUser, Instant now) {
        externalUser = newExternalUser;
        updatedAt = now;
    }

    void touch(Instant now) {
        updatedAt = now;
    }

    void delete(Instant now) {
        deletedAt = now;
        updatedAt = now;
    }

    public long id() {
        return id;
    }

    /** Row id of whose it is. */
    public long userId() {
        return userId;
    }

    public UUID uid() {
        return uid;
    }

    public String title() {
        return title;
    }

    /** The client's own name for its user, or empty. */
    public String externalUser() {
        return externalUser;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}

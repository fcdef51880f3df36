package io.lectern.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A model call as it is kept. Written once, never changed. */
@Entity
@Table(name = "usage_record")
public class UsageRecord {

    private static final int FAILURE_LIMIT = 1000;
    private static final int NAME_LIMIT = 255;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    long tenantId;

    @Column(name = "user_id", nullable = false, updatable = false)
    long userId;

    @Column(name = "user_uid", nullable = false, updatable = false)
    UUID user;

    @Column(nullable = false, updatable = false)
    String channel;

    @Column(name = "conversation_uid", updatable = false)
    UUID conversation;

    @Column(nullable = false, updatable = false)
    String kind;

    @Column(nullable = false, updatable = false)
    String model;

    @Column(nullable = false, updatable = false)
    String provider;

    @Column(name = "prompt_tokens", nullable = false, updatable = false)
    int promptTokens;

    @Column(name = "completion_tokens", nullable = false, updatable = false)
    int completionTokens;

    @Column(name = "total_tokens", nullable = false, updatable = false)
    int totalTokens;

    @Column(nullable = false, updatable = false)
    boolean estimated;

    @Column(nullable = false, updatable = false)
    long millis;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    CallOutcome outcome;

    @Column(nullable = false, updatable = false)
    String failure;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    protected UsageRecord() {}

    UsageRecord(ModelCall call) {
        this.tenantId = call.who().tenantId();
        this.userId = call.who().userId();
        this.user = call.who().user();
        this.channel = call.channel();
        this.conversation = call.conversation().orElse(null);
        this.kind = call.kind();
        this.model = cut(call.model(), NAME_LIMIT);
        this.provider = cut(call.provider(), NAME_LIMIT);
        this.promptTokens = call.promptTokens();
        this.completionTokens = call.completionTokens();
        this.totalTokens = call.totalTokens();
        this.estimated = call.estimated();
        this.millis = call.millis();
        this.outcome = call.outcome();
        this.failure = cut(call.failure(), FAILURE_LIMIT);
        this.createdAt = call.at();
    }

    public UUID user() {
        return user;
    }

    public String channel() {
        return channel;
    }

    public Optional<UUID> conversation() {
        return Optional.ofNullable(conversation);
    }

    public String kind() {
        return kind;
    }

    public String model() {
        return model;
    }

    public String provider() {
        return provider;
    }

    public int promptTokens() {
        return promptTokens;
    }

    public int completionTokens() {
        return completionTokens;
    }

    public int totalTokens() {
        return totalTokens;
    }

    public boolean estimated() {
        return estimated;
    }

    public long millis() {
        return millis;
    }

    public CallOutcome outcome() {
        return outcome;
    }

    public String failure() {
        return failure;
    }

    public Instant createdAt() {
        return createdAt;
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit);
    }
}

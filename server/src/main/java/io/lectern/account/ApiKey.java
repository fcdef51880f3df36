package io.lectern.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A secret that stands for a user. Only its SHA-256 is kept: the secret has 122 random bits, so a slow hash would
 * protect nothing and cost every request. The prefix lets a person tell keys apart.
 */
@Entity
@Table(name = "api_key")
public class ApiKey {

    static final int PREFIX_LENGTH = 8;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @ManyToOne(optional = false)
    @JoinColumn(name = "user_id", updatable = false)
    User user;

    @Column(nullable = false)
    String name;

    @Column(nullable = false, updatable = false)
    String prefix;

    @Column(name = "key_hash", nullable = false, unique = true, updatable = false)
    String keyHash;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    Rights rights;

    @Column(name = "only_dataset_uid", updatable = false)
    UUID onlyDataset;

    @Column(name = "only_assistant_uid", updatable = false)
    UUID onlyAssistant;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    protected ApiKey() {}

    ApiKey(User user, NewKey command, Secret secret, Instant now) {
        this.uid = UUID.randomUUID();
        this.user = user;
        this.name = command.name();
        this.rights = command.rights().orElse(null);
        this.onlyDataset = command.dataset().orElse(null);
        this.onlyAssistant = command.assistant().orElse(null);
        this.expiresAt = command.expiresAt().orElse(null);
        this.prefix = secret.prefix();
        this.keyHash = secret.hash();
        this.createdAt = now;
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    boolean usableAt(Instant now) {
        return user.active() && revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Its user, as far as the key lets them. */
    Identity identity() {
        return user.identity(rights(), Optional.ofNullable(onlyDataset), Optional.ofNullable(onlyAssistant));
    }

    public UUID uid() {
        return uid;
    }

    public User user() {
        return user;
    }

    public String name() {
        return name;
    }

    /** The beginning of the key's text. */
    public String prefix() {
        return prefix;
    }

    /** What the key is limited to; empty for all that its user may. */
    public Optional<Rights> rights() {
        return Optional.ofNullable(rights);
    }

    public Optional<UUID> dataset() {
        return Optional.ofNullable(onlyDataset);
    }

    public Optional<UUID> assistant() {
        return Optional.ofNullable(onlyAssistant);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** To half a minute. */
    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }
}

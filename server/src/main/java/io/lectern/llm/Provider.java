package io.lectern.llm;

import io.lectern.account.Owner;
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
 * A service that has models: its address and how it is spoken to. Keys for it are {@link Credential}s. Belongs for ever
 * to the one it was made for; whoever that reaches may use its models. Names need not be unique: the nearest owner's
 * comes first, then the oldest.
 */
@Entity
@Table(name = "llm_provider")
public class Provider {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(nullable = false, updatable = false)
    Owner owner;

    @Column(nullable = false)
    String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Family family;

    @Column(nullable = false)
    String endpoint;

    @Column(nullable = false)
    String configuration;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    protected Provider() {}

    Provider(Owner owner, ProviderSettings settings, Instant now) {
        this.uid = UUID.randomUUID();
        this.owner = owner;
        this.createdAt = now;
        change(settings, now);
    }

    void change(ProviderSettings settings, Instant now) {
        name = settings.name();
        family = settings.family();
        endpoint = settings.endpoint();
        configuration = settings.configuration();
        updatedAt = now;
    }

    public UUID uid() {
        return uid;
    }

    public Owner owner() {
        return owner;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public ProviderSettings settings() {
        return new ProviderSettings(name, family, endpoint, configuration);
    }
}

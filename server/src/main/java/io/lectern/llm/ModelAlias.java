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
 * A name that clients send, such as {@code glm-4-flash@ZHIPU-AI}, and the model or group that it stands for here. The
 * name {@value #DEFAULT} stands for no name at all. A model that really has the name comes first.
 */
@Entity
@Table(name = "llm_model_alias")
public class ModelAlias {

    public static final String DEFAULT = "default";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(nullable = false, updatable = false)
    Owner owner;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    ModelKind kind;

    @Column(nullable = false, updatable = false)
    String name;

    @Column(nullable = false)
    String target;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    protected ModelAlias() {}

    ModelAlias(Owner owner, ModelKind kind, String name, Instant now) {
        this.uid = UUID.randomUUID();
        this.owner = owner;
        this.kind = kind;
        this.name = name;
        this.createdAt = now;
    }

    void pointTo(String newTarget) {
        target = newTarget;
    }

    public UUID uid() {
        return uid;
    }

    public Owner owner() {
        return owner;
    }

    public ModelKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /** {@code name}, {@code name@provider} or a group's name. */
    public String target() {
        return target;
    }

    public Instant createdAt() {
        return createdAt;
    }
}

package io.lectern.llm;

import io.lectern.account.Owner;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * Chat models that stand in for each other under one name. A call goes to the first member and, when that fails before
 * its first token, to the next.
 */
@Entity
@Table(name = "llm_model_group")
public class ModelGroup {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(nullable = false, updatable = false)
    Owner owner;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String description;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    protected ModelGroup() {}

    ModelGroup(Owner owner, String name, String description, Instant now) {
        this.uid = UUID.randomUUID();
        this.owner = owner;
        this.createdAt = now;
        change(name, description, now);
    }

    void change(String newName, String newDescription, Instant now) {
        name = newName;
        description = newDescription;
        updatedAt = now;
    }

    public UUID uid() {
        return uid;
    }

    public Owner owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public Instant createdAt() {
        return createdAt;
    }
}

package io.lectern.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * An organisation whose people share documents. Every other row belongs to exactly one tenant, for ever. The hosting
 * tenant is the one of the first start; its administrators make and block the others.
 */
@Entity
@Table(name = "tenant")
public class Tenant {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    boolean blocked;

    @Column(nullable = false, updatable = false)
    boolean hosting;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    protected Tenant() {}

    Tenant(String name, boolean hosting, Instant now) {
        this.uid = UUID.randomUUID();
        this.name = name;
        this.hosting = hosting;
        this.createdAt = now;
    }

    public UUID uid() {
        return uid;
    }

    public String name() {
        return name;
    }

    public boolean blocked() {
        return blocked;
    }

    /** Whether its administrators make and block other tenants. */
    public boolean hosting() {
        return hosting;
    }

    public Instant createdAt() {
        return createdAt;
    }

    void block(boolean now) {
        blocked = now;
    }
}

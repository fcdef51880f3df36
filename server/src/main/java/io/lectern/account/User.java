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
import java.util.UUID;

/** A person or program that acts in one tenant. A blocked user's keys stop working at once. */
@Entity
@Table(name = "app_user")
public class User {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @ManyToOne(optional = false)
    @JoinColumn(name = "tenant_id", updatable = false)
    Tenant tenant;

    @Column(nullable = false)
    String username;

    @Column(nullable = false)
    boolean blocked;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    protected User() {}

    User(Tenant tenant, String username, Instant now) {
        this.uid = UUID.randomUUID();
        this.tenant = tenant;
        this.username = username;
        this.createdAt = now;
    }

    public UUID uid() {
        return uid;
    }

    public Tenant tenant() {
        return tenant;
    }

    public String username() {
        return username;
    }
}

package io.lectern.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** People of a tenant that objects can be shared with. Who is in it is written at the user. */
@Entity(name = "UserGroup")
@Table(name = "app_group")
public class Group {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    long tenantId;

    @Column(nullable = false)
    String name;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    protected Group() {}

    Group(long tenantId, String name, Instant now) {
        this.uid = UUID.randomUUID();
        this.tenantId = tenantId;
        this.name = name;
        this.createdAt = now;
    }

    void rename(String newName) {
        name = newName;
    }

    public UUID uid() {
        return uid;
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }
}

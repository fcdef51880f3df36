package io.lectern.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Rights that a tenant named and gives to users beside their {@link BuiltinRole}. It may be limited to folders and what is
 * in them (contracts/sherpa.md 0.9).
 */
@Entity
@Table(name = "app_role")
public class Role {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    long tenantId;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    Rights rights;

    @Column(name = "access_folders", nullable = false)
    String accessFolders;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    protected Role() {}

    Role(long tenantId, String name, Rights rights, List<String> accessFolders, Instant now) {
        this.uid = UUID.randomUUID();
        this.tenantId = tenantId;
        this.createdAt = now;
        change(name, rights, accessFolders);
    }

    final void change(String newName, Rights newRights, List<String> folders) {
        name = newName;
        rights = newRights;
        accessFolders = String.join("\n", folders);
    }

    public UUID uid() {
        return uid;
    }

    public String name() {
        return name;
    }

    public Rights rights() {
        return rights;
    }

    /** Paths of the folders that the role is limited to; empty for no limit. */
    public List<String> accessFolders() {
        return accessFolders.lines().toList();
    }

    public Instant createdAt() {
        return createdAt;
    }
}

package io.lectern.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person or program that acts in one tenant. A blocked user's keys and tokens stop working at once. A deleted one keeps
 * its row, because objects name their owner, and loses name, e-mail, password and keys.
 */
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

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    BuiltinRole role;

    @Enumerated(EnumType.STRING)
    @Column(name = "auth_kind", nullable = false)
    AuthKind authKind;

    String email;

    @Column(name = "password_hash")
    String passwordHash;

    String issuer;

    String subject;

    @ManyToMany
    @JoinTable(
            name = "user_role",
            joinColumns = @JoinColumn(name = "user_id"),
            inverseJoinColumns = @JoinColumn(name = "role_id"))
    Set<Role> roles = new HashSet<>();

    @ManyToMany
    @JoinTable(
            name = "group_member",
            joinColumns = @JoinColumn(name = "user_id"),
            inverseJoinColumns = @JoinColumn(name = "group_id"))
    Set<Group> groups = new HashSet<>();

    @Column(name = "tokens_valid_from")
    Instant tokensValidFrom;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @Column(name = "deleted_at")
    Instant deletedAt;

    protected User() {}

    User(Tenant tenant, String username, BuiltinRole role, Instant now) {
        this.uid = UUID.randomUUID();
        this.tenant = tenant;
        this.username = username;
        this.role = role;
        this.authKind = AuthKind.KEY;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** What the built-in and the own roles give together. */
    Rights rights() {
        return roles.stream().map(Role::rights).reduce(role.rights(), Rights::and);
    }

    /** Whether any credential of the user counts. */
    boolean active() {
        return !blocked && deletedAt == null && !tenant.blocked;
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

    public BuiltinRole role() {
        return role;
    }

    public AuthKind authKind() {
        return authKind;
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    public boolean blocked() {
        return blocked;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}

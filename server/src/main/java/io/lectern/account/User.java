package io.lectern.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    // both eager: the edge reads them when the transaction is over, and few users have more than a handful
    @ManyToMany(fetch = FetchType.EAGER)
    @JoinTable(
            name = "user_role",
            joinColumns = @JoinColumn(name = "user_id"),
            inverseJoinColumns = @JoinColumn(name = "role_id"))
    Set<Role> roles = new HashSet<>();

    @ManyToMany(fetch = FetchType.EAGER)
    @JoinTable(
            name = "group_member",
            joinColumns = @JoinColumn(name = "user_id"),
            inverseJoinColumns = @JoinColumn(name = "group_id"))
    Set<Group> groups = new HashSet<>();

    @Column(name = "token_version", nullable = false)
    int tokenVersion;

    @Column(name = "claims_at")
    Instant claimsAt;

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
        this.tokenVersion = 1;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** What the built-in and the own roles give together. */
    Rights rights() {
        return roles.stream().map(Role::rights).reduce(role.rights(), Rights::and);
    }

    /** What the user may with a credential that is limited to nothing. */
    Identity identity() {
        return identity(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What the user may with a credential that lets them this much. */
    Identity identity(Optional<Rights> limit, Optional<UUID> onlyDataset, Optional<UUID> onlyAssistant) {
        return new Identity(
                tenant.id,
                tenant.uid,
                id,
                uid,
                limit.map(rights()::within).orElseGet(this::rights),
                groups.stream().map(group -> group.id).collect(Collectors.toSet()),
                role == BuiltinRole.ADMINISTRATOR,
                limit.isPresent() || onlyDataset.isPresent() || onlyAssistant.isPresent(),
                onlyDataset,
                onlyAssistant);
    }

    void rename(String newName, Instant now) {
        username = newName;
        updatedAt = now;
    }

    void writeTo(String newEmail, Instant now) {
        email = newEmail;
        updatedAt = now;
    }

    /** A new password ends every token that was issued before. */
    void setPassword(String hash, Instant now) {
        passwordHash = hash;
        authKind = AuthKind.PASSWORD;
        tokenVersion++;
        updatedAt = now;
    }

    void comeFrom(String provider, String nameThere) {
        authKind = AuthKind.PROVIDER;
        issuer = provider;
        subject = nameThere;
    }

    /** When the provider's token was issued that roles and groups come from. */
    Instant lastClaims() {
        return claimsAt == null ? Instant.EPOCH : claimsAt;
    }

    void hear(Instant issuedAt) {
        claimsAt = issuedAt;
    }

    void take(BuiltinRole newRole, Collection<Role> newRoles, Instant now) {
        role = newRole;
        roles.clear();
        roles.addAll(newRoles);
        updatedAt = now;
    }

    void join(Collection<Group> newGroups, Instant now) {
        groups.clear();
        groups.addAll(newGroups);
        updatedAt = now;
    }

    void leave(Role old) {
        roles.remove(old);
    }

    void leave(Group old) {
        groups.remove(old);
    }

    void block(boolean now, Instant at) {
        blocked = now;
        updatedAt = at;
    }

    void endTokens() {
        tokenVersion++;
    }

    void delete(Instant now) {
        username = "deleted " + uid;
        email = null;
        passwordHash = null;
        issuer = null;
        subject = null;
        blocked = true;
        roles.clear();
        groups.clear();
        tokenVersion++;
        deletedAt = now;
        updatedAt = now;
    }

    /** Whether any credential of the user counts. */
    boolean active() {
        return !blocked && deletedAt == null && !tenant.blocked;
    }

    /** Row id, for rows of other features that are the user's. */
    public long id() {
        return id;
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

    /** Own roles, beside the built-in one; in order of their names. */
    public List<Role> roles() {
        return roles.stream().sorted(Comparator.comparing(Role::name)).toList();
    }

    /** In order of their names. */
    public List<Group> groups() {
        return groups.stream().sorted(Comparator.comparing(Group::name)).toList();
    }

    /** Counts how often all tokens of the user were ended. */
    public int tokenVersion() {
        return tokenVersion;
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

package io.lectern.llm;

import io.lectern.account.Owner;
import io.lectern.common.Seal;
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

/**
 * A key for a provider: one for each owner. The key is sealed with a secret that is not in the database, and bound to
 * this row, so that a sealed key copied into another row opens nothing.
 */
@Entity
@Table(name = "llm_credential")
public class Credential {

    private static final int SHOWN = 4;

    /** A key shorter than this would be half told by its last four characters. */
    private static final int LONG_ENOUGH = 12;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(nullable = false, updatable = false)
    Owner owner;

    @ManyToOne(optional = false)
    @JoinColumn(name = "provider_id", updatable = false)
    Provider provider;

    @Column(name = "sealed_key", nullable = false)
    String sealedKey;

    @Column(name = "last_four", nullable = false)
    String lastFour;

    @Column(nullable = false)
    String description;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    protected Credential() {}

    Credential(Owner owner, Provider provider, Instant now) {
        this.uid = UUID.randomUUID();
        this.owner = owner;
        this.provider = provider;
        this.createdAt = now;
    }

    void change(Seal seal, String key, String newDescription, Instant now) {
        sealedKey = seal.close(key, binding());
        lastFour = key.length() < LONG_ENOUGH ? "" : key.substring(key.length() - SHOWN);
        description = newDescription;
        updatedAt = now;
    }

    /** Closes the key again with the newest secret; false when it was. */
    boolean renew(Seal seal) {
        if (seal.isNewest(sealedKey)) {
            return false;
        }
        sealedKey = seal.close(key(seal), binding());
        return true;
    }

    String key(Seal seal) {
        return seal.open(sealedKey, binding());
    }

    public UUID uid() {
        return uid;
    }

    public Owner owner() {
        return owner;
    }

    public Provider provider() {
        return provider;
    }

    /** What may be shown: the end of the key, if it is long enough to tell nothing by that. */
    public String masked() {
        return "****" + lastFour;
    }

    public String description() {
        return description;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    private String binding() {
        return "llm_credential:" + uid;
    }
}

package io.lectern.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A link of a tenant's chain. Written once, never changed; only pruning removes it, oldest first. */
@Entity
@Table(name = "audit_entry")
@IdClass(AuditRow.Place.class)
class AuditRow {

    /** A tenant's chain and the place in it. */
    public static final class Place implements Serializable {

        private static final long serialVersionUID = 1L;

        long tenantId;
        long seq;

        public Place() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && place.tenantId == tenantId && place.seq == seq;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(tenantId) * 31 + Long.hashCode(seq);
        }
    }

    @Id
    @Column(name = "tenant_id")
    long tenantId;

    @Id
    @Column(name = "seq")
    long seq;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(name = "happened_at", nullable = false, updatable = false)
    Instant happenedAt;

    @Column(nullable = false, updatable = false)
    String entry;

    @Column(nullable = false, updatable = false)
    String hash;

    protected AuditRow() {}

    AuditRow(AuditLine line, long seq, String previous) {
        this.tenantId = line.tenantId();
        this.seq = seq;
        this.uid = line.uid();
        this.happenedAt = line.at();
        this.entry = line.json();
        this.hash = ChainHash.of(previous, seq, entry);
    }
}

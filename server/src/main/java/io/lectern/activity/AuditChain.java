package io.lectern.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The two ends of a tenant's chain. Whoever adds to the chain holds the lock of this row until the commit, so that any
 * number of servers write one chain. The anchor is the hash of the last entry that pruning removed.
 */
@Entity
@Table(name = "audit_chain")
class AuditChain {

    @Id
    @Column(name = "tenant_id")
    long tenantId;

    @Column(name = "pruned_seq", nullable = false)
    long prunedSeq;

    @Column(nullable = false)
    String anchor;

    @Column(name = "last_seq", nullable = false)
    long lastSeq;

    @Column(nullable = false)
    String head;

    protected AuditChain() {}

    AuditChain(long tenantId) {
        this.tenantId = tenantId;
        this.anchor = ChainHash.NOTHING;
        this.head = ChainHash.NOTHING;
    }

    AuditRow next(AuditLine line) {
        AuditRow row = new AuditRow(line, lastSeq + 1, head);
        lastSeq = row.seq;
        head = row.hash;
        return row;
    }

    void prunedTo(AuditRow last) {
        prunedSeq = last.seq;
        anchor = last.hash;
    }
}

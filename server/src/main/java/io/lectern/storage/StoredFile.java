package io.lectern.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One uploaded file. Its bytes never change; they lie in the blob store under {@link #uid()} as long as the row lives. */
@Entity
@Table(name = "stored_file")
public class StoredFile {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    long tenantId;

    @Column(nullable = false)
    String name;

    @Column(name = "size_bytes", nullable = false, updatable = false)
    long size;

    @Column(nullable = false, updatable = false)
    String sha256;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "deleted_at")
    Instant deletedAt;

    protected StoredFile() {}

    StoredFile(long tenantId, String name, Blob blob, Instant now) {
        this.uid = blob.uid();
        this.tenantId = tenantId;
        this.name = name;
        this.size = blob.size();
        this.sha256 = blob.sha256();
        this.createdAt = now;
    }

    public UUID uid() {
        return uid;
    }

    public String name() {
        return name;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    public String sha256() {
        return sha256;
    }

    void delete(Instant now) {
        deletedAt = now;
    }
}

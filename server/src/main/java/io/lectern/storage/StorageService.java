package io.lectern.storage;

import io.lectern.common.LimitReachedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * Takes files in and gives their bytes out. Bytes come first and without a transaction ({@link #store}), the row second
 * ({@link #keep}) within the caller's transaction; a blob whose row was never made is removed by {@link #discard}.
 */
@ApplicationScoped
public class StorageService {

    @Inject
    BlobStore blobs;

    @Inject
    StorageConfig config;

    @Inject
    Clock clock;

    @PersistenceContext
    EntityManager rows;

    /**
     * Puts bytes on the disk.
     *
     * @param bytes read to the end, not closed
     * @throws io.lectern.common.DomainException TOO_LARGE over the limit of {@code lectern.upload.max-bytes}
     */
    public Blob store(InputStream bytes) {
        return blobs.store(bytes);
    }

    /**
     * Makes the row for a blob.
     *
     * @throws LimitReachedException the tenant's files would be larger than {@code lectern.upload.tenant-bytes} together
     */
    @Transactional
    public StoredFile keep(long tenantId, String name, Blob blob) {
        requireRoom(tenantId, blob.size());
        StoredFile file = new StoredFile(tenantId, name, blob, clock.instant());
        rows.persist(file);
        return file;
    }

    private void requireRoom(long tenantId, long size) {
        if (config.tenantBytes() == 0) {
            return;
        }
        Long used = rows.createQuery(
                        "select sum(f.size) from StoredFile f where f.tenantId = :tenant and f.deletedAt is null",
                        Long.class)
                .setParameter("tenant", tenantId)
                .getSingleResult();
        if ((used == null ? 0 : used) + size > config.tenantBytes()) {
            throw new LimitReachedException(
                    "There is no room for this file: all files together may have " + config.tenantBytes()
                            + " bytes (lectern.upload.tenant-bytes). Delete some first.",
                    Duration.ZERO);
        }
    }

    /** Forgets a blob that got no row. */
    public void discard(Blob blob) {
        blobs.delete(blob.uid());
    }

    /** Where the bytes are, for reading only. */
    public Path path(StoredFile file) {
        return blobs.path(file.uid());
    }

    /** Marks the file deleted; the bytes follow when nothing refers to them any more. */
    @Transactional
    public void delete(StoredFile file) {
        rows.merge(file).delete(clock.instant());
    }

    /** Removes the bytes of a file whose row is marked deleted, after that was committed. */
    public void erase(StoredFile file) {
        blobs.delete(file.uid());
    }
}

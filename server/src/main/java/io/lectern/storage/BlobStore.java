package io.lectern.storage;

import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Bytes on the file system, two folders deep. A blob appears under its name only when all of it is on the disk, so a crash
 * leaves at most a file in {@code incoming/}, never half a document.
 */
@ApplicationScoped
class BlobStore {

    private static final int BUFFER = 1 << 16;

    @Inject
    StorageConfig config;

    /**
     * Streams to disk while hashing; holds one buffer in memory.
     *
     * @throws DomainException TOO_LARGE when the limit is passed; nothing stays behind then
     */
    Blob store(InputStream bytes) {
        UUID uid = UUID.randomUUID();
        try {
            Path incoming =
                    Files.createDirectories(config.blobs().resolve("incoming")).resolve(uid.toString());
            try {
                Blob blob = copy(uid, bytes, incoming);
                Path home = path(uid);
                Files.createDirectories(home.getParent());
                Files.move(incoming, home, StandardCopyOption.ATOMIC_MOVE);
                return blob;
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException e) {
            throw DomainException.internal("The file could not be stored. Is the data directory's disk full?", e);
        }
    }

    Path path(UUID uid) {
        String name = uid.toString();
        return config.blobs()
                .resolve(name.substring(0, 2))
                .resolve(name.substring(2, 4))
                .resolve(name);
    }

    void delete(UUID uid) {
        try {
            Files.deleteIfExists(path(uid));
        } catch (IOException e) {
            throw DomainException.internal("A stored file could not be deleted.", e);
        }
    }

    private Blob copy(UUID uid, InputStream bytes, Path to) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (FileChannel file = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > config.maxBytes()) {
                    throw new DomainException(
                            FailureKind.TOO_LARGE,
                            "The file is larger than " + config.maxBytes()
                                    + " bytes, the limit set by lectern.upload.max-bytes.");
                }
                digest.update(buffer, 0, read);
                write(file, ByteBuffer.wrap(buffer, 0, read));
            }
            file.force(true);
        }
        return new Blob(uid, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

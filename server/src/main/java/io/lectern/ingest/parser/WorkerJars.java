package io.lectern.ingest.parser;

import io.lectern.common.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The jars of the parser process. They travel in the WAR as one resource, which every server's class loader can stream,
 * exploded or not, and are unpacked once into a directory named after their hash. Older directories are removed.
 */
@ApplicationScoped
class WorkerJars {

    static final String RESOURCE = "META-INF/parser/worker.zip";

    @Inject
    ParserConfig config;

    private String classPath;

    /** The class path of the process; unpacks on first use. */
    synchronized String classPath() {
        if (classPath == null) {
            try {
                Path jars = unpacked();
                removeOthers(jars);
                classPath = jars + "/*";
            } catch (IOException e) {
                throw DomainException.internal(
                        "The parser could not be unpacked. Is the data directory's disk full?", e);
            }
        }
        return classPath;
    }

    private Path unpacked() throws IOException {
        Path home = Files.createDirectories(config.directory());
        Path jars = home.resolve(hash().substring(0, 16));
        if (Files.isDirectory(jars)) {
            return jars;
        }
        Path half = Files.createTempDirectory(home, "unpacking");
        try (ZipInputStream zip = new ZipInputStream(open())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    Files.copy(zip, half.resolve(Path.of(entry.getName()).getFileName()));
                }
            }
        }
        return Files.move(half, jars, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String hash() throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static InputStream open() throws IOException {
        return Optional.ofNullable(WorkerJars.class.getClassLoader().getResourceAsStream(RESOURCE))
                .orElseThrow(() -> new IOException("Not in this build: " + RESOURCE));
    }

    /** Jars of other versions, and what processes left behind that were killed together with their server. */
    private static void removeOthers(Path jars) throws IOException {
        try (Stream<Path> siblings = Files.list(jars.getParent())) {
            siblings.filter(sibling -> !sibling.equals(jars)).forEach(ScratchFiles::delete);
        }
    }
}
